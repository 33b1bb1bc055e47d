import * as l10n from "@vscode/l10n";
import { FEWEST_SAMPLES } from "../../benchmarks/percentiles.ts";
import { type BenchmarkResult, hasUnits, type Measure, type ResultsFile } from "../../benchmarks/resultsFile.ts";
import type { Statistic } from "../../quantities/statistics.ts";
import { statisticText } from "../../quantities/statistics.ts";
import type { ResultCell } from "./resultCells.ts";

/** What a file says of a cell. */
export type MeasuredCell =
  | {
      readonly kind: "measured";
      readonly cell: ResultCell;
      readonly benchmark: BenchmarkResult;
      readonly measure: Measure;
    }
  /** `why`: one sentence. */
  | {
      readonly kind: "not measured";
      readonly cell: ResultCell;
      readonly benchmark: BenchmarkResult | undefined;
      readonly why: string;
    };

/** The one benchmark that a name means: its whole name, or what stands behind its groups if no other ends so. */
export function benchmarkNamed(
  { benchmarks }: Pick<ResultsFile, "benchmarks">,
  name: string,
): BenchmarkResult | undefined {
  const whole = benchmarks.filter((one) => one.name === name);
  if (whole.length > 0) return whole.length === 1 ? whole[0] : undefined;
  const [last, ...others] = benchmarks.filter((one) => lastName(one.name) === name);
  return others.length === 0 ? last : undefined;
}

/** A name without the groups in front of it. */
export function lastName(name: string): string {
  return name.slice(name.lastIndexOf(GROUPS_END) + GROUPS_END.length);
}

const GROUPS_END = " > ";

/** The file's figure for a cell, or why there is none. */
export function measuredCell(cell: ResultCell, benchmark: BenchmarkResult): MeasuredCell {
  if (cell.quantity?.unit.text === "" && hasUnits(cell.kind))
    return { kind: "not measured", cell, benchmark, why: withoutUnit() };
  const measure = measureFor(cell, benchmark.measures);
  if (measure) return { kind: "measured", cell, benchmark, measure };
  return { kind: "not measured", cell, benchmark, why: whyNot(cell, benchmark) };
}

function withoutUnit(): string {
  return l10n.t(
    "The document gives no unit there; expected one such as ms, or one in the row's or the column's heading.",
  );
}

/** What a label without a statistic means, the first that is there; a figure of the run as a whole goes before these. */
const UNSAID: Readonly<Partial<Record<Measure["kind"], readonly Statistic[]>>> = {
  latency: ["mean", "p50"],
  throughput: ["mean"],
  transfer: ["mean"],
  memory: ["max", "mean"],
};

function measureFor({ kind, statistic }: ResultCell, measures: readonly Measure[]): Measure | undefined {
  const ofKind = measures.filter((one) => one.kind === kind);
  const whole = ofKind.find((one) => one.statistic === statistic);
  if (whole || statistic !== undefined) {
    // The average rate of a run is its rate.
    return (
      whole ??
      (statistic === "mean" && kind !== "latency" ? ofKind.find((one) => one.statistic === undefined) : undefined)
    );
  }
  const unsaid = UNSAID[kind] ?? [];
  return (
    unsaid.flatMap((one) => ofKind.find((measure) => measure.statistic === one) ?? [])[0] ??
    (ofKind.length === 1 ? ofKind[0] : undefined)
  );
}

function whyNot({ kind, statistic }: ResultCell, { failure, lacking, name }: BenchmarkResult): string {
  const told = lacking.find((one) => one.kind === kind && one.statistic === statistic)?.why;
  const measure = KIND_WORDS[kind]();
  const what = statistic === undefined ? measure : l10n.t("{0} {1}", statisticText(statistic), measure);
  const lack = name === "" ? l10n.t("The file has no {0}.", what) : l10n.t('The file has no {0} of "{1}".', what, name);
  return told ?? failure ?? lack;
}

const KIND_WORDS: Readonly<Record<Measure["kind"], () => string>> = {
  latency: () => l10n.t("latency"),
  throughput: () => l10n.t("throughput"),
  transfer: () => l10n.t("transfer rate"),
  memory: () => l10n.t("memory usage"),
  allocation: () => l10n.t("allocated bytes"),
  cpu: () => l10n.t("CPU load"),
  errors: () => l10n.t("error rate"),
  score: () => l10n.t("score"),
  shift: () => l10n.t("layout shift"),
};

/** Why a percentile proves nothing: it is taken from too few samples. Undefined for all else. */
export function tooFewSamples({ statistic, kind }: Measure, { samples }: BenchmarkResult): string | undefined {
  if (kind !== "latency" || samples === undefined) return undefined;
  const fewest = statistic === "p95" || statistic === "p99" ? FEWEST_SAMPLES[statistic] : 0;
  if (samples >= fewest) return undefined;
  return l10n.t(
    "{0} of {1} samples says too little; expected at least {2}.",
    statistic?.toUpperCase() ?? "",
    samples,
    fewest,
  );
}
