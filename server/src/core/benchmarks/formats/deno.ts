import * as l10n from "@vscode/l10n";
import { shortened } from "../../text/wording.ts";
import { isObject, type JsonValue, listIn, numberIn, textIn, valueIn } from "../jsonValue.ts";
import { measure, scaled, storedFigures } from "../measures.ts";
import type { BenchmarkResult } from "../resultsFile.ts";
import { failureOf } from "../resultsWording.ts";
import { defineFormat } from "./resultsFormat.ts";

/** `deno bench --json`, in nanoseconds. See cli/tools/bench/reporters.rs and cli/js/40_bench.js of denoland/deno. */
export const deno = defineFormat({
  id: "deno",
  title: "deno bench --json",
  detect: ({ json }) => runtimeIn(json) !== undefined && Array.isArray(valueIn(json, "benches")),
  read: ({ json }) => {
    const version = runtimeIn(json);
    return {
      tool: { name: "Deno", version },
      run: { takenAt: undefined, commit: undefined, machine: { ...cpuOf(json), runtime: `Deno ${version}` } },
      benchmarks: listIn(json, "benches").flatMap((bench) =>
        listIn(bench, "results").map((result) => benchmarkOf(nameOf(bench), result)),
      ),
      earlier: [],
      remarks: listIn(json, "benches").filter(hasIgnoredTimers).map(ignoredTimers),
    };
  },
});

/** "Deno/2.9.6 x86_64-unknown-linux-gnu" */
function runtimeIn(json: JsonValue | undefined): string | undefined {
  return /^Deno\/(\S+)/i.exec(textIn(json, "runtime") ?? "")?.[1];
}

function cpuOf(json: JsonValue | undefined): { readonly cpu?: string } {
  const cpu = textIn(json, "cpu");
  return cpu === undefined ? {} : { cpu };
}

function nameOf(bench: JsonValue): string {
  return [textIn(bench, "group"), textIn(bench, "name")].filter((one) => one !== undefined).join(" > ");
}

/** What takes less than 10 µs is measured in batches of ten thousand calls, and every figure is one of their means. */
function benchmarkOf(name: string, result: JsonValue): BenchmarkResult {
  const stats = valueIn(result, "ok");
  const { measures, lacking } = storedFigures(stats, KEYS, 1e-9, whyNot);
  const mean = scaled(numberIn(stats, "avg"), 1e-9) ?? 0;
  return {
    name,
    basis: valueIn(stats, "highPrecision") === true ? "request" : "iteration",
    measures: [...measures, ...measure("throughput", undefined, 1 / mean, "operation")],
    samples: numberIn(stats, "n"),
    lacking,
    failure: isObject(stats) ? undefined : failureOf(l10n.t("It failed"), textIn(result, "failed", "message")),
  };
}

function whyNot(percentile: string): string {
  return l10n.t("{0} is not stored by deno bench, which has P75 and P99; another tool has to measure it.", percentile);
}

function hasIgnoredTimers(bench: JsonValue): boolean {
  return listIn(bench, "results").some(
    (one) => valueIn(one, "ok", "usedExplicitTimers") === true && valueIn(one, "ok", "highPrecision") === false,
  );
}

function ignoredTimers(bench: JsonValue): string {
  return l10n.t('Deno ignored start() and end() in "{0}", which takes less than 10 µs.', shortened(nameOf(bench)));
}

const KEYS = [
  ["min", "min"],
  ["mean", "avg"],
  ["p75", "p75"],
  ["p99", "p99"],
  ["p99.5", "p995"],
  ["p99.9", "p999"],
  ["max", "max"],
] as const;
