import type { MeasureKind } from "../../benchmarks/resultsFile.ts";
import { perValue } from "../../incremental/memo.ts";
import type { Field, Part, TableBlock, TableCell } from "../../markdown/part.ts";
import type { Quantity } from "../../quantities/quantity.ts";
import { readQuantities } from "../../quantities/readQuantities.ts";
import { type Statistic, statisticsIn } from "../../quantities/statistics.ts";
import { BARE, type Dimension, type Unit } from "../../quantities/units.ts";
import type { Span } from "../../text/span.ts";
import { subjectOf, wordsOf } from "../measurements/metricWords.ts";
import { CURRENT, columnKinds, isPastColumn, TARGET, tablesIn } from "../measurements/tableColumns.ts";
import { labelStatistic, labelUnit, withLabelUnit } from "../values/readings.ts";
import { titleOf } from "./partTitle.ts";

/**
 * A place of a document that holds one figure of a benchmark, or waits for it: a cell of a table, or the value of a
 * field where there is no table. Spans count from the part's start.
 */
export interface ResultCell {
  /** What people call it: "Latency (p95)", "quick, p95". */
  readonly label: string;
  readonly kind: MeasureKind;
  /** Undefined where it doesn't say which figure of a distribution it is. */
  readonly statistic: Statistic | undefined;
  /** The benchmark that its row or column is named after; undefined where that says only what was measured. */
  readonly benchmark: string | undefined;
  /** What is written; undefined for a place that is still open. */
  readonly quantity: Quantity | undefined;
  /** The unit that it is written in, or is to be; without a text where nothing says. */
  readonly unit: Unit;
  /** The label gives the unit, so that the value is to have none. */
  readonly isUnitInLabel: boolean;
  /** Where the number and its unit stand; of an open place all that stands there. */
  readonly span: Span;
}

/** The cells of a part, in the order of the text. */
export const resultCellsIn: (part: Part) => readonly ResultCell[] = perValue((part) => {
  const ofTargets = isAboutTargets(part);
  const tables = tablesIn(part).filter((table) => isOfResults(table, part.text, ofTargets));
  const cells = tables.flatMap((table) => cellsOfTable(table, part.text));
  const found = cells.length > 0 || ofTargets ? cells : cellsOfFields(part);
  return found.toSorted((a, b) => a.span.start - b.span.start);
});

/** True below "Performance Targets"; what an entry is called ("Benchmark 1: Low budget phones") says nothing of the kind. */
function isAboutTargets({ heading }: Part): boolean {
  const text = heading?.text ?? "";
  return titleOf({ heading }) === text && TARGET.test(text) && !CURRENT.test(text);
}

/** False for a table that the line above calls targets or an earlier state. */
function isOfResults(table: TableBlock, source: string, ofTargets: boolean): boolean {
  const above = source.slice(0, table.span.start).trimEnd();
  const line = above.slice(above.lastIndexOf("\n") + 1);
  const leads = /^\*\*[^*]{1,80}\*\*$|:\**$/.test(line);
  if (columnKinds(table).includes("current") || (leads && CURRENT.test(line))) return true;
  return !ofTargets && !(leads && (TARGET.test(line) || EARLIER.test(line)));
}

const EARLIER = /\b(?:before|baseline|old|previous(?:ly)?|earlier|formerly|vorher|frueher)\b|\bfrüher/i;

function cellsOfTable(table: TableBlock, source: string): readonly ResultCell[] {
  const [header, ...rows] = table.rows;
  const headings = header?.cells.map(({ text }) => text) ?? [];
  const kinds = columnKinds(table);
  const isLabelled = !(labelStatistic(headings[0] ?? "") && rows.every(({ cells: [first] }) => isFigure(first)));
  return rows.flatMap(({ cells }) =>
    cells.flatMap((cell, index) => {
      const heading = headings[index] ?? "";
      const isMeasured = kinds[index] === "current" || kinds[index] === "other";
      if (!isMeasured || isPastColumn(heading) || (isLabelled && index === 0)) return [];
      return cellsOf(cell, source, isLabelled ? (cells[0]?.text ?? "") : "", heading);
    }),
  );
}

/** True for a number with a unit: below "p50" it is no label. */
function isFigure(cell: TableCell | undefined): boolean {
  const [first, ...others] = readQuantities(cell?.text ?? "").quantities;
  return first !== undefined && others.length === 0 && first.unit.dimension !== "count";
}

/** Fields of their own, and below a label those that speak of results: "Memory" below "Environment" is the machine's. */
function cellsOfFields({ fields, text }: Part): readonly ResultCell[] {
  return fields.flatMap((field) => [
    ...fieldCells(field, text),
    ...(/\b(?:results?|metrics?|measurements?|measured|numbers|figures)\b/i.test(field.label)
      ? field.children.flatMap((child) => fieldCells(child, text))
      : []),
  ]);
}

function fieldCells({ style, label, value, valueSpan, body }: Field, source: string): readonly ResultCell[] {
  return style === "row" || body.length > 0 ? [] : cellsOf({ text: value, span: valueSpan }, source, label, "");
}

/** One for each quantity that stands in a cell: "212 MB average, 268 MB peak" are two. */
function cellsOf({ text, span }: TableCell, source: string, label: string, heading: string): readonly ResultCell[] {
  const { quantities, isAmbiguous } = readQuantities(text);
  if (isAmbiguous) return [];
  const shown = withoutHidden(source.slice(span.start, span.end));
  if (quantities.length === 0) return openCell(text, shown, placeIn(shown, 0, text, span.start), label, heading);
  // "44 ms / 61 ms" beside "p50 / p95" are two, each with a unit of its own.
  const inTurn = [statisticsIn(heading), statisticsIn(label)].find(({ length }) => length > 1);
  if (inTurn && (inTurn.length !== quantities.length || quantities.some(({ unit }) => unit.text === ""))) return [];
  let from = 0;
  const cells = quantities.flatMap((written, index) => {
    const isExact = written.comparator === undefined || written.comparator === "~";
    const place = placeIn(shown, from, text.slice(written.span.start, written.span.end), span.start);
    from = place ? place.end - span.start : from;
    if (!isExact || written.isTarget || written.upTo !== undefined || !place) return [];
    const quantity = [heading, label].reduce((read, by) => withLabelUnit(read, by, text), written);
    const statistic = quantity.statistic ?? inTurn?.[index] ?? labelStatistic(heading) ?? labelStatistic(label);
    return resultCell({
      label,
      heading,
      statistic,
      quantity,
      unit: quantity.unit,
      isUnitInLabel: quantity.unit !== written.unit,
      span: place,
    });
  });
  return cells.filter((cell, index) => isTheOne(cell, index, cells, source));
}

/** Of several values of one figure the first is the figure where the next is what it was: "90 ms, was 120 ms"; else none is. */
function isTheOne(cell: ResultCell, index: number, cells: readonly ResultCell[], source: string): boolean {
  const isSame = (one: ResultCell) => one.kind === cell.kind && one.statistic === cell.statistic;
  if (cells.findIndex(isSame) < index) return false;
  const next = cells.slice(index + 1).find(isSame);
  return !next || WAS.test(source.slice(cell.span.end, next.span.start));
}

const WAS =
  /\((?!\w)|\((?:was|from|before|previously|formerly)\b|\b(?:was|from|before|previously|formerly|down|up|vs|versus)\b/i;

/** The same with spaces in place of what a reader does not see, or sees struck out. */
function withoutHidden(source: string): string {
  return source.replace(/<[^<>]*>|~~[^~]*~~|\]\([^()]*\)/g, (hidden) => " ".repeat(hidden.length));
}

/**
 * Where a text without markup stands in its source, as "1.5 s" does in "**1.5 s**"; undefined where markup stands in it.
 * @param start Where the source begins.
 */
function placeIn(source: string, from: number, text: string, start: number): Span | undefined {
  const at = source.indexOf(text, from);
  return at < 0 ? undefined : { start: start + at, end: start + at + text.length };
}

/** What stands where a number is due: a placeholder with its unit ("X ms"), or a word that says that there is none yet. */
export const OPEN = /^(?:[xyzn?]|\{[^{}]{0,40}\}|tbd|todo|n\/a|-+|–|—|…|\.\.\.)?\s*/i;

function openCell(
  text: string,
  shown: string,
  span: Span | undefined,
  label: string,
  heading: string,
): readonly ResultCell[] {
  if (!span || (text === "" && shown.trim() !== "")) return [];
  const [open = ""] = OPEN.exec(text) ?? [];
  const rest = text.slice(open.length);
  const read = rest === "" ? undefined : readQuantities(`1 ${rest}`).quantities[0];
  if (rest !== "" && (open === "" || read === undefined || read.unit.text === "")) return [];
  const ofLabel = labelUnit(heading) ?? labelUnit(label);
  const statistic = read?.statistic ?? labelStatistic(heading) ?? labelStatistic(label);
  return resultCell({
    label,
    heading,
    statistic,
    quantity: undefined,
    unit: read?.unit ?? ofLabel ?? BARE,
    isUnitInLabel: read === undefined && ofLabel !== undefined,
    span,
  });
}

interface CellReading extends Pick<ResultCell, "statistic" | "quantity" | "unit" | "isUnitInLabel" | "span"> {
  readonly label: string;
  readonly heading: string;
}

/** None where it can't be said what was measured, or of what. */
function resultCell({ label, heading, ...rest }: CellReading): readonly ResultCell[] {
  const isNow = CURRENT.test(heading);
  const [isRowNamed, isColumnNamed] = [namesSomething(label), namesSomething(heading) && !isNow];
  if (isRowNamed && isColumnNamed) return [];
  const words = [...(isColumnNamed ? [] : wordsOf(heading)), ...(isRowNamed ? [] : wordsOf(label))];
  const kind = kindOf(rest.unit, words, rest.statistic);
  if (kind === undefined) return [];
  const isOne = heading === "" || /^values?$/i.test(heading.trim()) || (isNow && !/\s/.test(heading.trim()));
  return [
    {
      ...rest,
      kind,
      label: isOne ? label : label === "" ? heading : `${label}, ${heading}`,
      benchmark: isRowNamed ? label : isColumnNamed ? heading : undefined,
    },
  ];
}

/** True for a label with a word, or nothing but a number, that says of what something was measured. */
function namesSomething(label: string): boolean {
  if (label.trim() !== "" && !/\p{L}/u.test(label)) return /\d/.test(label) && labelStatistic(label) === undefined;
  return namingWords(label).length > 0;
}

/** The words of a label that say of what something was measured: "tile" of "Tile latency (p95)". */
export function namingWords(label: string): readonly string[] {
  return subjectOf(label)
    .split(" ")
    .filter((word) => word !== "" && !SAYS_WHAT.has(word));
}

/** Words that say what is measured, and not of what. */
const SAYS_WHAT: ReadonlySet<string> = new Set(
  (
    "time latency response duration elapsed wall clock iteration op operation request call query run per second sec s ms us µs μs ns " +
    "value result metric measure throughput rate ops req rps qps transfer bandwidth data processed memory usage use used rss ram peak max min mean " +
    "average avg median footprint resident allocated allocation alloc allocs bytes byte b kb mb gb mib gib cpu utilization utilisation " +
    "score cls cumulative layout shift error failed failure failing total overall"
  ).split(" "),
);

const KIND_OF_DIMENSION: Readonly<Partial<Record<Dimension, MeasureKind>>> = {
  time: "latency",
  rate: "throughput",
  "data rate": "transfer",
};

const KIND_OF_WORD: readonly (readonly [RegExp, MeasureKind])[] = [
  [/^(?:alloc|allocs|allocated|allocation)$/, "allocation"],
  [/^(?:memory|rss|ram|footprint|resident)$/, "memory"],
  [/^(?:error|failed|failure|failing)$/, "errors"],
  [/^cpu$/, "cpu"],
  [/^score$/, "score"],
  [/^(?:cls|shift)$/, "shift"],
  [/^(?:throughput|rps|qps|ops)$/, "throughput"],
  [/^(?:latency|duration|time|elapsed)$/, "latency"],
];

/** What kind of figure it is, by its unit where it has one, else by the words around it. */
function kindOf(unit: Unit, words: readonly string[], statistic: Statistic | undefined): MeasureKind | undefined {
  const named = KIND_OF_WORD.find(([pattern]) => words.some((word) => pattern.test(word)))?.[1];
  const { dimension, text } = unit;
  if (dimension === "size")
    return named === "allocation" || /\bper\b|\/op/.test(words.join(" ")) ? "allocation" : "memory";
  if (dimension === "percentage") return named === "errors" || named === "cpu" ? named : undefined;
  const byUnit = KIND_OF_DIMENSION[dimension];
  if (byUnit !== undefined) return byUnit;
  if (text !== "" || dimension !== "count") return undefined;
  return named ?? (statistic === undefined ? undefined : "latency");
}
