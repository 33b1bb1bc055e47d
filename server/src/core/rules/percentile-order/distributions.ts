import { subjectOf } from "../../conformance/measurements/metricWords.ts";
import { labelStatistic, readingOf, withLabelUnit } from "../../conformance/values/readings.ts";
import type { Block, Field, Part, TableCell, TableRow } from "../../markdown/part.ts";
import type { Quantity } from "../../quantities/quantity.ts";
import { readQuantities } from "../../quantities/readQuantities.ts";
import type { Statistic } from "../../quantities/statistics.ts";
import { addTo } from "../../text/addTo.ts";
import { firstLineOf, type Span } from "../../text/span.ts";

/** One figure of a distribution: a percentile, the average or an end. */
export interface DistributionFigure {
  readonly statistic: Statistic;
  readonly quantity: Quantity;
  /** Counted from the part's start. */
  readonly span: Span;
}

/** Written down beside each other without an order that follows from it: rates are often given from their worse end. */
const ORDERED: ReadonlySet<Quantity["dimension"]> = new Set(["time", "size", "percentage"]);

/** The figures that are given for one thing: sibling fields, a table's row or column, one value. At least two each. */
export function distributionsIn(part: Part): readonly (readonly DistributionFigure[])[] {
  if (!/\d/.test(part.text)) return [];
  const usesCommas = /\d,\d{1,2}(?!\d)/.test(part.text);
  const groups = [...fieldGroups(part.fields, part.text), ...part.blocks.flatMap((block) => tableGroups(block))].map(
    (figures) =>
      figures.filter(({ quantity }) => ORDERED.has(quantity.dimension) && !(usesCommas && quantity.loneSeparator)),
  );
  return groups.flatMap(byDimension).filter((figures) => figures.length > 1);
}

function byDimension(figures: readonly DistributionFigure[]): readonly (readonly DistributionFigure[])[] {
  const kinds = new Map<string, DistributionFigure[]>();
  for (const figure of figures) {
    const { dimension, unit } = figure.quantity;
    const key = `${dimension} ${unit.per}`;
    addTo(kinds, key, figure);
  }
  // The same statistic twice: two distributions that can't be told apart.
  return [...kinds.values()].filter((all) => new Set(all.map(({ statistic }) => statistic)).size === all.length);
}

/** Siblings whose labels differ in the statistic alone, and each value that holds several. */
function fieldGroups(fields: readonly Field[], text: string): readonly (readonly DistributionFigure[])[] {
  const siblings = new Map<string, DistributionFigure[]>();
  const inValues: (readonly DistributionFigure[])[] = [];
  for (const field of fields) {
    if (field.style === "row") continue;
    if (field.children.length > 0) inValues.push(...fieldGroups(field.children, text));
    const { quantities, isAmbiguous } = readingOf(field);
    const statistic = labelStatistic(field.label);
    if (isAmbiguous || (quantities.length < 2 && !statistic)) continue;
    const measured = quantities.filter(({ isTarget }) => !isTarget);
    const span = firstLineOf(text, field.valueSpan);
    inValues.push(
      measured.flatMap((quantity) => (quantity.statistic ? [{ statistic: quantity.statistic, quantity, span }] : [])),
    );
    const [quantity, ...others] = measured;
    if (!statistic || !quantity || others.length > 0 || quantity.comparator !== undefined) continue;
    const figure = { statistic, quantity: withLabelUnit(quantity, field.label, field.value), span };
    addTo(siblings, subjectOf(field.label), figure);
  }
  return [...siblings.values(), ...inValues];
}

function tableGroups(block: Block): readonly (readonly DistributionFigure[])[] {
  if (block.kind !== "table") return [];
  const [header, ...rows] = block.rows;
  const columns = header?.cells.map(({ text }) => labelStatistic(text)) ?? [];
  if (columns.filter((statistic) => statistic !== undefined).length > 1) {
    return rows.map(({ cells }) =>
      cells.flatMap((cell, index) => figureIn(cell, columns[index], header?.cells[index]?.text ?? "")),
    );
  }
  const named = rows.filter(({ cells }) => labelStatistic(cells[0]?.text ?? "") !== undefined);
  return (header?.cells ?? []).slice(1).flatMap(({ text }, index) => columnGroups(named, index + 1, text));
}

/** A column below one heading, by what its rows' labels are about. */
function columnGroups(
  rows: readonly TableRow[],
  column: number,
  heading: string,
): readonly (readonly DistributionFigure[])[] {
  const groups = new Map<string, DistributionFigure[]>();
  for (const { cells } of rows) {
    const label = cells[0]?.text ?? "";
    const figures = cells[column] ? figureIn(cells[column], labelStatistic(label), `${label} ${heading}`) : [];
    for (const figure of figures) addTo(groups, subjectOf(label), figure);
  }
  return [...groups.values()];
}

function figureIn(
  { text, span }: TableCell,
  statistic: Statistic | undefined,
  label: string,
): readonly DistributionFigure[] {
  const { quantities, isAmbiguous } = readQuantities(text);
  const [quantity, ...others] = quantities;
  if (!quantity || others.length > 0 || isAmbiguous || !statistic || quantity.comparator !== undefined) return [];
  return [{ statistic, quantity: withLabelUnit(quantity, label, text), span }];
}
