import { entriesIn, type JsonValue, listIn, numberIn, textIn, valueIn } from "../jsonValue.ts";
import { measure, storedLatencies } from "../measures.ts";
import { figuresOfSamples, tooFew } from "../percentiles.ts";
import type { BenchmarkResult, Measure } from "../resultsFile.ts";
import { defineFormat } from "./resultsFormat.ts";

/**
 * `hyperfine --export-json`: whole processes, always in seconds, whatever `--time-unit` says.
 * See src/benchmark/benchmark_result.rs of hyperfine.
 */
export const hyperfine = defineFormat({
  id: "hyperfine",
  title: "hyperfine --export-json",
  detect: ({ json }) => {
    const [first] = listIn(json, "results");
    return textIn(first, "command") !== undefined && valueIn(first, "mean") !== undefined;
  },
  read: ({ json }) => ({
    tool: { name: "hyperfine", version: undefined },
    run: { takenAt: undefined, commit: undefined, machine: {} },
    benchmarks: listIn(json, "results").map(benchmarkOf),
    earlier: [],
    remarks: [],
  }),
});

function benchmarkOf(result: JsonValue): BenchmarkResult {
  const times = listIn(result, "times");
  const { measures, lacking } = figuresOfSamples(times, 1);
  return {
    name: nameOf(result),
    basis: "process",
    measures: [
      ...(measures.length > 0 ? measures : storedLatencies(result, STORED, 1)),
      ...runsPerSecond(result),
      ...memoryOf(result),
    ],
    samples: times.length > 0 ? times.length : undefined,
    lacking: measures.length > 0 ? lacking : tooFew(0),
    failure: failureOf(result),
  };
}

/** Runs of one command with other parameters have names that differ by them, as hyperfine puts them into the command. */
function nameOf(result: JsonValue): string {
  return (
    textIn(result, "command") ??
    entriesIn(result, "parameters")
      .map(([, value]) => String(value))
      .join(" ")
  );
}

const STORED = [
  ["min", "min"],
  ["mean", "mean"],
  ["p50", "median"],
  ["max", "max"],
] as const;

function runsPerSecond(result: JsonValue): readonly Measure[] {
  return measure("throughput", undefined, 1 / (numberIn(result, "mean") ?? 0), "run");
}

/** Bytes, one for each run, since 1.20. */
function memoryOf(result: JsonValue): readonly Measure[] {
  const values = listIn(result, "memory_usage_byte").filter((one): one is number => typeof one === "number");
  return values.length === 0
    ? []
    : [{ kind: "memory", statistic: "max", value: values.reduce((a, b) => Math.max(a, b)) }];
}

/** `--ignore-failure` writes runs that failed; null is a process that a signal ended. */
function failureOf(result: JsonValue): string | undefined {
  const failed = listIn(result, "exit_codes").filter((code) => code !== 0).length;
  return failed === 0 ? undefined : `${failed} of its runs failed.`;
}
