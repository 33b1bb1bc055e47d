import type { BenchmarkResult, Measure, ResultsFile } from "../../benchmarks/resultsFile.ts";
import { BARE } from "../../quantities/units.ts";
import { escapeMarkdown } from "../../text/escapeMarkdown.ts";
import { spanAt } from "../../text/span.ts";
import { bindingLine } from "./bindResults.ts";
import { MEASURED_LABEL, provenanceText } from "./provenance.ts";
import { writtenValue } from "./writtenValue.ts";

/** More benchmarks are no table that anybody reads. */
const MOST_BENCHMARKS = 100;

/**
 * Results as blocks of a document: a table, where it is from, and when it was measured. Undefined for results without a
 * figure, and for too many.
 * @param path The file, as a link of the document has it; undefined where there is none.
 */
export function writtenResults(
  { benchmarks, tool, run }: ResultsFile,
  path: string | undefined,
  day: string,
): string | undefined {
  const measured = benchmarks.filter(({ measures }) => measures.length > 0);
  const columns = columnsOf(measured);
  const [only, ...others] = measured;
  if (!only || measured.length > MOST_BENCHMARKS) return undefined;
  const samples = others.length === 0 ? only.samples : undefined;
  const rows =
    others.length === 0
      ? [["Figure", "Value"], ...columns.map((label) => [label, valueFor(only, label)])]
      : [
          ["Name", ...columns],
          ...measured.map((one) => [cellText(one.name), ...columns.map((of) => valueFor(one, of))]),
        ];
  const measuredOn = provenanceText({ tool, run: { ...run, takenAt: run.takenAt ?? day } }, samples);
  return [
    tableText(rows),
    ...(path === undefined ? [] : [bindingLine(path)]),
    `**${MEASURED_LABEL}:** ${measuredOn}`,
  ].join("\n\n");
}

function tableText([header = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(header), line(header.map(() => ":--")), ...rows.map(line)].join("\n");
}

/** The figures that any of them has, in the order in which people look for them. */
function columnsOf(benchmarks: readonly BenchmarkResult[]): readonly string[] {
  const labels = new Set(benchmarks.flatMap(({ measures }) => measures.map(labelOf)));
  return [...labels].sort((a, b) => placeOf(a) - placeOf(b) || (a < b ? -1 : 1));
}

const ORDER = ["Time (p50)", "Time (p95)", "Time (p99)", "Time (mean)", "Time", "Time (min)", "Time (max)", "Rate"];

function placeOf(label: string): number {
  const at = ORDER.indexOf(label);
  return at < 0 ? ORDER.length : at;
}

const KIND_LABELS: Readonly<Record<Measure["kind"], string>> = {
  latency: "Time",
  throughput: "Rate",
  transfer: "Transfer rate",
  memory: "Memory",
  allocation: "Allocated per operation",
  cpu: "CPU",
  errors: "Error rate",
  score: "Score",
  shift: "Layout shift",
};

function labelOf({ kind, statistic }: Measure): string {
  return statistic === undefined ? KIND_LABELS[kind] : `${KIND_LABELS[kind]} (${statistic})`;
}

function valueFor({ measures }: BenchmarkResult, label: string): string {
  const measure = measures.find((one) => labelOf(one) === label);
  if (!measure) return "";
  const { kind, statistic } = measure;
  const cell = { label, kind, statistic, benchmark: undefined, quantity: undefined, unit: BARE };
  return writtenValue({ ...cell, isUnitInLabel: false, span: spanAt(0) }, measure, "");
}

/** A name on one line of a table. */
function cellText(name: string): string {
  return escapeMarkdown(name.replace(/\s+/g, " ").trim()).replace(/(?<!\\)\|/g, "\\|");
}
