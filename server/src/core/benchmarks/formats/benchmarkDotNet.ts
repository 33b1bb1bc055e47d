import * as l10n from "@vscode/l10n";
import { isObject, type JsonValue, listIn, numberIn, textIn, valueIn } from "../jsonValue.ts";
import { figuresAmong, measure, storedLatencies } from "../measures.ts";
import type { BenchmarkResult, Machine } from "../resultsFile.ts";
import { namesApart } from "../resultsWording.ts";
import { defineFormat } from "./resultsFormat.ts";

/**
 * The JSON exporters of BenchmarkDotNet, brief and full: nanoseconds for one operation, each a mean of an iteration.
 * Empty texts stand for what is not finite. See Exporters/Json/JsonExporterBase.cs of dotnet/BenchmarkDotNet.
 */
export const benchmarkDotNet = defineFormat({
  id: "benchmarkDotNet",
  get title() {
    return l10n.t("a JSON exporter of BenchmarkDotNet");
  },
  detect: ({ json }) => isObject(valueIn(json, "HostEnvironmentInfo")) && Array.isArray(valueIn(json, "Benchmarks")),
  read: ({ json }) => {
    const host = valueIn(json, "HostEnvironmentInfo");
    const all = listIn(json, "Benchmarks");
    const names = namesApart(all.map(nameOf));
    return {
      tool: { name: "BenchmarkDotNet", version: textIn(host, "BenchmarkDotNetVersion") },
      run: { takenAt: takenAt(textIn(json, "Title") ?? ""), commit: undefined, machine: machineOf(host) },
      benchmarks: all.map((one, index) => benchmarkOf(one, names[index] ?? "")),
      earlier: [],
      remarks: remarksOn(host),
    };
  },
});

/** "Tiles.EncodeBench-20261124-101530", in the time zone of the machine. */
function takenAt(title: string): string | undefined {
  const [, year, month, day, hour, minute, second] = /-(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)$/.exec(title) ?? [];
  return year === undefined ? undefined : `${year}-${month}-${day}T${hour}:${minute}:${second}`;
}

function machineOf(host: JsonValue | undefined): Machine {
  const cpu = textIn(host, "ProcessorName");
  const cores = numberIn(host, "LogicalCoreCount");
  const system = textIn(host, "OsVersion");
  const runtime = textIn(host, "RuntimeVersion");
  return {
    ...(cpu === undefined ? {} : { cpu }),
    ...(cores === undefined ? {} : { cores }),
    ...(system === undefined ? {} : { system }),
    ...(runtime === undefined ? {} : { runtime }),
  };
}

function remarksOn(host: JsonValue | undefined): readonly string[] {
  return [
    ...(valueIn(host, "HasAttachedDebugger") === true
      ? [l10n.t("A debugger was attached while it was measured.")]
      : []),
    ...(/^debug$/i.test(textIn(host, "Configuration") ?? "")
      ? [l10n.t("The benchmark was built without optimization.")]
      : []),
  ];
}

/** The full name has the parameters in it, but not the job that the same method ran as a second time. */
function nameOf(benchmark: JsonValue): { readonly short: string; readonly long: string } {
  const short = textIn(benchmark, "FullName") ?? typeAndMethod(benchmark);
  return { short, long: textIn(benchmark, "DisplayInfo") ?? short };
}

function typeAndMethod(benchmark: JsonValue): string {
  const name = ["Namespace", "Type", "Method"].flatMap((key) => textIn(benchmark, key) ?? []).join(".");
  const parameters = textIn(benchmark, "Parameters");
  return parameters === undefined ? name : `${name}(${parameters})`;
}

function benchmarkOf(benchmark: JsonValue, name: string): BenchmarkResult {
  const statistics = valueIn(benchmark, "Statistics");
  const mean = numberIn(statistics, "Mean") ?? 0;
  const { measures, lacking } = figuresAmong(
    [
      ...storedLatencies(statistics, STATISTICS, 1e-9),
      ...storedLatencies(valueIn(statistics, "Percentiles"), PERCENTILES, 1e-9),
    ],
    whyNot,
  );
  return {
    name,
    basis: "iteration",
    measures: [
      ...measures,
      ...measure("throughput", undefined, 1e9 / mean, "operation"),
      ...measure("allocation", undefined, numberIn(benchmark, "Memory", "BytesAllocatedPerOperation")),
    ],
    samples: numberIn(statistics, "N"),
    lacking,
    failure: isObject(statistics) ? undefined : l10n.t("BenchmarkDotNet could not measure it."),
  };
}

function whyNot(percentile: string): string {
  return l10n.t(
    "{0} is not stored by BenchmarkDotNet, whose values are means of iterations; a load test measures single requests.",
    percentile,
  );
}

const PERCENTILES = [
  ["p90", "P90"],
  ["p95", "P95"],
] as const;

const STATISTICS = [
  ["min", "Min"],
  ["mean", "Mean"],
  ["p50", "Median"],
  ["max", "Max"],
] as const;
