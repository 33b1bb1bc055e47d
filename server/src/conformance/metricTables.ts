import type { TableBlock, TableCell } from "../document/part.ts";
import { readQuantities } from "../document/readQuantities.ts";
import { statisticsIn } from "../document/statistics.ts";
import { flatMap } from "../text/flatMap.ts";
import { memoisedText } from "../text/memoised.ts";
import type { Metric } from "./measurements.ts";
import { numbersIn, tellingWords, wordsOf } from "./metricWords.ts";
import { labelStatistic, labelUnit, withLabelUnit } from "./readings.ts";
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
  const columns = measuredColumns(headings, kinds, isMeasuredHere);
  return flatMap(rows, ({ cells }) =>
    flatMap(columns, (column) => {
      const cell = cells[column];
      const label = cells[0]?.text ?? "";
      const heading = headings[column] ?? "";
      return cell ? (metricInCell(cell, label, heading, headingWords) ?? []) : [];
    }),
  );
}

function measuredColumns(
  headings: readonly string[],
  kinds: readonly ColumnKind[],
  isMeasuredHere: boolean,
): readonly number[] {
  const places = headings.map((_, index) => index).slice(1);
  const statistics = places.filter((index) => labelStatistic(headings[index] ?? "") !== undefined);
  if (isMeasuredHere && statistics.length > 0) return statistics;
  const current = places.filter((index) => kinds[index] === "current");
  if (current.length > 0 || !isMeasuredHere) return current;
  return places.length === 1 ? places : places.filter((index) => /^values?$/i.test(headings[index]?.trim() ?? ""));
}

function metricInCell(
  cell: TableCell,
  label: string,
  heading: string,
  headingWords: readonly string[],
): Metric | undefined {
  const { quantities, isAmbiguous } = readQuantities(cell.text);
  if (isAmbiguous || quantities.length === 0) return undefined;
  const statistic = labelStatistic(heading) ?? labelStatistic(label);
  // A row of a size, "2,000" below "Stops", is about that size.
  const rowWords = [...aboutWords(label), ...(labelStatistic(label) === undefined ? bareNumbers(label) : [])];
  return {
    label: labelStatistic(heading) === undefined ? label : `${label} ${heading}`.trim(),
    quantities: quantities
      .map((one) => [heading, label].reduce((read, by) => withLabelUnit(read, by, cell.text), one))
      .map((one) => ({ ...one, statistic: one.statistic ?? statistic })),
    span: cell.span,
    words: [...rowWords, ...tellingWords(heading), ...headingWords],
    partWords: rowWords,
    isOfItem: false,
    text: `${label} ${heading} ${cell.text}`,
  };
}

/** The numbers of a label that are no part of a name. */
function bareNumbers(label: string): readonly string[] {
  return flatMap(readQuantities(label).quantities, ({ span }) => numbersIn(label.slice(span.start, span.end)));
}

/** The telling words of a label but for those that name its statistic. */
export const aboutWords: (label: string) => readonly string[] = memoisedText((label) => {
  const parenthesis = labelUnit(label) ? /[([][^()[\]]{1,20}[)\]]\s*$/.exec(label) : null;
  const name = parenthesis ? label.slice(0, parenthesis.index) : label;
  const telling = new Set(tellingWords(name));
  return wordsOf(name).filter((word) => telling.has(word) && statisticsIn(word).length === 0 && !/^\d+\w*$/.test(word));
});
