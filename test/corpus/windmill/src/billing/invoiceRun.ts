import type { Readings } from "./readings.js";
import type { Tariffs } from "./tariffs.js";

export interface Contract {
  id: number;
  meter: string;
  tariff: string;
}

export interface Invoice {
  contract: number;
  amount: bigint;
}

/** One invoice for each contract; contracts come in pages so that memory stays flat. */
export async function* invoiceRun(
  pages: AsyncIterable<Contract[]>,
  readings: Readings,
  tariffs: Tariffs,
): AsyncGenerator<Invoice[]> {
  for await (const page of pages) {
    const used = await readings.ofMeters(page.map((contract) => contract.meter));
    yield page.map((contract) => ({
      contract: contract.id,
      amount: tariffs.price(contract.tariff, used.get(contract.meter) ?? []),
    }));
  }
}
