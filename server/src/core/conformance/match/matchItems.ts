import { distance } from "fastest-levenshtein";
import type { Section } from "../../document/outline.ts";
import { perDocument } from "../../incremental/memo.ts";
import { isOnlyDots } from "../../template/compile.ts";
import type { ItemSchema } from "../../template/template.ts";
import { holdsToken } from "../../template/valueKinds.ts";
import { type Span, shiftSpan } from "../../text/span.ts";
import type { ItemMatch, SlotState } from "../match.ts";
import { sameLabel } from "../slots/fieldLabels.ts";
import { matchSlotsOf } from "../slots/partSlots.ts";
import { isJunkName } from "../values/junk.ts";

/** `Label N: Name`; the colon may be a dash, and the name may be missing. */
const ITEM_HEADING = /^(.*?\S)\s+(\d+)\s*(?:[:.–—-]([\s\S]*))?$/;

/** What stands before the number in a heading that may be an item's. */
export function itemLabel(title: string): string | undefined {
  return ITEM_HEADING.exec(title)?.[1];
}

/** The item that a heading begins, where it now stands: read once for each part, since it outlives the edits around it. */
export function itemMatch(section: Section, kinds: readonly ItemSchema[]): ItemMatch | undefined {
  const { part, at } = section;
  const reading = lastReadings(part, [kinds], () => readItem(section, kinds));
  if (!reading) return undefined;
  const { schema, label, number, digits, name, nameState, isAndSoOn } = reading;
  return {
    schema,
    section,
    label,
    number,
    numberSpan: digits && shiftSpan(digits, at),
    name,
    nameState,
    isAndSoOn,
    slots: matchSlotsOf(part, at, schema.slots),
  };
}

/** What a part says of the item that it is. */
type ItemReading = Omit<ItemMatch, "section" | "slots" | "numberSpan"> & {
  /** Where the number's digits stand, counted from the part's start. */
  readonly digits: Span | undefined;
};

const lastReadings = perDocument<ItemReading | undefined>();

/** The item is known by its label and number, or by the fields below its heading. */
function readItem(section: Section, kinds: readonly ItemSchema[]): ItemReading | undefined {
  const { text } = section.heading;
  const parts = ITEM_HEADING.exec(text);
  const label = parts?.[1] ?? "";
  const schema = kinds.find((kind) => [kind.label, ...kind.aliases].some((one) => sameLabel(one, label)));
  if (parts && schema) return readingAs(schema, section, label, Number(parts[2]), parts[3]?.trim() ?? "");
  const byFields = kindByFields(section, kinds);
  if (!byFields) return undefined;
  const isMisspelt = parts !== null && [byFields.label, ...byFields.aliases].some((one) => isLike(one, label));
  return isMisspelt
    ? readingAs(byFields, section, "", Number(parts[2]), parts[3]?.trim() ?? "")
    : readingAs(byFields, section, "", undefined, text);
}

/** Where the fields say already what the item is, half of the label may be wrong. */
function isLike(label: string, written: string): boolean {
  const longest = Math.max(label.length, written.length);
  return written.length <= MOST_COMPARED && distance(label.toLowerCase(), written.toLowerCase()) * 2 <= longest;
}

/** Comparing two labels costs the product of their lengths. */
const MOST_COMPARED = 100;

/** An item whose heading is only a name is known by its fields, if it has most of one kind's. */
function kindByFields(section: Section, kinds: readonly ItemSchema[]): ItemSchema | undefined {
  return kinds.find(({ slots }) => {
    const labels = slots.flatMap((slot) => (slot.kind === "field" ? [slot.label] : []));
    const present = labels.filter((label) => section.part.fields.some((field) => sameLabel(field.label, label)));
    return present.length > 1 && present.length * 2 > labels.length;
  });
}

function readingAs(
  schema: ItemSchema,
  { part, heading }: Section,
  label: string,
  number: number | undefined,
  name: string,
): ItemReading {
  const written = part.text.slice(heading.textSpan.start, heading.textSpan.end);
  const found = number === undefined ? null : /(?<!\d)\d+(?!\d)(?=\s*(?:[:.–—-]|$))/.exec(written);
  const start = heading.textSpan.start + (found?.index ?? 0);
  const digits = found ? { start, end: start + found[0].length } : undefined;
  return { schema, label, number, digits, name, nameState: stateOfName(name, schema), isAndSoOn: isOnlyDots(part) };
}

function stateOfName(name: string, { namePlaceholders }: ItemSchema): SlotState {
  if (namePlaceholders.length === 0) return "filled";
  if (name === "") return "missing";
  if (holdsToken(name, namePlaceholders)) return "placeholder";
  return isJunkName(name) ? "unanswered" : "filled";
}
