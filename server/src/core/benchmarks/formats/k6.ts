import * as l10n from "@vscode/l10n";
import type { Statistic } from "../../quantities/statistics.ts";
import { shortened } from "../../text/wording.ts";
import { entriesIn, isObject, type JsonValue, listIn, numberIn, textIn, valueIn } from "../jsonValue.ts";
import { figuresAmong, measure, scaled } from "../measures.ts";
import type { BenchmarkResult, Measure, ResultsFile } from "../resultsFile.ts";
import { defineFormat } from "./resultsFormat.ts";

/**
 * Summaries of k6, in three shapes: the object that `handleSummary` is given, the flatter one of `--summary-export`,
 * and that of `--new-machine-readable-summary`. Times are always in milliseconds. See internal/js/summary-wrapper.js and
 * internal/lib/summary/machinereadable of grafana/k6.
 */
export const k6 = defineFormat({
  id: "k6",
  get title() {
    return l10n.t("a summary of k6");
  },
  detect: ({ json }) =>
    textIn(json, "metadata", "k6Version") !== undefined ||
    (isObject(valueIn(json, "metrics")) && isObject(valueIn(json, "root_group"))),
  read: ({ json }) => resultsOf(summaryOf(json), json),
});

/** The three shapes as one. */
interface Summary {
  readonly shape: "handled" | "exported" | "machine-readable";
  readonly metrics: readonly Metric[];
  /** Seconds that the run took, where counters have no rates. */
  readonly duration: number | undefined;
  readonly version: string | undefined;
  readonly takenAt: string | undefined;
}

interface Metric {
  /** With its tags: "http_req_duration{expected_response:true}". */
  readonly name: string;
  readonly values: JsonValue | undefined;
  readonly thresholds: JsonValue | undefined;
  /** Undefined where the shape doesn't say whether it is a time. */
  readonly isTime: boolean | undefined;
}

function summaryOf(json: JsonValue | undefined): Summary {
  const metrics = entriesIn(json, "metrics");
  const isHandled = metrics.some(([, one]) => isObject(valueIn(one, "values")));
  const listed = listIn(json, "results", "metrics");
  const isMachineReadable = textIn(json, "metadata", "k6Version") !== undefined;
  return {
    shape: isMachineReadable ? "machine-readable" : isHandled ? "handled" : "exported",
    metrics: isMachineReadable
      ? listed.map((one) => described(textIn(one, "name") ?? "", one))
      : metrics.map(([name, one]) => (isHandled ? described(name, one) : exported(name, one))),
    duration: numberIn(json, "config", "duration"),
    version: textIn(json, "metadata", "k6Version"),
    takenAt: textIn(json, "metadata", "generatedAt"),
  };
}

function described(name: string, metric: JsonValue): Metric {
  return {
    name,
    values: valueIn(metric, "values"),
    thresholds: valueIn(metric, "thresholds"),
    isTime: textIn(metric, "contains") === "time",
  };
}

/** `--summary-export` says of no metric what it is: of those that scripts define themselves it stays open. */
function exported(name: string, metric: JsonValue): Metric {
  return {
    name,
    values: metric,
    thresholds: valueIn(metric, "thresholds"),
    isTime: TIMES_OF_K6.has(untagged(name)) ? true : undefined,
  };
}

const TIMES_OF_K6: ReadonlySet<string> = new Set(
  `http_req_duration http_req_waiting iteration_duration group_duration ws_connecting ws_session_duration ws_ping
  grpc_req_duration browser_http_req_duration browser_web_vital_fcp browser_web_vital_fid browser_web_vital_inp
  browser_web_vital_lcp browser_web_vital_ttfb`.split(/\s+/),
);

/** Pieces of a request, and what of a run is no work: nobody documents them. */
const PIECES = /^http_req_(?:blocked|connecting|looking_up|tls_handshaking|sending|receiving)(?:\{|$)/;

function untagged(name: string): string {
  return name.split("{", 1)[0] ?? "";
}

function resultsOf(summary: Summary, json: JsonValue | undefined): Omit<ResultsFile, "format"> {
  const trends = summary.metrics.filter(({ name, values }) => !PIECES.test(name) && isTrend(values));
  const times = trends.filter(({ isTime }) => isTime === true);
  const main = times.filter(({ name }) => name === "http_req_duration");
  return {
    tool: { name: "k6", version: summary.version },
    run: { takenAt: summary.takenAt, commit: undefined, machine: {} },
    benchmarks: [...main, ...times.filter((one) => !main.includes(one))].map((one) => benchmarkOf(one, summary)),
    earlier: [],
    remarks: [
      ...summary.metrics.flatMap(crossedThresholds),
      ...failedChecks(json),
      ...trends.filter(({ isTime }) => isTime === undefined).map(({ name }) => unclear(name)),
    ],
  };
}

/** A gauge has a least and a largest value too. */
function isTrend(values: JsonValue | undefined): boolean {
  return valueIn(values, "value") === undefined && latenciesOf(values).length > 0;
}

function unclear(name: string): string {
  return l10n.t('The file does not say whether "{0}" is a time; a summary by handleSummary does.', name);
}

function benchmarkOf({ name, values }: Metric, summary: Summary): BenchmarkResult {
  const tags = name.slice(untagged(name).length);
  const counter = COUNTED[untagged(name)];
  const valuesOf = (metric: string) => summary.metrics.find((one) => one.name === `${metric}${tags}`)?.values;
  const { measures, lacking } = figuresAmong(latenciesOf(values), WHY_NOT[summary.shape]);
  return {
    name,
    basis: "request",
    measures: [
      ...measures,
      ...(counter ? measure("throughput", undefined, rateOf(valuesOf(counter.by), summary), counter.noun) : []),
      ...(name === "http_req_duration" ? wholeRun(valuesOf("data_received"), summary) : []),
      ...(counter?.noun === "request" ? errorsOf(valuesOf("http_req_failed")) : []),
    ],
    samples: numberIn(values, "count") ?? (counter && numberIn(valuesOf(counter.by), "count")),
    lacking,
    failure: undefined,
  };
}

/** Which counter says how often it was done. */
const COUNTED: Readonly<Record<string, { readonly by: string; readonly noun: string } | undefined>> = {
  http_req_duration: { by: "http_reqs", noun: "request" },
  iteration_duration: { by: "iterations", noun: "iteration" },
};

const WHY_NOT: Readonly<Record<Summary["shape"], (percentile: string) => string>> = {
  handled: (one) =>
    l10n.t("{0} is stored by k6 only if summaryTrendStats (or --summary-trend-stats) asks for it.", one),
  exported: (one) =>
    l10n.t("{0} is stored by k6 only if summaryTrendStats (or --summary-trend-stats) asks for it.", one),
  "machine-readable": (one) =>
    l10n.t(
      "The machine-readable summary of k6 never has {0}; a summary by handleSummary does, with summaryTrendStats.",
      one,
    ),
};

/** Percentiles are called as the script asks for them: "p(95)", "p(99.9)". */
function latenciesOf(values: JsonValue | undefined): readonly Measure[] {
  return entriesIn(values).flatMap(([key]) => {
    const rank = /^p\((\d{1,2}(?:\.\d{1,6})?)\)$/.exec(key)?.[1];
    const statistic = rank === undefined ? STATISTICS.get(key) : (`p${Number(rank)}` as const);
    if (statistic === undefined) return [];
    return measure("latency", statistic, scaled(numberIn(values, key), 1e-3));
  });
}

const STATISTICS: ReadonlyMap<string, Statistic> = new Map([
  ["min", "min"],
  ["avg", "mean"],
  ["med", "p50"],
  ["max", "max"],
]);

/** Of counters the machine-readable summary has the count alone. */
function rateOf(values: JsonValue | undefined, { duration }: Summary): number | undefined {
  const count = numberIn(values, "count");
  return numberIn(values, "rate") ?? (duration === undefined || count === undefined ? undefined : count / duration);
}

function wholeRun(received: JsonValue | undefined, summary: Summary): readonly Measure[] {
  return measure("transfer", undefined, rateOf(received, summary));
}

/** The share of requests that failed; `--summary-export` calls it `value`, and `passes` counts those that failed. */
function errorsOf(failed: JsonValue | undefined): readonly Measure[] {
  return measure("errors", undefined, scaled(numberIn(failed, "rate") ?? numberIn(failed, "value"), 100));
}

/** `--summary-export` writes true for a threshold that was crossed, `handleSummary` that it is not `ok`. */
function crossedThresholds({ name, thresholds }: Metric): readonly string[] {
  return entriesIn(thresholds)
    .filter(([, one]) => one === true || valueIn(one, "ok") === false)
    .map(([threshold]) => l10n.t('The threshold "{0}" of {1} was not met.', shortened(threshold), shortened(name)));
}

function failedChecks(json: JsonValue | undefined): readonly string[] {
  const all = valueIn(json, "metrics", "checks");
  const listed = listIn(json, "results", "checks", "results");
  const sumOf = (key: string) => listed.reduce<number>((sum, one) => sum + (numberIn(one, key) ?? 0), 0);
  const fails = numberIn(all, "values", "fails") ?? numberIn(all, "fails") ?? sumOf("fails");
  const passes = numberIn(all, "values", "passes") ?? numberIn(all, "passes") ?? sumOf("passes");
  return fails > 0
    ? [l10n.t(passes + fails === 1 ? "{0} of 1 check failed." : "{0} of {1} checks failed.", fails, passes + fails)]
    : [];
}
