import type { Statistic } from "../quantities/statistics.ts";
import type { Lacking, Measure } from "./resultsFile.ts";

/** So many samples a percentile takes at least: below that it is one of the two largest values. */
export const FEWEST_SAMPLES: Readonly<Record<"p95" | "p99", number>> = { p95: 20, p99: 100 };

/**
 * A percentile of samples, by linear interpolation between the two nearest ranks: Hyndman and Fan's type 7, the default
 * of NumPy, R and spreadsheets.
 * @param ascending Samples in rising order, at least one.
 * @param rank From 0 to 100.
 */
export function percentile(ascending: readonly number[] | Float64Array, rank: number): number {
  const place = ((ascending.length - 1) * rank) / 100;
  const below = Math.floor(place);
  const low = ascending[below] ?? Number.NaN;
  const high = ascending[Math.min(below + 1, ascending.length - 1)] ?? low;
  return low + (high - low) * (place - below);
}

/** What samples tell of latency: measures for what they are enough for, and what they are too few for. */
export interface SampleFigures {
  readonly measures: readonly Measure[];
  readonly lacking: readonly Lacking[];
}

/**
 * Smallest, largest, mean and percentiles of samples.
 * @param samples In any order, in seconds times `1 / factor`; what is no finite number is left out.
 * @param factor Seconds in one of the samples' unit.
 */
export function figuresOfSamples(samples: readonly unknown[], factor: number): SampleFigures {
  const ascending = inOrder(samples);
  if (ascending.length === 0) return { measures: [], lacking: [] };
  const sum = ascending.reduce((all, one) => all + one, 0);
  const latency = (statistic: Statistic, value: number): Measure => ({
    kind: "latency",
    statistic,
    value: value * factor,
  });
  const ranks = (["p95", "p99"] as const).filter((one) => ascending.length >= FEWEST_SAMPLES[one]);
  return {
    measures: [
      latency("min", percentile(ascending, 0)),
      latency("mean", sum / ascending.length),
      latency("p50", percentile(ascending, 50)),
      ...ranks.map((one) => latency(one, percentile(ascending, Number(one.slice(1))))),
      latency("max", percentile(ascending, 100)),
    ].filter(({ value }) => Number.isFinite(value)),
    lacking: tooFew(ascending.length),
  };
}

/** Without a copy in between: some files hold millions. */
function inOrder(samples: readonly unknown[]): Float64Array {
  const numbers = new Float64Array(samples.length);
  let count = 0;
  for (const one of samples) if (typeof one === "number" && Number.isFinite(one)) numbers[count++] = one;
  return numbers.subarray(0, count).sort();
}

/** What so many samples say nothing of. */
function tooFew(samples: number): readonly Lacking[] {
  return (["p95", "p99"] as const)
    .filter((one) => samples < FEWEST_SAMPLES[one])
    .map((one) => ({
      kind: "latency",
      statistic: one,
      why: `${one.toUpperCase()} takes at least ${FEWEST_SAMPLES[one]} samples, and the file has ${samples}.`,
    }));
}

/** The middle one of what several runs say; undefined of none. */
export function median(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : percentile(inOrder(values), 50);
}
