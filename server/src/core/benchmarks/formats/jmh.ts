import * as l10n from "@vscode/l10n";
import { shortened } from "../../text/wording.ts";
import { entriesIn, type JsonValue, listIn, numberIn, textIn, valueIn } from "../jsonValue.ts";
import { measure, scaled, storedLatencies } from "../measures.ts";
import type { BenchmarkResult, Lacking, Machine, Measure } from "../resultsFile.ts";
import { namesApart } from "../resultsWording.ts";
import { defineFormat } from "./resultsFormat.ts";

/**
 * JMH's `-rf json`. Whether a score is a time or a rate says its unit. See results/format/JSONResultFormat.java of
 * openjdk/jmh.
 */
export const jmh = defineFormat({
  id: "jmh",
  title: "JMH -rf json",
  detect: ({ json }) => Array.isArray(json) && textIn(json[0], "jmhVersion") !== undefined,
  read: ({ json }) => {
    const all = listIn(json);
    const names = namesApart(all.map(nameOf));
    return {
      tool: { name: "JMH", version: textIn(all[0], "jmhVersion") },
      run: { takenAt: undefined, commit: undefined, machine: machineOf(all[0]) },
      benchmarks: all.map((one, index) => benchmarkOf(one, names[index] ?? "")),
      earlier: [],
      remarks: [],
    };
  },
});

function machineOf(result: JsonValue | undefined): Machine {
  const runtime = [textIn(result, "vmName"), textIn(result, "jdkVersion")].filter((one) => one !== undefined);
  return runtime.length > 0 ? { runtime: runtime.join(" ") } : {};
}

/** With parameters, since they alone tell many apart, and with the mode where one benchmark ran in several. */
function nameOf(result: JsonValue): { readonly short: string; readonly long: string } {
  const params = entriesIn(result, "params").map(([key]) => `${key}=${textIn(result, "params", key) ?? ""}`);
  const short = `${textIn(result, "benchmark") ?? ""}${params.length > 0 ? ` (${params.join(", ")})` : ""}`;
  return { short, long: `${short} [${textIn(result, "mode") ?? ""}]` };
}

function benchmarkOf(result: JsonValue, name: string): BenchmarkResult {
  const mode = textIn(result, "mode") ?? "";
  const metric = valueIn(result, "primaryMetric");
  const measures = scoresOf(metric);
  return {
    name,
    basis: mode === "sample" ? "request" : "iteration",
    measures: [...measures, ...allocationOf(result)],
    samples: samplesOf(metric),
    lacking: measures.length > 0 ? lackingOf(mode, measures) : [],
    failure: measures.length > 0 ? undefined : whyNone(metric),
  };
}

/** "us/op", "ops/ms"; what is not finite is written as a text. */
function scoresOf(metric: JsonValue | undefined): readonly Measure[] {
  const unit = textIn(metric, "scoreUnit") ?? "";
  const score = numberIn(metric, "score");
  const time = SECONDS[/^(\w{1,9})\/op$/.exec(unit)?.[1] ?? ""];
  const rate = SECONDS[/^ops\/(\w{1,9})$/.exec(unit)?.[1] ?? ""];
  if (rate !== undefined) return measure("throughput", undefined, scaled(score, 1 / rate), "operation");
  if (time === undefined) return [];
  return [
    ...measure("latency", "mean", scaled(score, time)),
    ...storedLatencies(valueIn(metric, "scorePercentiles"), PERCENTILES, time),
  ].filter(({ value }) => value > 0);
}

const SECONDS: Readonly<Record<string, number | undefined>> = {
  ns: 1e-9,
  us: 1e-6,
  ms: 1e-3,
  s: 1,
  min: 60,
  hr: 3600,
  day: 86_400,
};

const PERCENTILES = [
  ["min", "0.0"],
  ["p50", "50.0"],
  ["p90", "90.0"],
  ["p95", "95.0"],
  ["p99", "99.0"],
  ["p99.9", "99.9"],
  ["p99.99", "99.99"],
  ["max", "100.0"],
] as const;

function whyNone(metric: JsonValue | undefined): string {
  if (numberIn(metric, "score") === undefined) return l10n.t("It has no score.");
  if (numberIn(metric, "score") === 0) return l10n.t("It took less than the clock can tell.");
  return l10n.t(
    'Its score is in "{0}", which is neither a time nor a rate.',
    shortened(textIn(metric, "scoreUnit") ?? ""),
  );
}

/** Iterations, or in mode `sample` calls: each of their times with how often it was measured. */
function samplesOf(metric: JsonValue | undefined): number | undefined {
  const calls = listIn(metric, "rawDataHistogram").flatMap((fork) => listIn(fork).flatMap((one) => listIn(one)));
  const iterations = listIn(metric, "rawData").flatMap((fork) => listIn(fork));
  const count = calls.reduce<number>((sum, one) => sum + (numberIn(listIn(one)[1]) ?? 0), iterations.length);
  return count > 0 ? count : undefined;
}

function lackingOf(mode: string, measures: readonly Measure[]): readonly Lacking[] {
  return (["mean", "p50", "p95", "p99"] as const)
    .filter((one) => !measures.some(({ kind, statistic }) => kind === "latency" && statistic === one))
    .map((statistic) => ({
      kind: "latency",
      statistic,
      why: l10n.t("JMH stores no times of single calls in mode {0}; run it with -bm sample.", shortened(mode)),
    }));
}

/** With `-prof gc`; older releases write a middle dot before the name. */
function allocationOf(result: JsonValue): readonly Measure[] {
  const secondary = valueIn(result, "secondaryMetrics");
  const norm = valueIn(secondary, "gc.alloc.rate.norm") ?? valueIn(secondary, "\u00B7gc.alloc.rate.norm");
  return textIn(norm, "scoreUnit") === "B/op" ? measure("allocation", undefined, numberIn(norm, "score")) : [];
}
