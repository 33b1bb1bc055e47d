import * as l10n from "@vscode/l10n";
import { type JsonValue, listIn, numberIn, textIn, valueIn } from "../jsonValue.ts";
import { measure, storedFigures } from "../measures.ts";
import { figuresOfSamples } from "../percentiles.ts";
import type { BenchmarkResult, Machine } from "../resultsFile.ts";
import { namesApart } from "../resultsWording.ts";
import { defineFormat } from "./resultsFormat.ts";

/** `pytest --benchmark-json`, and what `--benchmark-save` stores: seconds. See src/pytest_benchmark/stats.py. */
export const pytestBenchmark = defineFormat({
  id: "pytestBenchmark",
  title: "pytest --benchmark-json",
  detect: ({ json }) =>
    valueIn(json, "machine_info") !== undefined && valueIn(listIn(json, "benchmarks")[0], "stats") !== undefined,
  read: ({ json }) => {
    const all = listIn(json, "benchmarks");
    const names = namesApart(all.map(namesOf));
    const isDirty = valueIn(json, "commit_info", "dirty") === true;
    return {
      tool: { name: "pytest-benchmark", version: textIn(json, "version") },
      run: {
        takenAt: inUtc(textIn(json, "datetime")),
        commit: textIn(json, "commit_info", "id"),
        machine: machineOf(valueIn(json, "machine_info")),
      },
      benchmarks: all.map((one, index) => benchmarkOf(one, names[index] ?? "")),
      earlier: [],
      remarks: isDirty ? [l10n.t("The working tree had changes that are not in the commit.")] : [],
    };
  },
});

/** The full name begins with the file, as seen from the root. */
function namesOf(one: JsonValue): { readonly short: string; readonly long: string } {
  const name = textIn(one, "name") ?? "";
  const before = textIn(one, "group") === undefined ? "" : `${textIn(one, "group")} > `;
  const full = (textIn(one, "fullname") ?? name).replace(/^(?:[A-Za-z]:)?[\\/].*[\\/]/, "");
  return { short: `${before}${name}`, long: `${before}${full}` };
}

/** It is, and doesn't say so before version 4. */
function inUtc(moment: string | undefined): string | undefined {
  return moment && /T[\d:.]+$/.test(moment) ? `${moment}Z` : moment;
}

function machineOf(info: JsonValue | undefined): Machine {
  const cpu = textIn(info, "cpu", "brand_raw") ?? textIn(info, "cpu", "brand");
  const cores = numberIn(info, "cpu", "count");
  const system = [textIn(info, "system"), textIn(info, "release")].filter(Boolean).join(" ");
  const runtime = [textIn(info, "python_implementation"), textIn(info, "python_version")].filter(Boolean).join(" ");
  const host = textIn(info, "node");
  return {
    ...(cpu === undefined ? {} : { cpu }),
    ...(cores === undefined ? {} : { cores }),
    ...(system === "" ? {} : { system }),
    ...(runtime === "" ? {} : { runtime }),
    ...(host === undefined ? {} : { host }),
  };
}

const STORED = [
  ["min", "min"],
  ["mean", "mean"],
  ["p50", "median"],
  ["max", "max"],
] as const;

function benchmarkOf(one: JsonValue, name: string): BenchmarkResult {
  const stats = valueIn(one, "stats");
  const rounds = listIn(stats, "data");
  const sampled = figuresOfSamples(rounds, 1);
  const { measures, lacking } = sampled.measures.length > 0 ? sampled : storedFigures(stats, STORED, 1, whyNot);
  return {
    name,
    // A round of several calls stands in the file divided by their number.
    basis: (numberIn(stats, "iterations") ?? 1) > 1 ? "iteration" : "request",
    measures: [...measures, ...measure("throughput", undefined, numberIn(stats, "ops"), "operation")],
    samples: rounds.length > 0 ? rounds.length : numberIn(stats, "rounds"),
    lacking,
    failure: undefined,
  };
}

function whyNot(percentile: string): string {
  return l10n.t(
    "{0} is taken from the rounds, which are not in the file: use --benchmark-json, or --benchmark-save with --benchmark-save-data.",
    percentile,
  );
}
