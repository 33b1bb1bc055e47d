import { KEPT_ROWS, perLastingValue, perText, perValue } from "../../incremental/memo.ts";
import type { Field, Part } from "../../markdown/part.ts";
import type { FieldSlot, SlotSchema } from "../../template/template.ts";

/** Labels are compared as sets of words, so that "Time (p50)" and "P50 time" are the same. */
export function sameLabel(a: string, b: string): boolean {
  return labelKey(a) === labelKey(b);
}

/** True if one of the slots is a field of that label. */
export function holdsLabel(slots: readonly SlotSchema[], label: string): boolean {
  return labelKeysOf(slots).has(labelKey(label));
}

const labelKeysOf = perLastingValue(
  (slots: readonly SlotSchema[]): ReadonlySet<string> =>
    new Set(slots.flatMap((slot) => (slot.kind === "field" ? labelKey(slot.label) : []))),
);

/** The same for labels that are the same. */
export const labelKey: (label: string) => string = perText(
  (label) =>
    label
      .toLowerCase()
      .replace(/[^\p{L}\p{N}/%]+/gu, " ")
      .trim()
      .split(" ")
      .sort()
      .join(" "),
  KEPT_ROWS,
);

export interface LabelledField {
  readonly field: Field;
  readonly key: string;
}

/**
 * The keys that a field is found by, the best first: its label's, its aliases', and the label's without its parenthesis
 * where no other slot shares the rest.
 */
export const keysOf = perLastingValue((slots: readonly SlotSchema[]): ReadonlyMap<SlotSchema, readonly string[]> => {
  const fields = slots.filter((slot): slot is FieldSlot => slot.kind === "field");
  const shorts = fields.map(({ label }) => labelKey(withoutParenthesis(label)));
  return new Map(
    fields.map((slot, index) => {
      const short = shorts[index] ?? "";
      const isUnique = shorts.indexOf(short) === shorts.lastIndexOf(short);
      return [slot, [...[slot.label, ...slot.aliases].map(labelKey), ...(isUnique ? [short] : [])]];
    }),
  );
});

/** Where the field stands that has the best of the keys; -1 if none has one. */
export function fieldIndex(keys: readonly string[], fields: readonly LabelledField[]): number {
  for (const key of keys) {
    const index = fields.findIndex((one) => one.key === key);
    if (index >= 0) return index;
  }
  return -1;
}

function withoutParenthesis(label: string): string {
  return label.replace(/(?<!\s)\s*\([^()]*\)/g, "");
}

export const NO_FIELDS: ReadonlyMap<FieldSlot, Field> = new Map();

/**
 * Fields under a label close to a slot's: some of its words and no others, but those of the heading above ("Max" or
 * "Max latency" for "Max observed"). Taken only where one field and one slot can mean nothing but each other.
 */
export function nearFields(
  open: readonly FieldSlot[],
  slots: readonly SlotSchema[],
  free: readonly LabelledField[],
  { heading }: Part,
): ReadonlyMap<FieldSlot, Field> {
  const context = wordsOf(labelKey(heading?.text ?? ""));
  const pairs = free.flatMap(({ field, key }) => {
    const near = slots.filter((slot) => slot.kind === "field" && isNear(key, labelKey(slot.label), context));
    const [only] = near;
    return near.length === 1 && only?.kind === "field" && open.includes(only) ? [{ slot: only, field }] : [];
  });
  const isUnique = ({ slot }: { readonly slot: FieldSlot }) => pairs.filter((pair) => pair.slot === slot).length === 1;
  return new Map(pairs.filter(isUnique).map(({ slot, field }) => [slot, field]));
}

/** Keys are compared word by word. */
function isNear(key: string, slotKey: string, context: readonly string[]): boolean {
  if (key === "" || slotKey === "") return false;
  const own = wordsOf(slotKey);
  const words = wordsOf(key).filter((word) => own.includes(word) || !context.includes(word));
  return words.length > 0 && words.every((word) => own.includes(word));
}

function wordsOf(key: string): readonly string[] {
  return key === "" ? [] : key.split(" ");
}

/** The column, behind the first, whose heading is the slot's label or close to no other's; -1 if there is none. */
export function columnOf(
  slot: FieldSlot,
  slots: readonly SlotSchema[],
  titles: readonly string[],
  { heading }: Part,
): number {
  const context = wordsOf(labelKey(heading?.text ?? ""));
  const keys = titles.map(labelKey);
  const exact = keys.findIndex((key, index) => index > 0 && keysOf(slots).get(slot)?.includes(key));
  if (exact > 0) return exact;
  return keys.findIndex((key, index) => {
    if (index === 0) return false;
    const near = slots.filter((one) => one.kind === "field" && isNear(key, labelKey(one.label), context));
    return near.length === 1 && near[0] === slot;
  });
}

/** The fields in a part that have labels of these slots, by their keys: a label that comes again begins another run. */
export const labelRuns = perLastingValue((slots: readonly SlotSchema[]) =>
  perValue((part: Part): readonly ReadonlyMap<string, Field>[] => {
    const runs: Map<string, Field>[] = [];
    for (const field of part.fields) {
      if (!holdsLabel(slots, field.label)) continue;
      const key = labelKey(field.label);
      const run = runs.at(-1);
      if (!run || run.has(key)) runs.push(new Map([[key, field]]));
      else run.set(key, field);
    }
    return runs;
  }),
);
