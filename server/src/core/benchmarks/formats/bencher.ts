import * as l10n from "@vscode/l10n";
import { allOf, shortened } from "../../text/wording.ts";
import { entriesIn, isObject, type JsonValue, numberIn } from "../jsonValue.ts";
import { firstOfEach, measure, scaled } from "../measures.ts";
import type { BenchmarkResult, Measure, MeasureKind } from "../resultsFile.ts";
import { defineFormat } from "./resultsFormat.ts";

/**
 * Bencher Metric Format: benchmarks with measures, whose units the file doesn't have, so that only those are read that
 * Bencher defines itself. See lib/bencher_json/src/project/measure/built_in.rs of bencherdev/bencher.
 */
export const bencher = defineFormat({
  id: "bencher",
  title: "Bencher Metric Format",
  detect: ({ json }) => {
    const benchmarks = entriesIn(json);
    return (
      benchmarks.length > 0 &&
      benchmarks.every(([, measures]) => isObject(measures) && entriesIn(measures).every(([, one]) => isMetric(one))) &&
      benchmarks.some(([, measures]) => entriesIn(measures).length > 0)
    );
  },
  read: ({ json }) => ({
    tool: { name: "Bencher", version: undefined },
    run: { takenAt: undefined, commit: undefined, machine: {} },
    benchmarks: entriesIn(json).map(([name, measures]) => benchmarkOf(name, measures)),
    earlier: [],
    remarks: [],
  }),
});

function isMetric(value: JsonValue): boolean {
  return numberIn(value, "value") !== undefined;
}

function benchmarkOf(name: string, measures: JsonValue): BenchmarkResult {
  const known = firstOfEach(entriesIn(measures).flatMap(([key, metric]) => measureOf(key, numberIn(metric, "value"))));
  const others = entriesIn(measures).map(([key]) => `"${shortened(key)}"`);
  return {
    name: name.replace(MUTED, ""),
    basis: undefined,
    measures: known,
    samples: undefined,
    lacking: [],
    failure: known.length > 0 ? undefined : withoutUnit(others),
  };
}

/** What Bencher raises no alert for has this behind its name. */
const MUTED = /(?:-bencher-ignore|_bencher_ignore|BencherIgnore)$/;

function measureOf(key: string, value: number | undefined): readonly Measure[] {
  const known = BUILT_IN.get(key.toLowerCase().replaceAll(" ", "-"));
  return known ? measure(known.kind, undefined, scaled(value, known.factor), known.noun) : [];
}

interface BuiltIn {
  readonly kind: MeasureKind;
  readonly factor: number;
  readonly noun?: string;
}

/** By slug, which a name in other letters means as well. */
const BUILT_IN: ReadonlyMap<string, BuiltIn> = new Map<string, BuiltIn>([
  ["latency", { kind: "latency", factor: 1e-9 }],
  ["throughput", { kind: "throughput", factor: 1, noun: "operation" }],
  ["allocated", { kind: "allocation", factor: 1 }],
  ["build-time", { kind: "latency", factor: 1 }],
]);

function withoutUnit(measures: readonly string[]): string {
  return measures.length === 0
    ? l10n.t("The file has no unit for anything.")
    : l10n.t("The file has no unit for {0}.", allOf(measures));
}
