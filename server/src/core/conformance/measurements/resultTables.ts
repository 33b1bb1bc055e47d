import type { Field, TableBlock } from "../../markdown/part.ts";
import type { FieldSlot } from "../../template/template.ts";
import { type Span, shiftSpan } from "../../text/span.ts";
import { type PresentSection, slotGroups } from "../match/presentSections.ts";
import type { SlotMatch } from "../match.ts";
import { labelStatistic, labelUnit, readingOf } from "../values/readings.ts";

/** A table that stands where the template has one. Spans count from the outermost section's start. */
export interface ResultTable {
  readonly table: TableBlock;
  /** Where the table's part begins, and its text. */
  readonly at: number;
  readonly text: string;
  /** The label above it, else its header. */
  readonly title: Span;
  readonly name: string;
  /** The template's rows, each with the field that fills it. */
  readonly rows: readonly SlotMatch[];
  /** The template's rows that no row of the table answers. */
  readonly missing: readonly FieldSlot[];
}

/** Every table in a section or its items that takes the place of one of the template's. */
export function resultTables(present: PresentSection): readonly ResultTable[] {
  return slotGroups(present).flatMap(({ slots, section }) =>
    slots.flatMap((slot) => tableIn(slot, section.part.text) ?? []),
  );
}

function tableIn({ schema, field, at, children }: SlotMatch, text: string): ResultTable | undefined {
  if (schema.kind !== "field" || schema.content.kind !== "rows" || !field) return undefined;
  const table = field.body.find((block) => block.kind === "table");
  if (!table || isOfAnotherShape(table, children)) return undefined;
  const taken = new Set(children.map((child) => child.field));
  const others = field.children.filter((row) => !taken.has(row));
  const missing = children.flatMap((child) =>
    child.state !== "missing" || child.schema.kind !== "field" ? [] : [child.schema],
  );
  return {
    table,
    at,
    text,
    title: shiftSpan(field.labelSpan, at),
    name: field.label,
    rows: children,
    missing: missing.filter((row) => !others.some((other) => answers(other, row, unitLabels(table, other)))),
  };
}

/** A table whose rows are none of the template's and whose columns are more than a label and a value is the author's own. */
function isOfAnotherShape({ rows }: TableBlock, children: readonly SlotMatch[]): boolean {
  const columns = rows[0]?.cells.length ?? 0;
  return rows.length < 2 || (columns > 2 && children.every(({ field }) => field === undefined));
}

/** "p95" answers "Latency (p95)", "Requests/s" answers "Throughput": the same statistic of the same kind of quantity. */
function answers(row: Field, { label, value }: FieldSlot, labels: readonly string[]): boolean {
  if (value.kind !== "quantity") return false;
  const { quantities, isAmbiguous } = readingOf(row);
  const kinds = [...quantities.map(({ dimension }) => dimension), ...labels.map((one) => labelUnit(one)?.dimension)];
  const isOfKind = isAmbiguous || kinds.some((kind) => kind === value.dimension);
  return isOfKind && labelStatistic(row.label) === labelStatistic(label);
}

/** What may give the unit of a row's value besides the value: its label, the columns' headings, and the cells behind it. */
export function unitLabels({ rows }: TableBlock, { label, labelSpan }: Field): readonly string[] {
  const cells = rows.find(({ cells: [first] }) => first?.span.start === labelSpan.start)?.cells ?? [];
  const headings = rows[0]?.cells ?? [];
  return [label, ...headings.map(({ text }) => text), ...cells.slice(2).map(({ text }) => `(${text})`)];
}
