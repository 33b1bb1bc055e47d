import * as l10n from "@vscode/l10n";
import { isObject, type JsonValue, listIn, numberIn, textIn, valueIn } from "../jsonValue.ts";
import { figuresAmong, measure, scaled, storedLatencies } from "../measures.ts";
import type { BenchmarkResult, Measure } from "../resultsFile.ts";
import { defineFormat } from "./resultsFormat.ts";

/** bombardier's `-p r -o json`: latencies in microseconds, which the file does not say. See templates.go of it. */
export const bombardier = defineFormat({
  id: "bombardier",
  title: "bombardier -o json",
  detect: ({ json }) => isObject(valueIn(json, "spec")) && valueIn(json, "result", "bytesRead") !== undefined,
  read: ({ json }) => ({
    tool: { name: "bombardier", version: undefined },
    run: { takenAt: undefined, commit: undefined, machine: {} },
    benchmarks: [benchmarkOf(json)],
    earlier: [],
    remarks: listIn(json, "result", "errors").length > 0 ? [l10n.t("Some of the requests were not answered.")] : [],
  }),
});

function benchmarkOf(json: JsonValue | undefined): BenchmarkResult {
  const result = valueIn(json, "result");
  const latencies = figuresAmong(
    [
      ...storedLatencies(valueIn(result, "latency"), [["mean", "mean"]], 1e-6),
      ...storedLatencies(valueIn(result, "latency", "percentiles"), PERCENTILES, 1e-6),
      ...storedLatencies(valueIn(result, "latency"), [["max", "max"]], 1e-6),
    ],
    (one) => l10n.t("{0} is stored by bombardier only with --latencies.", one),
  );
  const bytes = (numberIn(result, "bytesRead") ?? 0) + (numberIn(result, "bytesWritten") ?? 0);
  const answered = sumOf(result, ["req1xx", "req2xx", "req3xx", "req4xx", "req5xx"]);
  return {
    name: nameOf(json),
    basis: "request",
    measures:
      answered === 0
        ? []
        : [
            ...latencies.measures,
            ...measure("throughput", undefined, numberIn(result, "rps", "mean"), "request"),
            ...measure("transfer", undefined, bytes / (numberIn(result, "timeTakenSeconds") ?? 0)),
            ...errorsOf(result, answered),
          ],
    samples: answered > 0 ? answered : undefined,
    lacking: answered === 0 ? [] : latencies.lacking,
    failure: answered === 0 ? l10n.t("No request was answered.") : undefined,
  };
}

/** Without a user and password that the address may hold. */
function nameOf(json: JsonValue | undefined): string {
  const url = (textIn(json, "spec", "url") ?? "").replace(/^(\w{1,10}:\/\/)[^/?#]*@/, "$1");
  return [textIn(json, "spec", "method"), url].filter(Boolean).join(" ");
}

const PERCENTILES = [
  ["p50", "50"],
  ["p75", "75"],
  ["p90", "90"],
  ["p95", "95"],
  ["p99", "99"],
] as const;

function sumOf(result: JsonValue | undefined, keys: readonly string[]): number {
  return keys.reduce((sum, key) => sum + (numberIn(result, key) ?? 0), 0);
}

/** `others` are requests that no server answered. */
function errorsOf(result: JsonValue | undefined, answered: number): readonly Measure[] {
  const failed = sumOf(result, ["req4xx", "req5xx", "others"]);
  return measure("errors", undefined, scaled(failed / (answered + sumOf(result, ["others"])), 100));
}
