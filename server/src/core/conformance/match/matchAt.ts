import type { Section } from "../../document/outline.ts";
import type { ItemSchema, SectionSchema } from "../../template/template.ts";
import type { ItemMatch, Match, SectionMatch, SlotMatch } from "../match.ts";

/** The innermost part of the template that a place in a document belongs to. */
export interface MatchedPlace {
  /** Where the outermost section begins; offsets in the matches count from there. */
  readonly start: number;
  /** From the outermost section down to the innermost. */
  readonly sections: readonly SectionMatch[];
  /** The item, if the place is in one. */
  readonly item: ItemMatch | undefined;
}

/** Undefined outside of the template's sections. */
export function matchAt({ sections }: Match, offset: number): MatchedPlace | undefined {
  const topLevel = sections.find(({ start, match }) => contains(match.section, offset - start));
  if (!topLevel) return undefined;
  const path: SectionMatch[] = [];
  let current: SectionMatch | undefined = topLevel.match;
  let item: ItemMatch | undefined;
  while (current) {
    path.push(current);
    item = current.items.find(({ section }) => contains(section, offset - topLevel.start));
    current = current.sections.find(({ section }) => contains(section, offset - topLevel.start));
  }
  return { start: topLevel.start, sections: path, item };
}

function contains(section: Section | undefined, at: number): boolean {
  return section !== undefined && section.at <= at && at < Math.max(section.end, section.at + 1);
}

/** The slots that the place may fill: the item's, else the innermost section's. */
export function slotsAt({ sections, item }: MatchedPlace): readonly SlotMatch[] {
  return item?.slots ?? sections.at(-1)?.slots ?? [];
}

/** The slot whose text holds the offset, the innermost where slots hold slots. */
export function slotAt(place: MatchedPlace, offset: number): SlotMatch | undefined {
  return slotIn(slotsAt(place), offset - place.start);
}

function slotIn(slots: readonly SlotMatch[], at: number): SlotMatch | undefined {
  const slot = slots.find(({ span }) => span !== undefined && span.start <= at && at <= span.end);
  return slot && (slotIn(slot.children, at) ?? slot);
}

/** The schema of the innermost heading above the place. */
export function schemaOf({ sections, item }: MatchedPlace): SectionSchema | ItemSchema | undefined {
  return item?.schema ?? sections.at(-1)?.schema;
}

/** The number that the next item of a kind gets, going by where the kind's numbers start again. */
export function nextNumber(place: MatchedPlace, schema: ItemSchema): number {
  const scope = schema.numbering === "section" ? place.sections[0] : place.sections.at(-1);
  const numbers = scope
    ? itemsIn(scope)
        .filter((item) => item.schema.label === schema.label)
        .map(({ number }) => number ?? 0)
    : [];
  return Math.max(0, ...numbers) + 1;
}

/** Every item of a section and of the sections in it. */
export function itemsIn(match: SectionMatch): readonly ItemMatch[] {
  return [...match.items, ...match.sections.flatMap(itemsIn)];
}
