import type { Section } from "../../document/outline.ts";
import type { Field } from "../../markdown/part.ts";
import { baseValue, intervalOf, type Quantity } from "../../quantities/quantity.ts";
import { readQuantities } from "../../quantities/readQuantities.ts";
import type { Dimension } from "../../quantities/units.ts";
import { inTopLevelSections } from "../match/inTopLevelSections.ts";
import { inPresentSections } from "../match/presentSections.ts";
import type { SlotMatch } from "../match.ts";
import { readingOf, writesDecimalCommas } from "../values/readings.ts";

/** Two measured values and what is said of the change between them. */
export interface StatedChange {
  readonly before: Quantity;
  readonly after: Quantity;
  /** The field that states the change, and where its part begins. */
  readonly field: Field;
  readonly at: number;
  /** Where `before` and `after` come from, if not from the field itself. */
  readonly from: Field | undefined;
  readonly to: Field | undefined;
  /** The one percentage or factor that is stated; undefined if there is none, or several. */
  readonly claim: Quantity | undefined;
}

/** A change, and the section that states it. */
export interface SectionChange extends StatedChange {
  readonly section: Section;
}

const changesInSections = inPresentSections(({ match, section }): readonly SectionChange[] => {
  const slots = [...match.slots, ...match.items.flatMap((item) => item.slots)];
  return slots.flatMap(statedChanges).map((change) => ({ section, ...change }));
});

/** Every change that a document states in figures that can be read in one way only. */
export const changesIn = inTopLevelSections((match) => {
  const changes = changesInSections(match);
  return writesDecimalCommas(match)
    ? changes.filter(({ before, after }) => !(before.loneSeparator ?? after.loneSeparator))
    : changes;
});

/**
 * The changes that a slot holds: three fields of the template, of which the first two are quantities and the third is
 * a percentage, or "from 120 ms to 48 ms, 60 % less" in one.
 */
function statedChanges(slot: SlotMatch): readonly StatedChange[] {
  const inOne = changeInField(slot);
  if (inOne) return [inOne];
  const [before, after, change] = slot.children;
  if (slot.children.length !== 3 || !before?.field || !after?.field || !change?.field) {
    return slot.children.flatMap(statedChanges);
  }
  const fromTo = changeInField(change);
  if (fromTo) return [fromTo];
  if (!isMeasured(before) || !isMeasured(after) || dimensionOf(change) !== "percentage") return [];
  const [from, to] = [onlyQuantity(before.field), onlyQuantity(after.field)];
  if (!from || !to || !areComparable(from, to) || change.field.value === "") return [];
  const claim = onlyClaim(readingOf(change.field).quantities);
  return [{ before: from, after: to, field: change.field, at: change.at, from: before.field, to: after.field, claim }];
}

function changeInField({ schema, state, field, at }: SlotMatch): StatedChange | undefined {
  if (schema.kind !== "field" || schema.value.kind !== "quantity" || schema.value.dimension !== "percentage")
    return undefined;
  if (!field || state !== "filled") return undefined;
  const start = /\bfrom\b/i.exec(field.value)?.index;
  if (start === undefined || readingOf(field).isAmbiguous) return undefined;
  const [before, after] = readQuantities(field.value.slice(start)).quantities;
  if (!before || !after || !areComparable(before, after) || !/\bto\b|→/i.test(field.value.slice(start)))
    return undefined;
  const claim = onlyClaim(readingOf(field).quantities);
  if (before.dimension === "percentage" || before.dimension === "factor") return undefined;
  return { before, after, field, at, from: undefined, to: undefined, claim };
}

function onlyClaim(quantities: readonly Quantity[]): Quantity | undefined {
  const claims = quantities.filter(({ dimension }) => dimension === "percentage" || dimension === "factor");
  return claims.length === 1 ? claims[0] : undefined;
}

/** A field's quantity, if it holds one alone. */
function onlyQuantity(field: Field): Quantity | undefined {
  const { quantities, isAmbiguous } = readingOf(field);
  const [only, ...others] = quantities;
  return only && others.length === 0 && !isAmbiguous && only.comparator === undefined ? only : undefined;
}

function areComparable(before: Quantity, after: Quantity): boolean {
  return (
    before.dimension === after.dimension &&
    isSameOrUnsaid(before.unit.per, after.unit.per) &&
    isSameOrUnsaid(before.unit.noun, after.unit.noun) &&
    baseValue(before) > 0 &&
    baseValue(after) > 0
  );
}

function isSameOrUnsaid(first: string, second: string): boolean {
  return first === second || first === "" || second === "";
}

function isMeasured(slot: SlotMatch): boolean {
  const dimension = dimensionOf(slot);
  return dimension !== undefined && dimension !== "percentage";
}

function dimensionOf({ schema }: SlotMatch): Dimension | "any" | undefined {
  return schema.kind === "field" && schema.value.kind === "quantity" ? schema.value.dimension : undefined;
}

/** By how much a value has changed, in percent of what it was: -60 from 120 ms to 48 ms. */
export function percentChanged({ before, after }: Pick<StatedChange, "before" | "after">): number {
  return (baseValue(after) / baseValue(before) - 1) * 100;
}

/** Each reading of a change that authors use, as what a percentage or a factor would then say. */
interface ChangeReading {
  readonly kind: "percentage" | "factor";
  /** Nobody who means it so rounds: then it has to be right of the values as written. */
  readonly isExact?: true;
  /** From the ratio of after to before. */
  readonly of: (ratio: number) => number;
}

const READINGS: readonly ChangeReading[] = [
  { kind: "percentage", of: (ratio) => Math.abs(1 - ratio) * 100 },
  { kind: "factor", of: (ratio) => Math.max(ratio, 1 / ratio) },
  // "2x faster" as two times the speed more.
  { kind: "factor", isExact: true, of: (ratio) => Math.max(ratio, 1 / ratio) - 1 },
  { kind: "factor", of: (ratio) => Math.min(ratio, 1 / ratio) },
];

/** "40 % faster" as speed: 100 ms become 71 ms. "Less" and "more" are said of the value itself. */
const AS_SPEED: ChangeReading = { kind: "percentage", of: (ratio) => Math.abs(1 / ratio - 1) * 100 };

/** "to 40 % of what it was", "250 %": the ratio itself. */
const RATIOS: readonly ChangeReading[] = [
  { kind: "percentage", of: (ratio) => ratio * 100 },
  { kind: "percentage", of: (ratio) => 100 / ratio },
];

/** What a change's claim would be if it were computed, in the reading that comes first; undefined if one reading agrees. */
export function disagreement(change: StatedChange): number | undefined {
  const { claim, before, after, field } = change;
  if (!claim) return undefined;
  const stated = Math.abs(claim.number);
  const isRatio = /\bof\b/i.test(field.value) || stated >= 100;
  const isOfValue = (DOWN.test(field.value) || UP.test(field.value)) && !FASTER.test(field.value);
  const readings = [...READINGS, ...(isOfValue ? [] : [AS_SPEED]), ...(isRatio ? RATIOS : [])].filter(
    ({ kind }) => kind === claim.dimension,
  );
  const written = baseValue(after) / baseValue(before);
  const rounded = [...ratioBounds(before, after), written];
  if (readings.some(({ of, isExact }) => agrees(claim, (isExact ? [written] : rounded).map(of)))) return undefined;
  return readings[0]?.of(written);
}

/** The least and the most that after can be of before, going by how both are rounded. */
function ratioBounds(before: Quantity, after: Quantity): readonly [number, number] {
  const [from, to] = [intervalOf(before), intervalOf(after)];
  const smallest = Number.MIN_VALUE;
  return [Math.max(to.low, smallest) / from.high, to.high / Math.max(from.low, smallest)];
}

/** Half a unit in the last digit of every figure, or one point (a tenth for factors), whichever allows for more. */
function agrees(claim: Quantity, computed: readonly number[]): boolean {
  const low = Math.min(...computed);
  const high = Math.max(...computed);
  const said = Math.abs(claim.number);
  const slack =
    claim.dimension === "factor" ? Math.max(0.05, said * 0.05) : claim.comparator === "~" ? Math.max(1, said * 0.1) : 1;
  const own = intervalOf({ ...claim, number: said, comparator: claim.comparator === "~" ? "~" : undefined });
  const lower = claim.comparator?.startsWith("<") ? 0 : Math.min(own.low, said - slack);
  const upper = claim.comparator?.startsWith(">")
    ? Number.POSITIVE_INFINITY
    : Math.max(own.high, (claim.upTo ?? said) + slack);
  return low <= upper && lower <= high;
}

/** Words of a change, and which way the measured value then goes; "faster" depends on what is measured. */
const DOWN = /\b(?:less|fewer|lower|smaller|shorter|reduction|reduced|decrease|decreased|saved|drop)\b/i;
const UP = /\b(?:more|higher|larger|longer|increase|increased|growth)\b/i;
const FASTER = /\b(?:faster|quicker|speed-?up)\b/i;
/** Faster is less time, or more in the same time. */
const FASTER_IS: Readonly<Partial<Record<Dimension, "less" | "more">>> = {
  time: "less",
  rate: "more",
  "data rate": "more",
};
const SLOWER = /\bslower\b/i;

/** The way the words say that the value went; undefined if they don't, or say both. */
export function directionStated({ field, before, claim }: StatedChange): "less" | "more" | undefined {
  const faster = FASTER_IS[before.dimension];
  const slower = faster && (faster === "less" ? "more" : "less");
  const ways: readonly (readonly [RegExp, "less" | "more" | undefined])[] = [
    [DOWN, "less"],
    [UP, "more"],
    [FASTER, faster],
    [SLOWER, slower],
  ];
  const said = new Set(ways.flatMap(([words, way]) => (way && words.test(field.value) ? [way] : [])));
  const [only, ...others] = said;
  return claim && others.length === 0 ? only : undefined;
}
