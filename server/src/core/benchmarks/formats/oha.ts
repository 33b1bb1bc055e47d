import * as l10n from "@vscode/l10n";
import { entriesIn, isObject, type JsonValue, numberIn, valueIn } from "../jsonValue.ts";
import { figuresAmong, measure, storedLatencies } from "../measures.ts";
import type { BenchmarkResult, Measure } from "../resultsFile.ts";
import { defineFormat } from "./resultsFormat.ts";

/**
 * oha's `--output-format json` (`--json` before 1.9): seconds, and since 1.15 milliseconds below `metrics`. The file does
 * not say what was asked for, so that its one benchmark has no name. See src/printer.rs of hatoo/oha.
 */
export const oha = defineFormat({
  id: "oha",
  title: "oha --output-format json",
  detect: ({ json }) =>
    valueIn(json, "summary", "requestsPerSec") !== undefined && isObject(valueIn(json, "latencyPercentiles")),
  read: ({ json }) => ({
    tool: { name: "oha", version: undefined },
    run: { takenAt: undefined, commit: undefined, machine: {} },
    benchmarks: [benchmarkOf(json)],
    earlier: [],
    remarks: [],
  }),
});

function benchmarkOf(json: JsonValue | undefined): BenchmarkResult {
  const summary = valueIn(json, "summary");
  const { measures, lacking } = figuresAmong(
    [
      ...storedLatencies(valueIn(json, "metrics", "latency_ms"), METRICS, 1e-3),
      ...storedLatencies(summary, SUMMARY, 1),
      ...storedLatencies(valueIn(json, "latencyPercentiles"), PERCENTILES, 1),
    ],
    (one) => l10n.t("The file of oha has no {0}.", one),
  );
  const rate = numberIn(json, "metrics", "requests_per_sec") ?? numberIn(summary, "requestsPerSec");
  const requests = requestsOf(json);
  // Requests that were not answered count into its rate.
  const isUnanswered = requests.answered === 0 && requests.unanswered > 0;
  return {
    name: "",
    basis: "request",
    measures: isUnanswered
      ? []
      : [
          ...measures,
          ...measure("throughput", undefined, rate, "request"),
          ...measure("transfer", undefined, numberIn(summary, "sizePerSec")),
          ...errorsOf(requests),
        ],
    samples: requests.answered > 0 ? requests.answered : undefined,
    lacking: isUnanswered ? [] : lacking,
    failure: isUnanswered ? l10n.t("No request was answered.") : undefined,
  };
}

const METRICS = [
  ["min", "min"],
  ["mean", "mean"],
  ["p50", "p50"],
  ["p95", "p95"],
  ["p99", "p99"],
  ["max", "max"],
] as const;

const SUMMARY = [
  ["min", "fastest"],
  ["mean", "average"],
  ["max", "slowest"],
] as const;

const PERCENTILES = [
  ["p50", "p50"],
  ["p75", "p75"],
  ["p90", "p90"],
  ["p95", "p95"],
  ["p99", "p99"],
  ["p99.9", "p99.9"],
  ["p99.99", "p99.99"],
] as const;

/** How many were answered, how many of these with an error, and how many were not. The end of the run counts for none. */
interface Requests {
  readonly answered: number;
  readonly refused: number;
  readonly unanswered: number;
}

function requestsOf(json: JsonValue | undefined): Requests {
  const statuses = entriesIn(json, "statusCodeDistribution");
  const errors = entriesIn(json, "errorDistribution").filter(([error]) => error !== "aborted due to deadline");
  const sumOf = (entries: typeof statuses) => entries.reduce((sum, [, count]) => sum + (numberIn(count) ?? 0), 0);
  return {
    answered: sumOf(statuses),
    refused: sumOf(statuses.filter(([status]) => /^[45]/.test(status))),
    unanswered: sumOf(errors),
  };
}

/** oha calls every answer a success, whatever its status. */
function errorsOf({ answered, refused, unanswered }: Requests): readonly Measure[] {
  return measure("errors", undefined, ((refused + unanswered) / (answered + unanswered)) * 100);
}
