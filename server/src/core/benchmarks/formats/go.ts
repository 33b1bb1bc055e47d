import * as l10n from "@vscode/l10n";
import { type GoBenchmark, goBenchmarksIn } from "../goOutput.ts";
import { goUnit } from "../goUnit.ts";
import { type JsonValue, parseJson, textIn } from "../jsonValue.ts";
import { figuresAmong, firstOfEach, type LatencyFigures, measure } from "../measures.ts";
import { figuresOfSamples, median } from "../percentiles.ts";
import type { BenchmarkResult, Machine, Measure } from "../resultsFile.ts";
import { failureOf, namesApart, systemNamed } from "../resultsWording.ts";
import { defineFormat } from "./resultsFormat.ts";

/**
 * Text of `go test -bench`, which benchstat takes too, and the same as `go test -json` wraps it. One run writes the mean
 * of its calls; several of one name, of `-count` or of files put together, are samples of such means.
 */
export const go = defineFormat({
  id: "go",
  title: "go test -bench",
  detect: ({ text, json, firstLine }) => (json === undefined ? MARKS.test(text) || isEvent(firstLine) : isEvent(json)),
  read: ({ text, firstLine }) => {
    const events = isEvent(firstLine);
    const { benchmarks, configuration } = goBenchmarksIn(events ? outputOf(text) : text);
    const names = namesApart(benchmarks.map(({ group, name }) => ({ short: name, long: `${group} > ${name}` })));
    const date = events ? textIn(firstLine, "Time") : configuration.get("date");
    return {
      tool: { name: "go test", version: undefined },
      run: {
        takenAt: /^\d{4}-\d\d-\d\d/.test(date ?? "") ? date : undefined,
        commit: configuration.get("commit"),
        machine: machineOf(configuration),
      },
      benchmarks: benchmarks.map((one, index) => benchmarkOf(one, names[index] ?? one.name)),
      earlier: [],
      remarks: [],
    };
  },
});

const MARKS = /^(?:Benchmark\S*[ \t]+\d+[ \t]+\S+ \S|goos: |--- (?:FAIL|SKIP): Benchmark)/m;

function isEvent(value: JsonValue | undefined): boolean {
  return textIn(value, "Action") !== undefined && textIn(value, "Package") !== undefined;
}

/** What `go test -json` cut into pieces, put together package by package. */
function outputOf(text: string): string {
  const packages = new Map<string, string[]>();
  for (const line of text.split("\n")) {
    const event = line.includes('"Output"') ? parseJson(line) : undefined;
    const output = textIn(event, "Output");
    const name = textIn(event, "Package") ?? "";
    if (output === undefined) continue;
    const pieces = packages.get(name) ?? [];
    packages.set(name, pieces);
    pieces.push(output);
  }
  return [...packages.values()].map((pieces) => pieces.join("")).join("\n");
}

function machineOf(configuration: ReadonlyMap<string, string>): Machine {
  const cpu = configuration.get("cpu");
  const system = systemNamed(configuration.get("goos"), configuration.get("goarch"));
  return { ...(cpu === undefined ? {} : { cpu }), ...(system === undefined ? {} : { system }) };
}

function benchmarkOf({ figures, failure }: GoBenchmark, name: string): BenchmarkResult {
  const times = figures.get("ns/op") ?? [];
  const reported = [...figures].flatMap(([unit, values]) => measuresOf(unit, median(values)));
  const percentiles = reported.filter(({ kind }) => kind === "latency");
  const mean = times.reduce((sum, one) => sum + one, 0) / times.length / 1e9;
  const { measures, lacking } = latencyOf(times, mean, percentiles);
  const isRate = reported.some(({ kind }) => kind === "throughput");
  return {
    name,
    basis: percentiles.length > 0 ? "request" : "iteration",
    measures: [
      ...measures,
      ...(isRate ? [] : measure("throughput", undefined, 1 / mean, "operation")),
      ...firstOfEach(reported.filter(({ kind }) => kind !== "latency")),
    ],
    samples: times.length > 0 ? times.length : undefined,
    lacking,
    failure: failure && failureOf(failure.what, failure.message),
  };
}

/** Percentiles that the benchmark reports itself are of single calls; others can be had of several runs alone. */
function latencyOf(times: readonly number[], mean: number, percentiles: readonly Measure[]): LatencyFigures {
  if (percentiles.length === 0 && times.length > 1) return figuresOfSamples(times, 1e-9);
  return figuresAmong([...measure("latency", "mean", mean), ...percentiles], whyNot);
}

function whyNot(percentile: string): string {
  return l10n.t(
    'Go writes the mean of a run and no {0}: let the benchmark report it with b.ReportMetric(…, "{1}-ns").',
    percentile,
    percentile.toLowerCase(),
  );
}

function measuresOf(unit: string, value: number | undefined): readonly Measure[] {
  const found = goUnit(unit);
  if (!found || value === undefined) return [];
  return measure(found.kind, found.statistic, value * found.factor, found.noun);
}
