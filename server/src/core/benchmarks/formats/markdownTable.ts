import * as l10n from "@vscode/l10n";
import { MOST_EFFORT } from "../../markdown/effort.ts";
import { parsePiece } from "../../markdown/parsePiece.ts";
import type { Part, TableBlock } from "../../markdown/part.ts";
import { baseValue, type Quantity } from "../../quantities/quantity.ts";
import { readQuantities } from "../../quantities/readQuantities.ts";
import { statisticsIn } from "../../quantities/statistics.ts";
import type { Unit } from "../../quantities/units.ts";
import { kindOfUnit, wholeUnit } from "../kindOfUnit.ts";
import { firstOfEach, measure } from "../measures.ts";
import type { BenchmarkResult, Measure } from "../resultsFile.ts";
import { defineFormat } from "./resultsFormat.ts";

/**
 * Tables of Markdown, as people paste them and as tools write them for people: a benchmark a row under the names of
 * measures, or a measure a row. With prose around it the text is a document, and no results.
 */
export const markdownTable = defineFormat({
  id: "markdownTable",
  get title() {
    return l10n.t("a Markdown table");
  },
  detect: ({ text, json }) => json === undefined && benchmarksIn(text).length > 0,
  read: ({ text }) => ({
    tool: { name: "Markdown table", version: undefined },
    run: { takenAt: undefined, commit: undefined, machine: {} },
    benchmarks: benchmarksIn(text),
    earlier: [],
    remarks: [],
  }),
});

/** In UTF-16 units: nobody pastes more. */
const LONGEST = 100_000;

const BESIDE_TABLES: ReadonlySet<string> = new Set(["table", "code", "html", "thematicBreak"]);

function benchmarksIn(text: string): readonly BenchmarkResult[] {
  if (text.length > LONGEST || !/\|[ \t]{0,10}:?-|-:?[ \t]{0,10}\|/.test(text)) return [];
  const parts = parsePiece(text, "", new Set(), MOST_EFFORT)?.parts.map(({ part }) => part) ?? [];
  if (!parts.every(({ blocks }) => blocks.every(({ kind }) => BESIDE_TABLES.has(kind)))) return [];
  const tables = parts.flatMap((part) => tablesOf(part));
  return tables.flatMap(({ title, table }) => {
    const group = tables.length > 1 && title !== "" ? `${title} > ` : "";
    return read(table).map((one) => ({ ...one, name: one.name === "" ? title : `${group}${one.name}` }));
  });
}

interface TitledTable {
  readonly title: string;
  readonly table: TableBlock;
}

function tablesOf({ heading, blocks }: Part): readonly TitledTable[] {
  return blocks.flatMap((table) => (table.kind === "table" ? [{ title: heading?.text ?? "", table }] : []));
}

type Cells = readonly string[];

/** Measures stand where more labels name a statistic, or else a measure: over the columns, or before the rows. */
function read({ rows }: TableBlock): readonly BenchmarkResult[] {
  const [header = [], ...body] = rows.map(({ cells }): Cells => cells.map(({ text }) => text));
  const over = header.slice(1);
  const before = body.map(([label = ""]) => label);
  const more = countOf(before, isStatistic) - countOf(over, isStatistic);
  const isUpright = more !== 0 ? more > 0 : countOf(before, isMeasure) > countOf(over, isMeasure);
  return isUpright ? fromColumns(header, body) : fromRows(header, body);
}

function countOf(labels: Cells, isCounted: (label: string) => boolean): number {
  return labels.filter(isCounted).length;
}

function isStatistic(label: string): boolean {
  return statisticsIn(label).length === 1;
}

function isMeasure(label: string): boolean {
  return isStatistic(label) || unitIn(label) !== undefined || /\b(?:throughput|latency)\b/i.test(label);
}

/** "Mean [ms]", "P95 (µs)", "ops/s" */
function unitIn(label: string): Unit | undefined {
  const unit = wholeUnit(/[[(]([^[\]()]{1,30})[\])]\s{0,5}$/.exec(label)?.[1] ?? label);
  return unit && kindOfUnit(unit, label) ? unit : undefined;
}

/** What was to be, what was, and what became of it are no results; how far they spread is of no measure. */
const NO_RESULT =
  /\b(?:target|goal|budget|limit|slo|threshold|baseline|before|previous|old|change|delta|diff|ratio|relative|status|error|stddev|std ?dev|σ|rme)\b/i;

function fromRows(header: Cells, body: readonly Cells[]): readonly BenchmarkResult[] {
  const first = header.findIndex((label, index) => index > 0 && isMeasure(label));
  const names = header.slice(0, Math.max(1, first));
  return body.flatMap((cells) => {
    const figures = cells.slice(names.length).flatMap((cell, index) => {
      const label = header[index + names.length] ?? "";
      return NO_RESULT.test(label) ? [] : figureIn(cell, label);
    });
    return benchmarkOf(nameOf(names, cells), figures);
  });
}

/** "EncodeTile (N=10)": a column before the figures is a parameter. */
function nameOf(labels: Cells, cells: Cells): string {
  const [name = "", ...parameters] = cells.slice(0, labels.length);
  const given = parameters.flatMap((cell, index) => (cell === "" ? [] : `${labels[index + 1]}=${cell}`));
  return given.length > 0 ? `${name} (${given.join(", ")})` : name;
}

function fromColumns(header: Cells, body: readonly Cells[]): readonly BenchmarkResult[] {
  const columns = header.flatMap((label, index) => (index > 0 && !NO_RESULT.test(label) ? [{ label, index }] : []));
  return columns.flatMap(({ label, index }) => {
    const figures = body.flatMap((cells) => figureIn(cells[index] ?? "", cells[0] ?? "", label));
    return benchmarkOf(columns.length > 1 ? label : "", figures);
  });
}

function benchmarkOf(name: string, figures: readonly Measure[]): readonly BenchmarkResult[] {
  const measures = firstOfEach(figures);
  const none = { basis: undefined, samples: undefined, lacking: [], failure: undefined };
  return measures.length > 0 ? [{ name, measures, ...none }] : [];
}

/** The one figure of a cell; a number without a unit has that of its label, or of the column's. */
function figureIn(cell: string, label: string, column = ""): readonly Measure[] {
  const isBare = !/[\p{L}%]/u.test(cell);
  const given = isBare ? (unitIn(label) ?? unitIn(column)) : undefined;
  const { quantities, isAmbiguous } = readQuantities(given ? `${cell} ${given.text}` : cell);
  const [quantity, another] = quantities;
  if (!quantity || another || isAmbiguous || !isFigure(quantity)) return [];
  const kind = kindOfUnit(quantity.unit, label);
  if (!kind) return [];
  const [statistic] = quantity.statistic === undefined ? statisticsIn(label) : [quantity.statistic];
  return measure(kind, statistic, baseValue(quantity), kind === "throughput" ? quantity.unit.noun : undefined);
}

/** Not a range, a bound or a target. */
function isFigure({ comparator, upTo, isTarget }: Quantity): boolean {
  return comparator === undefined && upTo === undefined && !isTarget;
}
