import { perText, perValue } from "../../incremental/memo.ts";
import type { Part, TableBlock, TableRow } from "../../markdown/part.ts";
import { readQuantities } from "../../quantities/readQuantities.ts";
import { labelStatistic } from "../values/readings.ts";

/** What a column holds, going by its heading. */
export type ColumnKind = "target" | "current" | "status" | "other";

export const TARGET = /\b(?:targets?|goals?|budgets?|slos?|slas?|objectives?|ziel(?:wert)?)\b|目标/i;
/** A target only beside what was measured: an alert has a threshold, an interface a limit. */
export const LIMIT = /\b(?:limit|threshold|max(?:imum)? allowed|allowed|acceptable|required|requirement|expected)\b/i;
const NO_VALUE = /\b(?:date|version|release|milestone|quarter|due|by when|owner|audience|users?|platforms?)\b/i;
export const CURRENT =
  /\b(?:current(?:ly)?|actual|measured|measurement|observed|achieved|now|latest|today|results?|as of|ist(?:wert)?|heute|aktuell|gemessen)\b|当前|实际|实测/i;
const STATUS = /^(?:status|state|状态|met|pass(?:ed|es)?|ok|verdict|ok\?|met\?|pass\?|result|✅|✓)\??$/i;

const kindOfHeading: (heading: string) => ColumnKind = perText((heading) => {
  if (NO_VALUE.test(heading)) return "other";
  if (TARGET.test(heading)) return "target";
  if (STATUS.test(heading.trim())) return "status";
  return CURRENT.test(heading) ? "current" : "other";
});

/** What each column of a table holds. */
export const columnKinds: (table: TableBlock) => readonly ColumnKind[] = perValue(({ rows }: TableBlock) => {
  const headings = rows[0]?.cells.map(({ text }) => text) ?? [];
  const kinds = headings.map((heading, index) => (index === 0 ? "other" : kindOfHeading(heading)));
  if (kinds.includes("target")) return withMeasured(kinds, headings, rows.slice(1));
  return kinds.includes("current")
    ? kinds.map((kind, index) => (kind === "other" && index > 0 && LIMIT.test(headings[index] ?? "") ? "target" : kind))
    : kinds;
});

/** Beside a target a column of a percentile or of values holds what was measured, else one of the target's kind. */
function withMeasured(
  kinds: readonly ColumnKind[],
  headings: readonly string[],
  rows: readonly TableRow[],
): readonly ColumnKind[] {
  if (kinds.includes("current")) return kinds;
  const isMeasured = (index: number) =>
    /^values?$/i.test(headings[index]?.trim() ?? "") || labelStatistic(headings[index] ?? "") !== undefined;
  const places = headings.map((_, index) => index).slice(1);
  const other = places.filter((index) => kinds[index] === "other");
  const named = other.filter(isMeasured);
  const result = places.find((index) => kinds[index] === "status" && /^result/i.test(headings[index] ?? ""));
  const found = named.length > 0 ? named : result === undefined ? columnsOfKind(kinds, headings, rows) : [result];
  return kinds.map((kind, index) => (found.includes(index) ? "current" : kind));
}

const NOT_CURRENT =
  /\b(?:before|baseline|old|previous(?:ly)?|was|share|weight|note|comment|stretch|p[o0]c|vorher|frueher)\b/i;

/** True for a column of what was measured at another time, or of something else. */
export function isPastColumn(heading: string): boolean {
  return NOT_CURRENT.test(heading);
}

/** The columns whose cells are of the kind that the row's target is; of several versions, the last. */
function columnsOfKind(
  kinds: readonly ColumnKind[],
  headings: readonly string[],
  rows: readonly TableRow[],
): readonly number[] {
  const target = kinds.indexOf("target");
  const found = headings.flatMap((heading, index) => {
    if (index === 0 || kinds[index] !== "other" || isPastColumn(heading)) return [];
    const filled = rows.slice(0, MOST_LOOKED_AT).filter(({ cells }) => (cells[index]?.text ?? "") !== "");
    const alike = filled.filter(({ cells }) => areAlike(cells[target]?.text ?? "", cells[index]?.text ?? ""));
    return alike.length > 0 && alike.length * 2 >= filled.length ? [index] : [];
  });
  const areVersions = found.length > 1 && found.every((index) => /\d/.test(headings[index] ?? ""));
  return areVersions ? found.slice(-1) : found;
}

const MOST_LOOKED_AT = 20;

function areAlike(target: string, cell: string): boolean {
  const [aimed] = readQuantities(target).quantities;
  const [measured] = readQuantities(cell).quantities;
  return aimed !== undefined && measured !== undefined && aimed.dimension === measured.dimension;
}

/** Every table of a part, also those below a label; one whose rows are targets and measured values turned upright. */
export const tablesIn: (part: Part) => readonly TableBlock[] = perValue(({ blocks }) =>
  blocks.flatMap((block) => (block.kind === "table" ? [isLying(block) ? turned(block) : block] : [])),
);

/** True if its rows, and not its columns, are called "Target" and "Actual". */
function isLying({ rows }: TableBlock): boolean {
  const [header, ...others] = rows;
  const columns = header?.cells.map(({ text }) => kindOfHeading(text)) ?? [];
  const kinds = others.slice(0, MOST_LOOKED_AT).map(({ cells }) => kindOfHeading(cells[0]?.text ?? ""));
  return (
    !columns.slice(1).includes("target") &&
    !columns.slice(1).includes("current") &&
    BOTH.every((kind) => kinds.includes(kind))
  );
}

const BOTH: readonly ColumnKind[] = ["target", "current"];

/** Its columns as rows; a cell keeps its place in the document. */
function turned(table: TableBlock): TableBlock {
  const [header] = table.rows;
  const rows = (header?.cells ?? []).flatMap((_, column) => {
    const cells = table.rows.map(
      ({ cells: all, span: { end } }) => all[column] ?? { text: "", span: { start: end, end } },
    );
    const [first] = cells;
    return first ? [{ span: first.span, cells }] : [];
  });
  return { ...table, rows };
}

export function hasTargets(table: TableBlock): boolean {
  return columnKinds(table).includes("target");
}
