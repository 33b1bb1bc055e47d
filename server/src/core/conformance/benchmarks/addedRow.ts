import type { BenchmarkResult, Measure, ResultsFile } from "../../benchmarks/resultsFile.ts";
import type { Part, TableBlock } from "../../markdown/part.ts";
import { BARE } from "../../quantities/units.ts";
import { spanAt } from "../../text/span.ts";
import type { TextEdit } from "../../text/textEdit.ts";
import { insertion } from "../edits/insertBlock.ts";
import { tablesIn } from "../measurements/tableColumns.ts";
import type { MeasuredCell } from "./measuredCell.ts";
import { type ResultCell, resultCellsIn } from "./resultCells.ts";
import { writtenValue } from "./writtenValue.ts";

/** A cell that gets a value. */
export interface WrittenCell {
  readonly cell: ResultCell;
  readonly before: string;
  readonly after: string;
}

/** A row for a figure that a table has none for. */
export interface AddedRow {
  /** The one that it is of. */
  readonly benchmark: BenchmarkResult;
  readonly edit: TextEdit;
  readonly written: WrittenCell;
}

/**
 * The row of the average latency, for a file that has no other latency, in a table of labels and values that asks for
 * others alone: what such a tool measures would have no place in it. Undefined where it is not needed.
 */
export function addedRow(
  part: Part,
  cells: readonly MeasuredCell[],
  { benchmarks }: Pick<ResultsFile, "benchmarks">,
): AddedRow | undefined {
  const ofLatency = cells.filter(({ cell }) => cell.kind === "latency");
  const last = ofLatency.at(-1);
  const benchmark = last?.benchmark ?? (benchmarks.length === 1 ? benchmarks[0] : undefined);
  const measure = benchmark?.measures.find(
    ({ kind, statistic }) => kind === "latency" && (statistic === "mean" || statistic === undefined),
  );
  const isNeeded =
    last !== undefined &&
    !benchmark?.measures.some(isPercentile) &&
    ofLatency.every(({ kind, cell }) => kind === "not measured" && cell.benchmark === undefined);
  const table =
    last && tablesIn(part).find(({ span }) => span.start <= last.cell.span.start && last.cell.span.end <= span.end);
  const row = isNeeded && measure && table ? rowBelow(part, table, last.cell, measure) : undefined;
  return row && benchmark && { benchmark, ...row };
}

function isPercentile({ kind, statistic }: Measure): boolean {
  return kind === "latency" && statistic?.startsWith("p") === true;
}

function rowBelow(
  part: Part,
  table: TableBlock,
  above: ResultCell,
  measure: Measure,
): Omit<AddedRow, "benchmark"> | undefined {
  const row = table.rows.find(({ span }) => span.start <= above.span.start && above.span.end <= span.end);
  if (row?.cells.length !== 2) return undefined;
  const label = averageLike(above.label, measure.statistic);
  const isUsed = resultCellsIn(part).some((one) => one.label === label);
  const cell: ResultCell = {
    label,
    kind: "latency",
    statistic: measure.statistic,
    benchmark: undefined,
    quantity: undefined,
    unit: BARE,
    isUnitInLabel: false,
    span: spanAt(row.span.end),
  };
  const after = writtenValue(cell, measure, "");
  return isUsed
    ? undefined
    : { edit: insertion(part.text, row.span.end, `\n| ${label} | ${after} |`), written: { cell, before: "", after } };
}

/** The label of a row as that of the average, or of a figure that says nothing of the kind: "Latency (p50)". */
function averageLike(label: string, statistic: Measure["statistic"]): string {
  const [named] = STATISTIC.exec(label) ?? [];
  if (named === undefined) return "Mean";
  return statistic === undefined
    ? label.replace(`(${named})`, "").replace(named, "").trim() || "Mean"
    : label.replace(named, "mean");
}

const STATISTIC = /\bt?p(?:\(\d{1,3}\)|\d{1,3}(?:\.\d{1,3})?)|\b(?:median|maximum|minimum|max|min)\b/i;
