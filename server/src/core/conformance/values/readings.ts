import { KEPT_ROWS, perText, perValue } from "../../incremental/memo.ts";
import type { Field } from "../../markdown/part.ts";
import type { Quantity } from "../../quantities/quantity.ts";
import { NOTHING_READ, type Reading, readQuantities } from "../../quantities/readQuantities.ts";
import { type Statistic, statisticsIn } from "../../quantities/statistics.ts";
import { BARE, type Dimension, type Unit, unitAt } from "../../quantities/units.ts";
import type { FieldSlot } from "../../template/template.ts";
import type { ItemMatch, SectionMatch, SlotMatch } from "../match.ts";
import { isWritten } from "./junk.ts";

/** The quantities in a field's value, which have to be written in digits. */
export function readingOf({ value }: Field): Reading {
  return /\d/.test(value) ? readQuantities(value) : NOTHING_READ;
}

/** A field of the template that asks for a quantity and holds words of the author's. */
export interface QuantityField {
  readonly schema: FieldSlot;
  readonly slot: SlotMatch;
  readonly field: Field;
  /** Where the field's part begins, counted as the section match's spans are. */
  readonly at: number;
  readonly owner: SectionMatch;
  /** Undefined for a field of a section itself. */
  readonly item: ItemMatch | undefined;
  /** It is a row of the template's table. */
  readonly isRow: boolean;
}

/** Every such field of a section itself and of its items. */
export const quantityFields = perValue((match: SectionMatch): readonly QuantityField[] => [
  ...match.slots.flatMap((slot) => fieldsIn(slot, match, undefined)),
  ...match.items.flatMap((item) => item.slots.flatMap((slot) => fieldsIn(slot, match, item))),
]);

function fieldsIn(slot: SlotMatch, owner: SectionMatch, item: ItemMatch | undefined): readonly QuantityField[] {
  const { schema, field, at } = slot;
  if (schema.kind !== "field" || !field) return [];
  const isTable = schema.content.kind === "rows" && slot.children.some((child) => child.field !== field);
  if (schema.content.kind === "fields" || schema.content.kind === "rows") {
    return isTable || schema.content.kind === "fields"
      ? slot.children.flatMap((child) => fieldsIn(child, owner, item))
      : [];
  }
  if (schema.value.kind !== "quantity" || !isWritten(slot) || field.value === "") return [];
  return [{ schema, slot, field, at, owner, item, isRow: schema.style === "row" }];
}

/** The statistic that a label names, if it names one alone: "P95", "Latency (p95)". */
export const labelStatistic: (label: string) => Statistic | undefined = perText((label) => {
  const statistics = statisticsIn(label);
  return statistics.length === 1 ? statistics[0] : undefined;
}, KEPT_ROWS);

/** The unit that a label gives to bare numbers below or beside it: "Latency (ms)", "Requests per second". */
export const labelUnit: (label: string) => Unit | undefined = perText((label) => {
  const inParenthesis = /[([]([^()[\]]{1,20})[)\]]\s*$/.exec(label)?.[1];
  const [preposition, last] = label.split(" ").slice(-2);
  const behindComma = /, ?([^\s,]{1,8})\s*$/.exec(label)?.[1];
  const named = inParenthesis ?? (preposition === "in" ? last : behindComma);
  const written = named ?? (/(?:\/|\bper )/.test(label) ? label : undefined);
  if (written === undefined) return undefined;
  const reading = unitAt(written, 0);
  if (reading === "ambiguous" || reading.end < written.trimEnd().length || reading.unit.text === "") return undefined;
  const { unit } = reading;
  return unit.dimension === "count"
    ? undefined
    : named !== undefined
      ? unit
      : { ...unit, text: unit.text.toLowerCase() };
});

/** A bare number that stands alone in its value, with the unit of its label. */
export function withLabelUnit(quantity: Quantity, label: string, value: string): Quantity {
  if (quantity.unit.text !== "") return quantity;
  const { start, end } = quantity.span;
  const isAlone = /^[\s<>≤≥=~≈]*$/.test(value.slice(0, start)) && /^\s*(?:$|[(,;])/.test(value.slice(end));
  const unit = isAlone ? labelUnit(label) : undefined;
  return unit ? { ...quantity, unit, dimension: unit.dimension } : quantity;
}

/**
 * A quantity as it is meant where one of the kind is due: "200M" is memory, "0.92" a share, "250m" of a CPU a quarter
 * of a core.
 */
export function asDue(quantity: Quantity, due: Dimension | "any"): Quantity {
  const { unit, number, scale, decimals } = quantity;
  const size = due === "size" && unit.text === "" ? SIZE_LETTERS[scale] : undefined;
  if (size !== undefined) {
    const letter: Unit = { ...BARE, dimension: "size", factor: scale, text: size };
    return { ...inUnit(quantity, letter), number: number / scale, scale: 1 };
  }
  if (due !== "percentage") return quantity;
  if (unit.text === "" && decimals > 0 && 0 < number && number <= 1) return inUnit(quantity, RATIO);
  return unit.text === "m" ? inUnit(quantity, MILLICORES) : quantity;
}

function inUnit(quantity: Quantity, unit: Unit): Quantity {
  return { ...quantity, unit, dimension: unit.dimension };
}

const SIZE_LETTERS: Readonly<Record<number, string>> = { 1e3: "k", 1e6: "M", 1e9: "G" };
const RATIO: Unit = { ...BARE, dimension: "percentage", factor: 100 };
const MILLICORES: Unit = { dimension: "count", factor: 1e-3, text: "m", noun: "core", per: "" };

/** True if a section writes decimals with a comma anywhere, so that "1.250" in it may be thousands. */
export const writesDecimalCommas: (match: SectionMatch) => boolean = perValue(
  (match) =>
    quantityFields(match).some(({ field }) => /\d,\d{1,2}(?!\d)/.test(field.value)) ||
    match.sections.some(writesDecimalCommas),
);
