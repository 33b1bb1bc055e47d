import * as l10n from "@vscode/l10n";
import { type Statistic, statisticsIn } from "../../quantities/statistics.ts";
import { shortened } from "../../text/wording.ts";
import { entriesIn, type JsonValue, listIn, numberIn, parseJson, textIn, valueIn } from "../jsonValue.ts";
import { kindOfUnit, wholeUnit } from "../kindOfUnit.ts";
import { measure } from "../measures.ts";
import type { BenchmarkResult, Run } from "../resultsFile.ts";
import { momentOf } from "../resultsWording.ts";
import { defineFormat } from "./resultsFormat.ts";

/**
 * `data.js`, in which github-action-benchmark keeps every run of each suite, the oldest first. It is a script, of which
 * what stands behind the assignment is read as JSON. See src/write.ts of benchmark-action/github-action-benchmark.
 */
export const githubActionBenchmark = defineFormat({
  id: "githubActionBenchmark",
  get title() {
    return l10n.t("data.js of github-action-benchmark");
  },
  detect: ({ text }) => text.startsWith(PREFIX),
  read: ({ text }) => {
    const suites = entriesIn(parseJson(text.slice(PREFIX.length).replace(/;\s{0,10}$/, "")), "entries");
    const runs = suites.flatMap(([suite, entries]) =>
      listIn(entries).map((entry, index, all) => ({ suite, entry, isLast: index === all.length - 1 })),
    );
    const latest = runs.filter(({ isLast }) => isLast);
    const newest = [...latest].sort(byDate).at(-1)?.entry;
    return {
      tool: { name: "github-action-benchmark", version: undefined },
      run: runOf(newest),
      benchmarks: latest.flatMap(benchmarksOf),
      earlier: runs
        .filter(({ isLast }) => !isLast)
        .sort(byDate)
        .map((one) => ({ run: runOf(one.entry), benchmarks: benchmarksOf(one) })),
      remarks: latest.filter(({ entry }) => commitOf(entry) !== commitOf(newest)).map(olderSuite),
    };
  },
});

const PREFIX = "window.BENCHMARK_DATA = ";

/** One run of one suite. */
interface SuiteRun {
  readonly suite: string;
  readonly entry: JsonValue;
}

function byDate(one: SuiteRun, other: SuiteRun): number {
  return (numberIn(one.entry, "date") ?? 0) - (numberIn(other.entry, "date") ?? 0);
}

function runOf(entry: JsonValue | undefined): Run {
  return {
    takenAt: momentOf(numberIn(entry, "date")),
    commit: commitOf(entry),
    machine: {},
  };
}

function commitOf(entry: JsonValue | undefined): string | undefined {
  return textIn(entry, "commit", "id");
}

function olderSuite({ suite, entry }: SuiteRun): string {
  const day = runOf(entry).takenAt?.slice(0, "YYYY-MM-DD".length);
  return day === undefined
    ? l10n.t('The suite "{0}" was last measured at another commit.', shortened(suite))
    : l10n.t('The suite "{0}" was last measured on {1}, at another commit.', shortened(suite), day);
}

function benchmarksOf({ suite, entry }: SuiteRun): readonly BenchmarkResult[] {
  const tool = textIn(entry, "tool") ?? "";
  return listIn(entry, "benches").map((bench) => benchmarkIn(bench, tool, `${suite} > `));
}

/**
 * One value of the tool that wrote it.
 * @param tool As github-action-benchmark calls it.
 * @param group What stands before the name.
 */
export function benchmarkIn(bench: JsonValue, tool: string, group: string): BenchmarkResult {
  const name = textIn(bench, "name") ?? "";
  const written = textIn(bench, "unit") ?? "";
  const unit = wholeUnit(written);
  const kind = unit && kindOfUnit(unit, name);
  const value = numberOf(valueIn(bench, "value"));
  const noun = kind === "throughput" ? unit?.noun : undefined;
  const statistic = kind === "latency" ? (STATISTICS.get(tool) ?? namedStatistic(name)) : undefined;
  const measures = unit && kind && value !== undefined ? measure(kind, statistic, value * unit.factor, noun) : [];
  return {
    name: `${group}${name}`,
    basis: tool.startsWith("custom") ? undefined : "iteration",
    measures,
    samples: undefined,
    lacking: [],
    failure:
      measures.length > 0
        ? undefined
        : value === undefined
          ? l10n.t("It has no value.")
          : l10n.t('Its unit "{0}" is neither a time nor a rate nor a size.', shortened(written)),
  };
}

/** What it takes from the output of each tool. */
const STATISTICS: ReadonlyMap<string, Statistic> = new Map([
  ["cargo", "p50"],
  ["go", "mean"],
  ["googlecpp", "mean"],
  ["catch2", "mean"],
  ["benchmarkdotnet", "mean"],
  ["jmh", "mean"],
]);

/** "tile encoding, p95": the one that a name has in it. */
function namedStatistic(name: string): Statistic | undefined {
  const [named, another] = statisticsIn(name);
  return another === undefined ? named : undefined;
}

/** Files that others wrote may hold a number as text. */
function numberOf(value: JsonValue | undefined): number | undefined {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
}
