import * as l10n from "@vscode/l10n";
import type { Statistic } from "../quantities/statistics.ts";
import { type JsonValue, numberIn } from "./jsonValue.ts";
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

/** What a file tells of latency, and what it doesn't. */
export interface LatencyFigures {
  readonly measures: readonly Measure[];
  readonly lacking: readonly Lacking[];
}

/** The same of latencies that the file holds as such. @param why Of a percentile that the file has not, as below. */
export function storedFigures(
  stored: JsonValue | undefined,
  keys: readonly (readonly [Statistic, string])[],
  factor: number,
  why: (name: string) => string,
): LatencyFigures {
  return figuresAmong(storedLatencies(stored, keys, factor), why);
}

/**
 * Those latencies that are such: zero is less than the tool's clock can tell. Of none, nothing is missed.
 * @param why One sentence on a percentile that is missing, "P95", and how to get it.
 */
export function figuresAmong(latencies: readonly Measure[], why: (name: string) => string): LatencyFigures {
  if (latencies.length === 0) return { measures: [], lacking: [] };
  const zeros = new Set(latencies.filter(({ value }) => value === 0).map(({ statistic }) => statistic?.toUpperCase()));
  const measures = firstOfEach(latencies.filter(({ value }) => value > 0));
  const whyNot = (name: string) =>
    zeros.has(name) ? l10n.t("{0} is 0 in the file: it was shorter than the tool's clock can tell.", name) : why(name);
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
