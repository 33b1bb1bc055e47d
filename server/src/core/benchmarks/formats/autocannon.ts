import * as l10n from "@vscode/l10n";
import { isObject, type JsonValue, listIn, numberIn, parseJson, textIn, valueIn } from "../jsonValue.ts";
import { measure, storedFigures } from "../measures.ts";
import type { BenchmarkResult } from "../resultsFile.ts";
import { namesApart, withoutCredentials } from "../resultsWording.ts";
import { defineFormat, type ResultsText } from "./resultsFormat.ts";

/**
 * `autocannon --json`: an object a run, one a line. Latency in milliseconds, requests and bytes per second; in `requests`
 * a high percentile is the fast end, so that these are not read. See lib/run.js and lib/aggregateResult.js.
 */
export const autocannon = defineFormat({
  id: "autocannon",
  title: "autocannon --json",
  detect: ({ firstLine }) => isRun(firstLine) || isRun(listIn(firstLine)[0]),
  read: (source) => {
    const runs = runsIn(source);
    const names = namesApart(runs.map(namesOf));
    return {
      tool: { name: "autocannon", version: undefined },
      run: { takenAt: textIn(runs[0], "start"), commit: undefined, machine: {} },
      benchmarks: runs.map((run, index) => benchmarkOf(run, names[index] ?? "")),
      earlier: [],
      remarks: [...new Set(runs.flatMap(remarksOn))],
    };
  },
});

function isRun(value: JsonValue | undefined): boolean {
  return (
    isObject(valueIn(value, "latency")) &&
    isObject(valueIn(value, "requests")) &&
    isObject(valueIn(value, "throughput")) &&
    valueIn(value, "2xx") !== undefined
  );
}

function runsIn({ text, json }: ResultsText): readonly JsonValue[] {
  if (json !== undefined) return isRun(json) ? [json] : listIn(json).filter(isRun);
  return text.split("\n").flatMap((line) => {
    const run = parseJson(line);
    return run !== undefined && isRun(run) ? [run] : [];
  });
}

function namesOf(run: JsonValue): { readonly short: string; readonly long: string } {
  const short = textIn(run, "title") ?? withoutCredentials(textIn(run, "url") ?? "");
  const connections = numberIn(run, "connections");
  const pipelining = numberIn(run, "pipelining") ?? 1;
  const parameters = [
    ...(connections === undefined ? [] : [`${connections} connections`]),
    ...(pipelining > 1 ? [`pipelining ${pipelining}`] : []),
  ];
  return { short, long: [short, ...parameters].join(", ") };
}

const STORED = [
  ["min", "min"],
  ["mean", "average"],
  ["p50", "p50"],
  ["p75", "p75"],
  ["p90", "p90"],
  ["p97.5", "p97_5"],
  ["p99", "p99"],
  ["p99.9", "p99_9"],
  ["max", "max"],
] as const;

function benchmarkOf(run: JsonValue, name: string): BenchmarkResult {
  const answered = numberIn(run, "requests", "total") ?? 0;
  const { measures, lacking } = answered > 0 ? storedFigures(valueIn(run, "latency"), STORED, 1e-3, whyNot) : NOTHING;
  return {
    name,
    basis: "request",
    measures: [
      ...measures,
      ...(answered > 0 ? measure("throughput", undefined, numberIn(run, "requests", "average"), "request") : []),
      ...(answered > 0 ? measure("transfer", undefined, numberIn(run, "throughput", "average")) : []),
      ...measure("errors", undefined, errorsOf(run, answered)),
    ],
    samples: answered > 0 ? numberIn(run, "latency", "totalCount") : undefined,
    lacking,
    failure: answered > 0 ? undefined : l10n.t("No request was answered."),
  };
}

const NOTHING = { measures: [], lacking: [] } as const;

/** Percent of all requests. What timed out is among the errors. */
function errorsOf(run: JsonValue, answered: number): number {
  const errors = numberIn(run, "errors") ?? 0;
  return (100 * (errors + (numberIn(run, "non2xx") ?? 0))) / (answered + errors);
}

function whyNot(percentile: string): string {
  return l10n.t(
    'Autocannon writes no {0}, but P90, P97.5 and P99: take the next higher one, or collect its "response" events.',
    percentile,
  );
}

function remarksOn(run: JsonValue): readonly string[] {
  const answered = numberIn(run, "requests", "total") ?? 0;
  const timed = numberIn(run, "latency", "totalCount") ?? answered;
  const middle = numberIn(run, "latency", "p50") ?? Number.POSITIVE_INFINITY;
  return [
    ...(timed < answered
      ? [l10n.t("Latency leaves out {0} of {1} answers, as with --excludeErrorStats.", answered - timed, answered)]
      : []),
    ...(answered > 0 && middle < 10
      ? [l10n.t("Autocannon rounds latency to whole milliseconds, which is much of one below 10 ms.")]
      : []),
  ];
}
