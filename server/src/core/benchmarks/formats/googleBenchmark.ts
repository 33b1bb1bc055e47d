import * as l10n from "@vscode/l10n";
import { type Statistic, statisticAt } from "../../quantities/statistics.ts";
import { type JsonValue, listIn, numberIn, textIn, valueIn } from "../jsonValue.ts";
import { figuresAmong, firstOfEach, measure } from "../measures.ts";
import { figuresOfSamples, median } from "../percentiles.ts";
import type { BenchmarkResult, Machine, Measure } from "../resultsFile.ts";
import { failureOf } from "../resultsWording.ts";
import { defineFormat } from "./resultsFormat.ts";

/**
 * `--benchmark_format=json` and `--benchmark_out` of Google Benchmark: each row in a unit of its own. A repetition is the
 * mean of its iterations. See src/json_reporter.cc.
 */
export const googleBenchmark = defineFormat({
  id: "googleBenchmark",
  title: "Google Benchmark",
  detect: ({ json }) =>
    valueIn(json, "context") !== undefined &&
    listIn(json, "benchmarks").some(
      (row) => valueIn(row, "real_time") !== undefined || valueIn(row, "run_name") !== undefined,
    ),
  read: ({ json }) => ({
    tool: { name: "Google Benchmark", version: textIn(json, "context", "library_version")?.replace(/^v/, "") },
    run: { takenAt: textIn(json, "context", "date"), commit: undefined, machine: machineOf(json) },
    benchmarks: [...rowsByName(listIn(json, "benchmarks"))].map(([name, rows]) => benchmarkOf(name, rows)),
    earlier: [],
    remarks: remarksOn(valueIn(json, "context")),
  }),
});

function machineOf(json: JsonValue | undefined): Machine {
  const cores = numberIn(json, "context", "num_cpus");
  const host = textIn(json, "context", "host_name");
  return { ...(cores === undefined ? {} : { cores }), ...(host === undefined ? {} : { host }) };
}

function remarksOn(context: JsonValue | undefined): readonly string[] {
  return [
    ...(textIn(context, "library_build_type") === "debug"
      ? [l10n.t("The benchmark library is a debug build, so its figures are not to be published.")]
      : []),
    ...(valueIn(context, "cpu_scaling_enabled") === true
      ? [l10n.t("The frequency of the processor was scaled while it was measured, so its figures vary.")]
      : []),
  ];
}

/** Rows on complexity ("BigO", "RMS") are of several benchmarks. */
function rowsByName(rows: readonly JsonValue[]): ReadonlyMap<string, readonly JsonValue[]> {
  const byName = new Map<string, JsonValue[]>();
  for (const row of rows) {
    if (valueIn(row, "big_o") !== undefined || valueIn(row, "rms") !== undefined) continue;
    const name = textIn(row, "run_name") ?? textIn(row, "name") ?? "";
    const same = byName.get(name) ?? [];
    byName.set(name, same);
    same.push(row);
  }
  return byName;
}

function benchmarkOf(name: string, rows: readonly JsonValue[]): BenchmarkResult {
  const failed = rows.find(isFailed);
  const runs = rows.filter((row) => !isAggregate(row) && !isFailed(row));
  const aggregates = rows.filter((row) => isAggregate(row) && textIn(row, "aggregate_unit") !== "percentage");
  const times = runs.flatMap((row) => secondsOf(row) ?? []);
  const sampled = figuresOfSamples(times, 1).measures;
  const ofRuns = times.length === 1 ? sampled.filter(({ statistic }) => statistic === "mean") : sampled;
  const { measures, lacking } = figuresAmong([...ofRuns, ...aggregates.flatMap(aggregateOf)], whyNot);
  const typical = runs.length > 0 ? runs : aggregates.filter((row) => statisticOf(row) === "p50");
  return {
    name,
    basis: "iteration",
    measures: [...measures, ...firstOfEach(typicalFigures(typical, measures))],
    samples: times.length > 0 ? times.length : numberIn(aggregates[0], "repetitions"),
    lacking,
    failure: failed === undefined ? undefined : whyItFailed(failed),
  };
}

function isAggregate(row: JsonValue): boolean {
  return textIn(row, "run_type") === "aggregate";
}

function isFailed(row: JsonValue): boolean {
  return valueIn(row, "error_occurred") === true || valueIn(row, "skipped") === true;
}

function whyItFailed(row: JsonValue): string {
  return valueIn(row, "skipped") === true
    ? failureOf(l10n.t("It was skipped"), textIn(row, "skip_message"))
    : failureOf(l10n.t("It failed"), textIn(row, "error_message"));
}

const SECONDS: ReadonlyMap<string, number> = new Map([
  ["ns", 1e-9],
  ["us", 1e-6],
  ["ms", 1e-3],
  ["s", 1],
]);

function secondsOf(row: JsonValue): number | undefined {
  const time = numberIn(row, "real_time");
  const factor = SECONDS.get(textIn(row, "time_unit") ?? "");
  return time === undefined || factor === undefined ? undefined : time * factor;
}

/** "mean", "median", and what the author registered: "p95". Undefined for "stddev". */
function statisticOf(row: JsonValue): Statistic | undefined {
  const name = textIn(row, "aggregate_name") ?? "";
  const reading = statisticAt(name, 0);
  return reading?.end === name.length ? reading.statistic : undefined;
}

function aggregateOf(row: JsonValue): readonly Measure[] {
  const statistic = statisticOf(row);
  return statistic === undefined ? [] : measure("latency", statistic, secondsOf(row));
}

function whyNot(percentile: string): string {
  return l10n.t(
    "Google Benchmark writes means and no {0}: use --benchmark_repetitions, or register the statistic with ComputeStatistics.",
    percentile,
  );
}

/** What is no time, of the repetition in the middle. Threads work at once, so that theirs is no rate. */
function typicalFigures(rows: readonly JsonValue[], latencies: readonly Measure[]): readonly Measure[] {
  const middle = (key: string) => median(rows.flatMap((row) => numberIn(row, key) ?? []));
  const mean = latencies.find(({ statistic }) => statistic === "mean")?.value;
  const isAlone = rows.every((row) => (numberIn(row, "threads") ?? 1) === 1);
  return [
    ...measure("throughput", undefined, middle("items_per_second"), "item"),
    ...measure("throughput", undefined, isAlone && mean !== undefined ? 1 / mean : undefined, "operation"),
    ...measure("transfer", undefined, middle("bytes_per_second")),
    ...measure("memory", "max", middle("max_bytes_used")),
  ];
}
