import * as l10n from "@vscode/l10n";
import { entriesIn, type JsonValue, listIn, numberIn, textIn, valueIn } from "../jsonValue.ts";
import { measure, storedFigures } from "../measures.ts";
import { figuresOfSamples } from "../percentiles.ts";
import type { BenchmarkResult, Measure } from "../resultsFile.ts";
import { namesApart } from "../resultsWording.ts";
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
  read: ({ json }) => {
    const results = listIn(json, "results");
    const names = namesApart(results.map(namesOf));
    return {
      tool: { name: "hyperfine", version: undefined },
      run: { takenAt: undefined, commit: undefined, machine: {} },
      benchmarks: results.map((one, index) => benchmarkOf(one, names[index] ?? "")),
      earlier: [],
      remarks: [],
    };
  },
});

/** Runs of one command with other parameters differ by them, as hyperfine puts them into the command; not so with `-n`. */
function namesOf(result: JsonValue): { readonly short: string; readonly long: string } {
  const short = textIn(result, "command") ?? "";
  const parameters = entriesIn(result, "parameters").map(
    ([key]) => `${key}=${textIn(result, "parameters", key) ?? ""}`,
  );
  return { short, long: [short, ...parameters].join(", ") };
}

function benchmarkOf(result: JsonValue, name: string): BenchmarkResult {
  const times = listIn(result, "times");
  const sampled = figuresOfSamples(times, 1);
  const { measures, lacking } = sampled.measures.length > 0 ? sampled : storedFigures(result, STORED, 1, withoutTimes);
  return {
    name,
    basis: "process",
    measures: [
      ...measures,
      ...measure("throughput", undefined, 1 / (numberIn(result, "mean") ?? 0), "run"),
      ...memoryOf(result),
    ],
    samples: times.length > 0 ? times.length : undefined,
    lacking,
    failure: failureOf(result),
  };
}

const STORED = [
  ["min", "min"],
  ["mean", "mean"],
  ["p50", "median"],
  ["max", "max"],
] as const;

function withoutTimes(percentile: string): string {
  return l10n.t("{0} is taken from the time of each run, and these are not in the file.", percentile);
}

/** Bytes, one for each run, since 1.20. */
function memoryOf(result: JsonValue): readonly Measure[] {
  const values = listIn(result, "memory_usage_byte").filter((one): one is number => typeof one === "number");
  return measure(
    "memory",
    "max",
    values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY),
  );
}

/** `--ignore-failure` writes runs that failed; null is a process that a signal ended. */
function failureOf(result: JsonValue): string | undefined {
  const failed = listIn(result, "exit_codes").filter((code) => code !== 0).length;
  return failed === 0 ? undefined : l10n.t("{0} of its runs failed.", failed);
}
