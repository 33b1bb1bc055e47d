import * as l10n from "@vscode/l10n";
import { isObject, type JsonValue, numberIn, valueIn } from "../jsonValue.ts";
import { measure, scaled } from "../measures.ts";
import type { BenchmarkResult, Lacking, Measure } from "../resultsFile.ts";
import { defineFormat } from "./resultsFormat.ts";

/**
 * `estimates.json` of criterion, in nanoseconds: keys in snake case since 0.3.3, and like `StdDev` before. Its time is what
 * criterion prints: the slope, or the mean where there is none. See src/estimate.rs of criterion-rs/criterion.rs.
 */
export const criterion = defineFormat({
  id: "criterion",
  get title() {
    return l10n.t("estimates.json of criterion");
  },
  detect: ({ json }) => numberIn(estimateIn(json, "mean"), "point_estimate") !== undefined,
  read: ({ json }) => ({
    tool: { name: "criterion", version: undefined },
    run: { takenAt: undefined, commit: undefined, machine: {} },
    benchmarks: [isChange(json) ? CHANGE : benchmarkOf(json)],
    earlier: [],
    remarks: [l10n.t("The file does not name its benchmark; the folders that it lies in do.")],
  }),
});

const OLD_KEYS = { mean: "Mean", median: "Median", slope: "Slope", std_dev: "StdDev" } as const;

function estimateIn(json: JsonValue | undefined, key: keyof typeof OLD_KEYS): JsonValue | undefined {
  return valueIn(json, key) ?? valueIn(json, OLD_KEYS[key]);
}

/** `change/estimates.json` has the same shape for what became of mean and median, as ratios. */
function isChange(json: JsonValue | undefined): boolean {
  return !isObject(estimateIn(json, "std_dev"));
}

const CHANGE: BenchmarkResult = {
  name: "",
  basis: "iteration",
  measures: [],
  samples: undefined,
  lacking: [],
  get failure() {
    return l10n.t("These are changes between two runs and no times, which are in new/estimates.json.");
  },
};

function benchmarkOf(json: JsonValue | undefined): BenchmarkResult {
  const timeIn = (key: keyof typeof OLD_KEYS) => scaled(numberIn(estimateIn(json, key), "point_estimate"), NANOSECOND);
  return {
    name: "",
    basis: "iteration",
    measures: [
      ...measure("latency", "mean", timeIn("slope") ?? timeIn("mean")),
      ...measure("latency", "p50", timeIn("median")),
    ],
    samples: undefined,
    lacking: [...noPercentiles(), { kind: "throughput", statistic: undefined, why: withoutThroughput() }],
    failure: undefined,
  };
}

const NANOSECOND = 1e-9;

function withoutThroughput(): string {
  return l10n.t(
    "What an iteration works on is in benchmark.json beside it; the messages of cargo criterion have the throughput.",
  );
}

/** Of all that criterion writes. */
export function noPercentiles(): readonly Lacking[] {
  return (["p95", "p99"] as const).map((statistic) => ({
    kind: "latency",
    statistic,
    why: l10n.t(
      "{0} of single calls does not follow from the means of batches that criterion measures.",
      statistic.toUpperCase(),
    ),
  }));
}

/**
 * What an iteration works on, over the time that it takes.
 * @param seconds Of one iteration.
 */
export function throughputOf(amount: number | undefined, unit: string, seconds: number): readonly Measure[] {
  const rate = scaled(amount, 1 / seconds);
  const bytes = BYTES.get(unit);
  if (bytes !== undefined) return measure("transfer", undefined, scaled(rate, bytes));
  return measure("throughput", undefined, rate, unit === "elements" ? "element" : "");
}

const BYTES: ReadonlyMap<string, number> = new Map([
  ["bytes", 1],
  ["bits", 1 / 8],
]);

/** Seconds in the units that criterion gives its times in. */
export const SECONDS: ReadonlyMap<string, number> = new Map([
  ["ns", 1e-9],
  ["us", 1e-6],
  ["µs", 1e-6],
  ["ms", 1e-3],
  ["s", 1],
]);
