import { perValue } from "../../incremental/memo.ts";
import type { Part, TableBlock, TableCell, TableRow } from "../../markdown/part.ts";
import type { Quantity } from "../../quantities/quantity.ts";
import { readQuantities } from "../../quantities/readQuantities.ts";
import { statisticsIn } from "../../quantities/statistics.ts";
import type { Metric, StatusCell, Target } from "../measurements/measurements.ts";
import { tellingWords } from "../measurements/metricWords.ts";
import { type ColumnKind, columnKinds, hasTargets, LIMIT, TARGET, tablesIn } from "../measurements/tableColumns.ts";
import { labelStatistic, labelUnit, withLabelUnit } from "../values/readings.ts";
import { type Goal, goalsIn, withoutPast } from "./goals.ts";
import { linksIn } from "./targetLinks.ts";

/** No document of a person has more; beyond them nothing is said. */
export const MOST_TARGETS = 300;

/** The targets in a part's tables, whatever its heading: a column of theirs says that it holds targets. */
export const targetsInTables: (part: Part) => readonly Target[] = perValue((part) => {
  if (!/\d|sub-?second/i.test(part.text)) return [];
  return tablesIn(part)
    .flatMap((table) => targetsInTable(table, part))
    .slice(0, MOST_TARGETS);
});

function targetsInTable(table: TableBlock, part: Part): readonly Target[] {
  const kinds = columnKinds(table);
  const [header, ...rows] = table.rows;
  if (!kinds.includes("target") || !header) return [];
  // Each may hold one.
  return targetsInRows(rows.slice(0, MOST_TARGETS), header, kinds, part);
}

/** A table where targets are due, though no column says so: one percentile a column, or a label and its target. */
export function targetsInPlainTable(table: TableBlock, part: Part): readonly Target[] {
  const [header, ...rows] = table.rows;
  if (!header || hasTargets(table)) return [];
  const byStatistic = header.cells.map(({ text }, index) => index > 0 && labelStatistic(text) !== undefined);
  const kinds: readonly ColumnKind[] = header.cells.map((_, index) =>
    (byStatistic.includes(true) ? byStatistic[index] : index === 1) ? "target" : "other",
  );
  return targetsInRows(rows, header, kinds, part);
}

function targetsInRows(
  rows: readonly TableRow[],
  header: TableRow,
  kinds: readonly ColumnKind[],
  part: Part,
): readonly Target[] {
  return rows.flatMap(({ cells }) =>
    kinds.flatMap((kind, column) => {
      const cell = cells[column];
      const heading = header.cells[column]?.text ?? "";
      return kind === "target" && cell ? targetsInCell(cell, heading, cells, header.cells, kinds, part) : [];
    }),
  );
}

function targetsInCell(
  cell: TableCell,
  heading: string,
  cells: readonly TableCell[],
  headings: readonly TableCell[],
  kinds: readonly ColumnKind[],
  part: Part,
): readonly Target[] {
  const about = cells.flatMap(({ text }, index) =>
    kinds[index] === "other" && index < cells.indexOf(cell) && !/^\W*$/.test(text) && !isCounter(headings[index], text)
      ? [text]
      : [],
  );
  const label = about.join(" ");
  const before = `${label} ${withoutColumnWords(heading)}: `;
  const goals = goalsIn(before, cell.text, heading, ...about);
  const links = linksIn(
    part,
    cells.map(({ span }) => span),
  );
  return goals.map((goal) => ({
    ...goal,
    ...links,
    text: label === "" ? cell.text : `${label}: ${cell.text}`,
    span: cell.span,
    end: cell.span.end,
    row: {
      current: currentFor(goal, label, heading, cells, headings, kinds),
      status: statusIn(cells, kinds),
    },
  }));
}

/** The "3" of a column that only counts the rows. */
function isCounter(heading: TableCell | undefined, text: string): boolean {
  return /^\d{1,4}[.)]?$/.test(text) && /^(?:#|№|n[or]\.?)$/i.test(heading?.text ?? "");
}

/** "p95" of "Target (p95)"; a unit in parentheses gives no word. */
function withoutColumnWords(heading: string): string {
  const rest = heading.replace(TARGET, " ").replace(LIMIT, " ");
  const parenthesis = /[([]([^()[\]]{1,20})[)\]]\s*$/.exec(rest);
  return parenthesis && labelUnit(rest) ? rest.slice(0, parenthesis.index) : rest.replace(/[()[\]]/g, " ");
}

/** What the row says to be measured, in the columns that fit the target's. */
function currentFor(
  { quantity }: Goal,
  label: string,
  heading: string,
  cells: readonly TableCell[],
  headings: readonly TableCell[],
  kinds: readonly ColumnKind[],
): Metric | undefined {
  const headingOf = (index: number) => headings[index]?.text ?? "";
  const own = statisticsIn(heading)[0] ?? quantity.statistic;
  const columns = kinds.flatMap((kind, index) => (kind === "current" && cells[index] ? [index] : []));
  const ofAny = columns.filter((index) => statisticsIn(headingOf(index)).length === 0);
  const ofOwn = own === undefined ? [] : columns.filter((index) => statisticsIn(headingOf(index))[0] === own);
  const chosen = ofOwn.length > 0 ? ofOwn : ofAny;
  const [first, last] = [cells[chosen[0] ?? -1], cells[chosen.at(-1) ?? -1]];
  const measured = chosen.flatMap((index) => {
    const text = withoutPast(cells[index]?.text ?? "");
    const { quantities, isAmbiguous } = readQuantities(text);
    const labels = [headingOf(index), label];
    return isAmbiguous
      ? []
      : quantities.map((one) =>
          withUnitOfTarget(
            labels.reduce((read, by) => withLabelUnit(read, by, text), one),
            quantity,
          ),
        );
  });
  if (!first || !last || measured.length === 0) return undefined;
  return {
    label: label === "" ? headingOf(chosen[0] ?? -1) : label,
    quantities: measured.map((one) => ({ ...one, statistic: one.statistic ?? own })),
    span: { start: first.span.start, end: last.span.end },
    words: tellingWords(label),
    partWords: [],
    isOfItem: false,
    text: `${label} ${first.text}`,
  };
}

/** "120" beside "< 100 ms": the row's unit is written once. */
function withUnitOfTarget(measured: Quantity, { unit }: Quantity): Quantity {
  return measured.unit.text === "" ? { ...measured, unit, dimension: unit.dimension } : measured;
}

const MET =
  /[✅✔✓☑🟢👍]|:(?:white_check_mark|heavy_check_mark|green_circle|\+1):|^\W{0,10}(?:met|pass(?:ed|es|ing)?|ok(?:ay)?|yes|y|achieved|done|green|on target|within (?:target|budget)|meets(?: target)?|good|fulfilled|satisfied)\b/iu;
const MISSED =
  /[❌✗✘✖🔴👎🚫]|:(?:x|red_circle|no_entry|-1|heavy_multiplication_x):|^\W{0,10}(?:miss(?:ed|es|ing)?|fail(?:ed|s|ing)?|no|not met|unmet|exceed(?:ed|s)|red|over(?: target| budget)?|above target|below target|violated|breached|off target)\b/iu;
const NEITHER =
  /[⚠🟡🟠]|\b(?:risk|planned|progress|pending|tbd|todo|unknown|partial(?:ly)?|almost|close|n\/a|not (?:yet )?measured|measur)/iu;

function statusIn(cells: readonly TableCell[], kinds: readonly ColumnKind[]): StatusCell | undefined {
  const [cell, ...others] = kinds.flatMap((kind, index) => (kind === "status" ? (cells[index] ?? []) : []));
  if (!cell || others.length > 0 || cell.text === "") return undefined;
  const { text, span } = cell;
  const isMissed = MISSED.test(text);
  const isMet = !isMissed && MET.test(text);
  const says =
    NEITHER.test(text) || (isMissed && MET.test(text) && /[✅✔✓☑🟢]/u.test(text))
      ? "neither"
      : isMissed
        ? "missed"
        : isMet
          ? "met"
          : "neither";
  return { says, text, span };
}
