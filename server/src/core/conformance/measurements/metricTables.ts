import { perText } from "../../incremental/memo.ts";
import type { TableBlock, TableCell, TableRow } from "../../markdown/part.ts";
import { readQuantities } from "../../quantities/readQuantities.ts";
import { statisticsIn } from "../../quantities/statistics.ts";
import { labelStatistic, labelUnit, withLabelUnit } from "../values/readings.ts";
import type { Metric } from "./measurements.ts";
import { namesAnyKind, numbersIn, tellingWords, wordsOf } from "./metricWords.ts";
import { type ColumnKind, columnKinds } from "./tableColumns.ts";

/** What a part's own tables say to be measured: a percentile, a kind of quantity or "current" heads the column. */
export function metricsInTable(
  table: TableBlock,
  isMeasuredHere: boolean,
  headingWords: readonly string[],
): readonly Metric[] {
  const [header, ...rows] = table.rows;
  const kinds = columnKinds(table);
  if (!header || kinds.includes("target")) return [];
  const headings = header.cells.map(({ text }) => text);
  const columns = measuredColumns(headings, rows, kinds, isMeasuredHere);
  const isSpread = columns.length > 1 && columns.every((column) => isEnd(headings[column] ?? ""));
  return rows.flatMap(({ cells }) => {
    const found = columns.flatMap((column) => {
      const cell = cells[column];
      const heading = headings[column] ?? "";
      return cell
        ? (metricInCell(cell, cells[0]?.text ?? "", heading, kinds[column] === "current", headingWords) ?? [])
        : [];
    });
    return isSpread ? asOne(found, cells[0]?.text ?? "") : found;
  });
}

/** "Average" and "Peak" beside each other are of one measure, as in "212 MB average, 268 MB peak". */
function isEnd(heading: string): boolean {
  const statistic = labelStatistic(heading);
  return statistic === "mean" || statistic === "max" || statistic === "min";
}

function asOne(found: readonly Metric[], label: string): readonly Metric[] {
  const [first] = found;
  const last = found.at(-1);
  if (!first || !last) return [];
  const quantities = found.flatMap((one) => one.quantities);
  return [{ ...first, label, quantities, span: { start: first.span.start, end: last.span.end } }];
}

function measuredColumns(
  headings: readonly string[],
  rows: readonly TableRow[],
  kinds: readonly ColumnKind[],
  isMeasuredHere: boolean,
): readonly number[] {
  const places = headings.map((_, index) => index).slice(1);
  const statistics = places.filter((index) => labelStatistic(headings[index] ?? "") !== undefined);
  if (isMeasuredHere && statistics.length > 0) return statistics;
  const current = places.filter((index) => kinds[index] === "current");
  if (current.length > 0 || !isMeasuredHere) return current;
  // One percentile a row: each column is of a part, "Total" of all.
  const ranks = rows.filter(({ cells }) => labelStatistic(cells[0]?.text ?? "") !== undefined);
  if (ranks.length > 1) return places;
  return places.length === 1 ? places : places.filter((index) => /^values?$/i.test(headings[index]?.trim() ?? ""));
}

function metricInCell(
  cell: TableCell,
  label: string,
  heading: string,
  isCurrent: boolean,
  headingWords: readonly string[],
): Metric | undefined {
  const { quantities, isAmbiguous } = readQuantities(cell.text);
  if (isAmbiguous || quantities.length === 0) return undefined;
  const statistic = labelStatistic(heading) ?? labelStatistic(label);
  // A row of a size, "2,000" below "Stops", is about that size, one of a day about that day.
  const named = [...aboutWords(label), ...(labelStatistic(label) === undefined ? bareNumbers(label) : [])];
  const isUnnamed = named.length === 0 && labelStatistic(label) === undefined && /\d/.test(label);
  const rowWords = isUnnamed ? [label.toLowerCase()] : named;
  // A row of a percentile is about what its column is of.
  const isOfColumn = labelStatistic(label) !== undefined && !isCurrent;
  const columnWords = isOfColumn ? aboutWords(heading).filter((word) => !namesAnyKind(word)) : [];
  return {
    label: labelStatistic(heading) === undefined ? label : `${label} ${heading}`.trim(),
    quantities: quantities
      .map((one) => [heading, label].reduce((read, by) => withLabelUnit(read, by, cell.text), one))
      .map((one) => ({ ...one, statistic: one.statistic ?? statistic })),
    span: cell.span,
    words: [...rowWords, ...aboutWords(heading), ...headingWords],
    partWords: [...rowWords, ...columnWords],
    isOfItem: false,
    text: `${label} ${heading} ${cell.text}`,
  };
}

/** The numbers of a label that are no part of a name. */
function bareNumbers(label: string): readonly string[] {
  return readQuantities(label).quantities.flatMap(({ span }) => numbersIn(label.slice(span.start, span.end)));
}

/** The telling words of a label but for those that name its statistic. */
export const aboutWords: (label: string) => readonly string[] = perText((label) => {
  const parenthesis = labelUnit(label) ? /[([][^()[\]]{1,20}[)\]]\s*$/.exec(label) : null;
  const name = parenthesis ? label.slice(0, parenthesis.index) : label;
  const telling = new Set(tellingWords(name));
  return wordsOf(name).filter((word) => telling.has(word) && statisticsIn(word).length === 0 && !/^\d/.test(word));
});
