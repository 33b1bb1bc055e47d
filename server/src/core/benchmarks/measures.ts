import type { Statistic } from "../quantities/statistics.ts";
import { type JsonValue, numberIn } from "./jsonValue.ts";
import type { SampleFigures } from "./percentiles.ts";
import type { Lacking, Measure, MeasureKind } from "./resultsFile.ts";

/** A measure, or none for what is no finite number: what a file lacks, and what was divided by nothing. */
export function measure(
  kind: MeasureKind,
  statistic: Statistic | undefined,
  value: number | undefined,
  noun?: string,
): readonly Measure[] {
  if (value === undefined || !Number.isFinite(value)) return [];
  return [noun === undefined ? { kind, statistic, value } : { kind, statistic, value, noun }];
}

/**
 * Latencies that a file stores each under a key of its own: those of them that it has.
 * @param factor Seconds in one of the file's unit.
 */
export function storedLatencies(
  stored: JsonValue | undefined,
  keys: readonly (readonly [Statistic, string])[],
  factor: number,
): readonly Measure[] {
  return keys.flatMap(([statistic, key]) => measure("latency", statistic, scaled(numberIn(stored, key), factor)));
}

/**
 * Stored latencies and what is missing of them. Zero is none, but less than the tool's clock can tell.
 * @param why One sentence on a percentile that the file has not, "P95", and how to get it.
 */
export function storedFigures(
  stored: JsonValue | undefined,
  keys: readonly (readonly [Statistic, string])[],
  factor: number,
  why: (name: string) => string,
): SampleFigures {
  const all = storedLatencies(stored, keys, factor);
  const zeros = all.filter(({ value }) => value === 0).map(({ statistic }) => statistic?.toUpperCase());
  const measures = all.filter(({ value }) => value > 0);
  const whyNot = (name: string) =>
    zeros.includes(name) ? `${name} is 0 in the file: it was shorter than the tool's clock can tell.` : why(name);
  return { measures, lacking: lackingPercentiles(measures, whyNot) };
}

/** A number in a larger or smaller unit; undefined stays so. */
export function scaled(value: number | undefined, factor: number): number | undefined {
  return value === undefined ? undefined : value * factor;
}

/** The first of each kind and statistic: some files say one figure twice. */
export function firstOfEach(measures: readonly Measure[]): readonly Measure[] {
  const seen = new Set<string>();
  return measures.filter(({ kind, statistic }) => {
    const isNew = !seen.has(`${kind} ${statistic}`);
    seen.add(`${kind} ${statistic}`);
    return isNew;
  });
}

/** The percentiles of latency that are not among measures, all for one reason. */
export function lackingPercentiles(measures: readonly Measure[], why: (name: string) => string): readonly Lacking[] {
  return (["p50", "p95", "p99"] as const)
    .filter((one) => !measures.some(({ kind, statistic }) => kind === "latency" && statistic === one))
    .map((one) => ({ kind: "latency", statistic: one, why: why(one.toUpperCase()) }));
}
