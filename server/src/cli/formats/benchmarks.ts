import { type CheckedCell, type CheckedTarget, isFailure } from "../../core/conformance/benchmarks/benchmarkCheck.ts";
import { changeText } from "../../core/conformance/benchmarks/comparison.ts";
import { counted } from "../../core/text/wording.ts";
import type { BenchFormat } from "../terminal/options.ts";
import { annotation } from "./github.ts";
import { jsonText } from "./jsonText.ts";
import { markdownTable, plainTable } from "./textTable.ts";

/** A figure of a document and how fresh results do against it. */
export interface BenchmarkRow extends CheckedCell {
  /** The document, from the working directory. */
  readonly path: string;
  /** Where the figure stands, counted from 1. */
  readonly line: number;
  readonly column: number;
}

export interface BenchmarkReport {
  readonly rows: readonly BenchmarkRow[];
  readonly remarks: readonly string[];
}

/** The report as text. */
export function formatBenchmarks(report: BenchmarkReport, format: BenchFormat): string {
  switch (format) {
    case "json":
      return jsonText({
        version: 1,
        failed: report.rows.filter(isFailure).length,
        rows: report.rows.map(plainRow),
        remarks: report.remarks,
      });
    case "github":
      return `${[...report.rows.flatMap((row) => annotationFor(row) ?? []), summary(report)].join("\n")}\n`;
    case "markdown":
      return `${report.rows.length === 0 ? "" : `${markdownTable(tableOf(report))}\n`}${summary(report)}\n`;
    case "table":
      return `${report.rows.length === 0 ? "" : `${plainTable(tableOf(report))}\n`}${summary(report)}\n`;
  }
}

function plainRow({ span: _, change, ...row }: BenchmarkRow) {
  return { ...row, percent: change === undefined ? null : change.isMore ? change.percent : -change.percent };
}

const HEADER = ["Document", "Section", "Figure", "Verdict", "Documented", "Measured", "Change", "Target"] as const;

function tableOf({ rows }: BenchmarkReport) {
  const hasBase = rows.some(({ base }) => base !== undefined);
  const header = hasBase ? [...HEADER.slice(0, 4), "Base", ...HEADER.slice(4)] : HEADER;
  return {
    header,
    textColumns: 4,
    rows: rows.map((row) => {
      const { path, line, benchmark, label, verdict, documented = "", base = "", measured = "", change, targets } = row;
      return [
        `${path}:${line}`,
        benchmark,
        label,
        verdict,
        ...(hasBase ? [base] : []),
        documented,
        measured,
        change ? changeText(change, row.kind) : "",
        targets.map(targetText).join(", "),
      ];
    }),
  };
}

function targetText({ text, now }: CheckedTarget): string {
  return `${text} (${now})`;
}

/** Of what fails, and of that of which nothing can be said. */
function annotationFor(row: BenchmarkRow): string | undefined {
  const { path, line, column, verdict, why } = row;
  const message = isFailure(row) ? failureText(row) : why === undefined ? undefined : `"${row.label}": ${why}`;
  if (message === undefined) return undefined;
  return annotation(
    isFailure(row) ? "error" : "notice",
    { file: path, line, col: column, title: `benchmark ${verdict}` },
    message,
  );
}

function failureText(row: BenchmarkRow): string {
  const { label, benchmark, measured = "", documented, change, targets } = row;
  const missed = targets.filter(({ now }) => now === "missed").map(({ text }) => `the target ${text}`);
  const against = [
    ...missed,
    ...(change?.kind === "worse" && documented !== undefined ? [`the documented ${documented}`] : []),
  ];
  return `"${label}" of "${benchmark}" is ${measured}${change ? `, ${changeText(change, row.kind)}` : ""}; expected ${against.join(" and ")}.`;
}

function summary({ rows }: BenchmarkReport): string {
  const count = (wanted: readonly CheckedCell["verdict"][]) =>
    rows.filter(({ verdict }) => wanted.includes(verdict)).length;
  const parts = [
    [count(["target missed"]), "missed a target"],
    [count(["worse"]), "got worse"],
    [count(["better"]), "got better"],
    [count(["same"]), "stayed"],
    [count(["new"]), "not documented yet"],
    [count(["no verdict"]), "without a verdict"],
    [count(["not measured"]), "not measured"],
  ] as const;
  const said = parts.filter(([number]) => number > 0).map(([number, words]) => `${number} ${words}`);
  return `${counted(rows.length, "figure")}${said.length === 0 ? "" : `: ${said.join(", ")}`}.`;
}
