import * as l10n from "@vscode/l10n";
import { isObject, type JsonValue, listIn, numberIn, textIn, valueIn } from "../jsonValue.ts";
import { measure, storedFigures } from "../measures.ts";
import { figuresOfSamples } from "../percentiles.ts";
import type { Basis, BenchmarkResult, Machine } from "../resultsFile.ts";
import { failureOf, momentOf, namesApart, runtimeNamed, systemNamed } from "../resultsWording.ts";
import { defineFormat } from "./resultsFormat.ts";

/** `run({ format: "json" })` of mitata: nanoseconds. See src/main.mjs and src/lib.mjs of mitata. */
export const mitata = defineFormat({
  id: "mitata",
  get title() {
    return l10n.t("mitata with format json");
  },
  detect: ({ json }) =>
    listIn(json, "benchmarks").some((one) => textIn(one, "alias") !== undefined && listIn(one, "runs").length > 0),
  read: ({ json }) => {
    const runs = listIn(json, "benchmarks").flatMap((trial) =>
      listIn(trial, "runs").map((run) => ({ run, ...namesOf(json, trial, run) })),
    );
    const names = namesApart(runs);
    return {
      tool: { name: "mitata", version: undefined },
      run: { takenAt: momentOf(numberIn(json, "context", "now")), commit: undefined, machine: machineOf(json) },
      benchmarks: runs.map(({ run }, index) => benchmarkOf(run, names[index] ?? "")),
      earlier: [],
      remarks: [],
    };
  },
});

/** Arguments are part of a name only where its author wrote `$n`. */
function namesOf(json: JsonValue | undefined, trial: JsonValue, run: JsonValue): { short: string; long: string } {
  const group = textIn(listIn(json, "layout")[numberIn(trial, "group") ?? -1], "name");
  const name = textIn(run, "name") ?? textIn(trial, "alias") ?? "";
  const short = group === undefined ? name : `${group} > ${name}`;
  const values = valueIn(run, "args");
  const args = isObject(values)
    ? Object.entries(values).map(([key, value]) => `${key}=${typeof value === "object" ? "…" : value}`)
    : [];
  return { short, long: [short, ...args].join(", ") };
}

function machineOf(json: JsonValue | undefined): Machine {
  const cpu = textIn(json, "context", "cpu", "name");
  const [architecture, system] = (textIn(json, "context", "arch") ?? "").split("-");
  const named = systemNamed(system, architecture);
  const runtime = runtimeNamed(textIn(json, "context", "runtime"), textIn(json, "context", "version"));
  return {
    ...(cpu === undefined ? {} : { cpu }),
    ...(named === undefined ? {} : { system: named }),
    ...(runtime === undefined ? {} : { runtime }),
  };
}

const STORED = [
  ["min", "min"],
  ["mean", "avg"],
  ["p50", "p50"],
  ["p75", "p75"],
  ["p99", "p99"],
  ["p99.9", "p999"],
  ["max", "max"],
] as const;

function benchmarkOf(run: JsonValue, name: string): BenchmarkResult {
  const stats = valueIn(run, "stats");
  const samples = listIn(stats, "samples");
  const sampled = figuresOfSamples(samples, 1e-9);
  const { measures, lacking } = sampled.measures.length > 0 ? sampled : storedFigures(stats, STORED, 1e-9, whyNot);
  return {
    name,
    basis: basisOf(stats, samples.length),
    measures: [
      ...measures,
      ...measure("throughput", undefined, 1e9 / (numberIn(stats, "avg") ?? 0), "operation"),
      ...measure("allocation", undefined, numberIn(stats, "heap", "avg")),
    ],
    samples: samples.length > 0 ? samples.length : undefined,
    lacking,
    failure: isObject(stats) ? undefined : failureOf(l10n.t("It threw an error"), textIn(run, "error", "message")),
  };
}

function whyNot(percentile: string): string {
  return l10n.t(
    "Mitata stores no {0}: it is taken from the samples, which the file has unless format.json.samples is false.",
    percentile,
  );
}

/** Short functions are called thousands of times for one sample; `ticks` counts the calls, `heap._` the samples. */
function basisOf(stats: JsonValue | undefined, samples: number): Basis {
  const count = samples > 0 ? samples : numberIn(stats, "heap", "_");
  const calls = numberIn(stats, "ticks");
  return count !== undefined && calls !== undefined && calls < 2 * count ? "request" : "iteration";
}
