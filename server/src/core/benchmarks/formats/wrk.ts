import * as l10n from "@vscode/l10n";
import type { Statistic } from "../../quantities/statistics.ts";
import { entriesIn, type JsonValue, numberIn, parseJson } from "../jsonValue.ts";
import { figuresAmong, measure, scaled } from "../measures.ts";
import type { BenchmarkResult, Measure } from "../resultsFile.ts";
import { namesApart, withoutCredentials } from "../resultsWording.ts";
import { defineFormat } from "./resultsFormat.ts";

/**
 * Text of wrk and wrk2, one run after the other, and the JSON that a `done` script prints below it in the microseconds
 * that it is given. `Req/Sec` is of one thread, and not read. See src/wrk.c and src/units.c.
 */
export const wrk = defineFormat({
  id: "wrk",
  title: "wrk",
  detect: ({ text, json }) =>
    json === undefined && /^[ \t]+Thread Stats[ \t]/m.test(text) && /^Requests\/sec:/m.test(text),
  read: ({ text }) => {
    const runs = text
      .split(/^(?=Running \d)/m)
      .map((run) => run.split(/\r?\n/))
      .filter((lines) => lines.some((line) => line.startsWith("Requests/sec:")));
    const names = namesApart(runs.map(namesOf));
    return {
      tool: { name: "wrk", version: undefined },
      run: { takenAt: undefined, commit: undefined, machine: {} },
      benchmarks: runs.map((lines, index) => benchmarkOf(lines, names[index] ?? "")),
      earlier: [],
      remarks: [],
    };
  },
});

function namesOf(lines: readonly string[]): { readonly short: string; readonly long: string } {
  const short = withoutCredentials(firstOf(lines, /^Running \S+ test @ (\S+)/)?.[1] ?? "");
  const connections = firstOf(lines, /^[ \t]+\d+ threads and (\d+) connections/)?.[1];
  return { short, long: connections === undefined ? short : `${short}, ${connections} connections` };
}

function firstOf(lines: readonly string[], pattern: RegExp): RegExpExecArray | undefined {
  for (const line of lines) {
    const found = pattern.exec(line);
    if (found) return found;
  }
  return undefined;
}

function benchmarkOf(lines: readonly string[], name: string): BenchmarkResult {
  const requests = Number(firstOf(lines, /^[ \t]*(\d+) requests in /)?.[1] ?? 0);
  const written = latenciesIn(lines);
  const latencies = [...written, ...latenciesOfScript(lines, written)];
  const { measures, lacking } = requests > 0 ? figuresAmong(latencies, whyNot) : figuresAmong([], whyNot);
  const rate = Number(firstOf(lines, /^Requests\/sec:[ \t]+(\S+)/)?.[1] ?? Number.NaN);
  return {
    name,
    basis: "request",
    measures: [
      ...measures,
      ...(requests > 0 ? measure("throughput", undefined, rate, "request") : []),
      ...(requests > 0
        ? measure("transfer", undefined, bytesIn(firstOf(lines, /^Transfer\/sec:[ \t]+(\S+)/)?.[1] ?? ""))
        : []),
      ...measure("errors", undefined, errorsOf(lines, requests)),
    ],
    samples: requests > 0 ? requests : undefined,
    lacking,
    failure: requests > 0 ? undefined : l10n.t("No request was answered."),
  };
}

function whyNot(percentile: string): string {
  return l10n.t(
    "Wrk writes no {0} here: --latency has P50, P75, P90 and P99, and a done script others with latency:percentile(…).",
    percentile,
  );
}

/** `Latency` has the average, its deviation and the largest; each line of a distribution one percentile. */
function latenciesIn(lines: readonly string[]): readonly Measure[] {
  const [, mean, , max] = firstOf(lines, /^[ \t]+Latency[ \t]+(\S+)[ \t]+(\S+)[ \t]+(\S+)/) ?? [];
  return [
    ...measure("latency", "mean", secondsIn(mean ?? "")),
    ...lines.flatMap((line) => {
      const [, rank, time] = /^[ \t]+(\d{1,3}(?:\.\d{1,3})?)%[ \t]+(\S+)[ \t]*$/.exec(line) ?? [];
      return rank === undefined || Number(rank) >= 100 || Number(rank) === 0
        ? []
        : measure("latency", `p${Number(rank)}`, secondsIn(time ?? ""));
    }),
    ...measure("latency", "p95", ofSpectrum(lines)),
    ...measure("latency", "max", secondsIn(max ?? "")),
  ];
}

/** wrk2's detailed spectrum has P95 as a line of its own, in milliseconds. */
function ofSpectrum(lines: readonly string[]): number | undefined {
  const time = firstOf(lines, /^[ \t]+(\d+\.\d+)[ \t]+0\.950000[ \t]/)?.[1];
  return scaled(time === undefined ? undefined : Number(time), 1e-3);
}

/** A script may print any unit: taken are its figures where one of them that wrk wrote too is the same in microseconds. */
function latenciesOfScript(lines: readonly string[], written: readonly Measure[]): readonly Measure[] {
  return lines.flatMap((line) => {
    const json = line.startsWith("{") ? parseJson(line) : undefined;
    const latencies = entriesIn(json, "latency").flatMap(([key]) => latencyOfScript(json, key));
    const isSame = latencies.some((one) =>
      written.some((other) => other.statistic === one.statistic && Math.abs(one.value / other.value - 1) < 0.02),
    );
    return isSame ? latencies : [];
  });
}

function latencyOfScript(json: JsonValue | undefined, key: string): readonly Measure[] {
  const rank = /^p?(\d{1,2}(?:\.\d{1,3})?)$/.exec(key)?.[1];
  const statistic: Statistic | undefined =
    key === "min" || key === "mean" || key === "max" ? key : rank === undefined ? undefined : `p${Number(rank)}`;
  return statistic === undefined || statistic === "p0"
    ? []
    : measure("latency", statistic, scaled(numberIn(json, "latency", key), 1e-6));
}

/** Percent of all requests. What could not be sent is not among those that wrk counts. */
function errorsOf(lines: readonly string[], requests: number): number {
  const counts = firstOf(lines, /^[ \t]+Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/) ?? [];
  const socket = counts.slice(1).reduce((sum, one) => sum + Number(one), 0);
  const refused = Number(firstOf(lines, /^[ \t]+Non-2xx or 3xx responses: (\d+)/)?.[1] ?? 0);
  return (100 * (socket + refused)) / (requests + socket);
}

const SECONDS: ReadonlyMap<string, number> = new Map([
  ["us", 1e-6],
  ["ms", 1e-3],
  ["s", 1],
  ["m", 60],
  ["h", 3600],
]);

function secondsIn(text: string): number | undefined {
  const [, value, unit] = /^([\d.]+)([a-z]+)$/.exec(text) ?? [];
  const factor = SECONDS.get(unit ?? "");
  return factor === undefined ? undefined : Number(value) * factor;
}

/** Prefixes are powers of 1024. */
function bytesIn(text: string): number | undefined {
  const [, value, prefix = ""] = /^([\d.]+)([KMGTP]?)B$/.exec(text) ?? [];
  return value === undefined ? undefined : Number(value) * 1024 ** " KMGTP".indexOf(prefix || " ");
}
