import { perLastingValue } from "../../incremental/memo.ts";
import { childrenOf } from "../../template/children.ts";
import type { ItemSchema, SectionSchema, SlotSchema, Template } from "../../template/template.ts";

/** False for what the template gives ready to use. */
export function isScored(schema: SlotSchema): boolean {
  return schema.kind !== "field" || !schema.isGiven;
}

/** How many places one item of the kind has, its name counting as one. */
export function placesOfItem({ slots, namePlaceholders }: ItemSchema): number {
  return placesIn(slots) + (namePlaceholders.length > 0 ? 1 : 0);
}

function placesIn(slots: readonly SlotSchema[]): number {
  return sum(
    slots.map((slot) => {
      const content = slot.kind === "field" ? slot.content : undefined;
      if (content?.kind === "fields" || content?.kind === "rows") return placesIn(content.fields);
      return isScored(slot) ? 1 : 0;
    }),
  );
}

/** With the sections below it, and one item of its first kind. */
function placesOfSection(schema: SectionSchema): number {
  const { sections, kinds } = childrenOf(schema);
  return placesIn(schema.slots) + sum(kinds.slice(0, 1).map(placesOfItem)) + sum(sections.map(placesOfSection));
}

/** How many places a subsection of the template has on average: what one of the author's own counts for. */
export const subsectionWorth: (template: Template) => number = perLastingValue(({ sections }: Template) => {
  const counts = sections.flatMap((schema) => childrenOf(schema).sections.map(placesOfSection));
  return counts.length === 0 ? 1 : Math.max(1, Math.round(sum(counts) / counts.length));
});

/** What a heading of the author's own below a section counts for: an item's worth where the section has items. */
export function worthBelow(schema: SectionSchema, template: Template): number {
  const [kind] = childrenOf(schema).kinds;
  return kind ? Math.max(1, placesOfItem(kind)) : subsectionWorth(template);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
