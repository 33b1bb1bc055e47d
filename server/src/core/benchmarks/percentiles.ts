import * as l10n from "@vscode/l10n";
import { figuresAmong, type LatencyFigures, measure } from "./measures.ts";

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

/**
 * Smallest, largest, mean and percentiles of samples; nothing of none.
 * @param samples In any order, in seconds times `1 / factor`; what is no finite number is left out.
 * @param factor Seconds in one of the samples' unit.
 */
export function figuresOfSamples(samples: readonly unknown[], factor: number): LatencyFigures {
  const ascending = inOrder(samples);
  if (ascending.length === 0) return { measures: [], lacking: [] };
  const sum = ascending.reduce((all, one) => all + one, 0);
  const ranks = (["p95", "p99"] as const).filter((one) => ascending.length >= FEWEST_SAMPLES[one]);
  const latencies = [
    ["min", percentile(ascending, 0)],
    ["mean", sum / ascending.length],
    ["p50", percentile(ascending, 50)],
    ...ranks.map((one) => [one, percentile(ascending, Number(one.slice(1)))] as const),
    ["max", percentile(ascending, 100)],
  ] as const;
  return figuresAmong(
    latencies.flatMap(([statistic, value]) => measure("latency", statistic, value * factor)),
    (name) => tooFew(name, ascending.length),
  );
}

function tooFew(name: string, samples: number): string {
  return l10n.t(
    "{0} takes at least {1} samples, and the file has {2}.",
    name,
    name === "P99" ? FEWEST_SAMPLES.p99 : FEWEST_SAMPLES.p95,
    samples,
  );
}

/** Without a copy in between: some files hold millions. */
function inOrder(samples: readonly unknown[]): Float64Array {
  const numbers = new Float64Array(samples.length);
  let count = 0;
  for (const one of samples) if (typeof one === "number" && Number.isFinite(one)) numbers[count++] = one;
  return numbers.subarray(0, count).sort();
}

/** The middle one of what several runs say; undefined of none. */
export function median(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : percentile(inOrder(values), 50);
}
