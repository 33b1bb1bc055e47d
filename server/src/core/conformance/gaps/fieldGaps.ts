import { openBlocksOf } from "../../document/openBlocks.ts";
import type { PerfDocument } from "../../document/perfDocument.ts";
import { perLastingValue } from "../../incremental/memo.ts";
import type { Field, Part } from "../../markdown/part.ts";
import type { FieldSlot, Template } from "../../template/template.ts";
import { type Span, shiftSpan } from "../../text/span.ts";
import type { FieldPlace } from "../edits/insertField.ts";
import { inTopLevelSections } from "../match/inTopLevelSections.ts";
import { clearSections, inDemandingSections, type SlotGroup, slotGroups } from "../match/presentSections.ts";
import { partEnd } from "../match/textEnd.ts";
import type { Match, SlotMatch } from "../match.ts";

/** A field that is missing, one with nothing but its label, or a whole footer. Spans count from the document's start. */
export type FieldGap =
  | {
      readonly kind: "no footer";
      readonly span: Span;
      /** Where it goes, and whether a thematic break stands there already. */
      readonly contentEnd: number;
      readonly hasBreak: boolean;
      readonly slots: readonly FieldSlot[];
    }
  | { readonly kind: "missing"; readonly place: FieldPlace; readonly owner: FieldOwner }
  | { readonly kind: "empty"; readonly slot: FieldSlot; readonly field: Field; readonly at: number };

/** What a field stands in: a section, an item, or another field. */
export interface FieldOwner {
  readonly name: string;
  readonly span: Span;
}

/** Every gap in the sections of which it can be said what they lack, and in the footer. */
export function fieldGaps(document: PerfDocument, match: Match): readonly FieldGap[] {
  const gaps = gapsBelow(match.template)(match);
  const clear = gaps.length === 0 ? [] : clearSections(document, match);
  return [
    ...gaps.filter(({ topLevel }) => clear.includes(topLevel)).map(({ start, found }) => shifted(found, start)),
    ...footerGaps(document, match),
  ];
}

const gapsBelow = perLastingValue((template: Template) =>
  inTopLevelSections(inDemandingSections((present) => slotGroups(present).flatMap((group) => gapsIn(group, template)))),
);

function shifted(gap: FieldGap, by: number): FieldGap {
  switch (gap.kind) {
    case "missing": {
      const { place, owner } = gap;
      const { start, contentEnd } = place;
      return {
        ...gap,
        place: { ...place, start: start + by, contentEnd: contentEnd + by },
        owner: { ...owner, span: shiftSpan(owner.span, by) },
      };
    }
    case "empty":
      return { ...gap, at: gap.at + by };
    case "no footer":
      return { ...gap, span: shiftSpan(gap.span, by), contentEnd: gap.contentEnd + by };
  }
}

function gapsIn({ slots, section: { part, at, heading } }: SlotGroup, template: Template): readonly FieldGap[] {
  if (isBlank(part)) return [];
  const owner = { name: heading.text, span: shiftSpan(heading.textSpan, at) };
  return gapsAmong(slots, owner, () => at + partEnd(part, template));
}

/** True if nothing stands below the heading but separators and comments. */
export function isBlank({ blocks }: Part): boolean {
  return blocks.every(
    (block) => block.kind === "thematicBreak" || (block.kind === "html" && /^<!--[\s\S]*-->\s*$/.test(block.value)),
  );
}

/** @param contentEnd Asked only where something is missing. */
function gapsAmong(slots: readonly SlotMatch[], owner: FieldOwner, contentEnd: () => number): readonly FieldGap[] {
  return slots.flatMap((slot): readonly FieldGap[] => {
    const { schema, field, state } = slot;
    if (schema.kind === "list") return gapsInEntries(slot, schema.entryFields.length);
    // The rows of a table are looked at together, by what looks at tables.
    if (schema.kind !== "field" || schema.style === "row") return [];
    if (state === "missing") return [missingGap(schema, slots, owner, contentEnd())];
    // What a column of a table answers, or a list of links in its own way, has no field.
    return field ? gapsInField(slot, schema, field) : [];
  });
}

function gapsInField(slot: SlotMatch, schema: FieldSlot, field: Field): readonly FieldGap[] {
  const { content } = schema;
  if (field.value === "" && field.body.length === 0)
    return field.style === "row" ? [] : [{ kind: "empty", slot: schema, field, at: slot.at }];
  if (content.kind === "list") return gapsInEntries(slot, content.entryFields.length);
  return content.kind === "fields" ? gapsInGroup(slot.children, slot) : [];
}

function missingGap(slot: FieldSlot, siblings: readonly SlotMatch[], owner: FieldOwner, contentEnd: number): FieldGap {
  return { kind: "missing", place: { slot, siblings, start: 0, contentEnd }, owner };
}

/** The entries of a list, each with the same fields. */
function gapsInEntries(slot: SlotMatch, count: number): readonly FieldGap[] {
  const groups = Array.from({ length: count === 0 ? 0 : slot.children.length / count }, (_, index) =>
    slot.children.slice(index * count, (index + 1) * count),
  );
  return groups.flatMap((group) => gapsInGroup(group, slot));
}

/** A group that holds none of the template's fields answers in its own way. */
function gapsInGroup(group: readonly SlotMatch[], { field, at }: SlotMatch): readonly FieldGap[] {
  const first = group.find((one) => one.field)?.field;
  if (!first) return [];
  const entry = field?.children.find(({ children }) => children.includes(first));
  const owner = entry ?? field ?? first;
  return gapsAmong(group, { name: owner.label, span: shiftSpan(owner.labelSpan, at) }, () => at + first.span.end);
}

function footerGaps({ outline }: PerfDocument, { footer, template }: Match): readonly FieldGap[] {
  const last = outline.headings.at(-1);
  if (!last || last.heading.level === 1 || footer.length === 0 || openBlocksOf(last.part).length > 0) return [];
  const contentEnd = last.start + partEnd(last.part, template);
  const present = footer.find(({ field }) => field);
  if (!present?.field) {
    const hasBreak = last.part.blocks.at(-1)?.kind === "thematicBreak";
    const end = hasBreak ? last.start + last.part.text.trimEnd().length : contentEnd;
    const span = shiftSpan(last.heading.textSpan, last.start);
    const slots = footer.flatMap(({ schema }) => (schema.kind === "field" ? [schema] : []));
    return [{ kind: "no footer", span, contentEnd: end, hasBreak, slots }];
  }
  const owner = { name: "", span: shiftSpan(present.field.labelSpan, present.at) };
  return gapsAmong(footer, owner, () => contentEnd);
}
