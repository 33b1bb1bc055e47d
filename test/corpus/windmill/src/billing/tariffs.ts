import type { Reading } from "./readings.js";

interface Step {
  fromHour: number;
  price: bigint;
}

export class Tariffs {
  readonly #steps: Map<string, Step[]>;

  constructor(steps: Map<string, Step[]>) {
    this.#steps = steps;
  }

  /** Price of a month, hour by hour, in ten-thousandths of a cent. */
  price(tariff: string, readings: readonly Reading[]): bigint {
    const steps = this.#steps.get(tariff) ?? [];
    let sum = 0n;
    for (const reading of readings) {
      const step = steps.findLast((one) => one.fromHour <= reading.hour % 24);
      sum += BigInt(reading.wattHours) * (step?.price ?? 0n);
    }
    return sum;
  }
}
