import type { Block, Field, Link, ListBlock, ListItem, Part } from "../../markdown/part.ts";
import { isOpenTarget } from "../../template/slots.ts";
import type { FieldSlot, SlotSchema } from "../../template/template.ts";
import { holdsToken } from "../../template/valueKinds.ts";
import { containmentTest, containsSpan, overlapTest, type Span, shiftSpan } from "../../text/span.ts";
import type { SlotMatch, SlotState } from "../match.ts";
import { isJunk } from "../values/junk.ts";
import {
  columnOf,
  fieldIndex,
  holdsLabel,
  keysOf,
  type LabelledField,
  labelKey,
  NO_FIELDS,
  nearFields,
} from "./fieldLabels.ts";
import { isAnswer, isOwnWords, isPrompt, stateOfWords } from "./slotWords.ts";

/** What a part holds, read for the slots that its schema has. */
export interface PartContent {
  readonly part: Part;
  /** Where the part begins, counted as the resulting spans shall count. */
  readonly at: number;
  readonly fields: readonly Field[];
  readonly blocks: readonly Block[];
}

/** A part's content between two offsets of the part. */
export function contentOf(part: Part, at: number, from = 0, to: number = part.text.length): PartContent {
  const isInside = ({ span }: { readonly span: Span }) => span.start >= from && span.start < to;
  return { part, at, fields: part.fields.filter(isInside), blocks: part.blocks.filter(isInside) };
}

/** One match for each slot, in the schema's order. */
export function matchSlots(slots: readonly SlotSchema[], content: PartContent): readonly SlotMatch[] {
  const free: LabelledField[] = withThoseBelowOthers(content.fields, slots).map((field) => ({
    field,
    key: labelKey(field.label),
  }));
  const keys = keysOf(slots);
  const exact = slots.map((slot) => {
    if (slot.kind !== "field") return undefined;
    const index = fieldIndex(keys.get(slot) ?? [], free);
    return index < 0 ? undefined : free.splice(index, 1)[0]?.field;
  });
  const isOpen = (slot: SlotSchema, index: number): slot is FieldSlot => slot.kind === "field" && !exact[index];
  const open = slots.filter(isOpen);
  const near = open.length === 0 ? NO_FIELDS : nearFields(open, slots, free, content.part);
  return slots.map((slot, index) => {
    if (slot.kind !== "field") return matchLoose(slot, content, slots);
    const field = exact[index] ?? near.get(slot);
    return (field ? undefined : matchColumn(slot, slots, content)) ?? matchField(slot, field, content);
  });
}

/** A slot that a column of a table answers, once for each of its rows: `Endpoint | P50 | P95`. */
function matchColumn(
  slot: FieldSlot,
  slots: readonly SlotSchema[],
  { part, at, blocks }: PartContent,
): SlotMatch | undefined {
  if (slot.content.kind !== "inline") return undefined;
  for (const block of blocks) {
    const [header, ...rows] = block.kind === "table" ? block.rows : [];
    if (!header || header.cells.length < 2) continue;
    const index = columnOf(
      slot,
      slots,
      header.cells.map(({ text }) => text),
      part,
    );
    const cell = header.cells[index];
    if (!cell) continue;
    const isAnswered = rows.some(({ cells }) => isOwnWords(cells[index]?.text ?? "", slot));
    return {
      schema: slot,
      state: isAnswered ? "filled" : "placeholder",
      span: shiftSpan(cell.span, at),
      field: undefined,
      at,
      children: [],
    };
  }
  return undefined;
}

/** A bold label of the author's own, "**Note:** measured in May", takes the list below it along; its fields are still the part's. */
function withThoseBelowOthers(fields: readonly Field[], slots: readonly SlotSchema[]): readonly Field[] {
  return fields.flatMap((field) =>
    field.style === "paragraph" && field.children.length > 0 && !holdsLabel(slots, field.label)
      ? [field, ...field.children]
      : [field],
  );
}

function matchField(slot: FieldSlot, field: Field | undefined, content: PartContent): SlotMatch {
  if (!field) return missingField(slot, content.at);
  const children = childMatches(slot, field, content);
  return {
    schema: slot,
    state: fieldState(slot, field, children, content.part),
    span: shiftSpan(field.span, content.at),
    field,
    at: content.at,
    children,
  };
}

function missingField(slot: FieldSlot, at: number): SlotMatch {
  const { content } = slot;
  const fields = content.kind === "fields" || content.kind === "rows" ? content.fields : [];
  return missingSlot(
    slot,
    at,
    fields.map((field) => missingField(field, at)),
  );
}

/** The match of a slot that is not there. */
export function missingSlot(schema: SlotSchema, at: number, children: readonly SlotMatch[] = []): SlotMatch {
  return { schema, state: "missing", span: undefined, field: undefined, at, children };
}

function childMatches(slot: FieldSlot, field: Field, content: PartContent): readonly SlotMatch[] {
  const inside = { ...content, fields: field.children, blocks: field.body };
  switch (slot.content.kind) {
    case "fields":
    case "rows":
      return answersInItsOwnWay(slot, field)
        ? slot.content.fields.map((schema) => ({
            schema,
            state: "filled",
            span: shiftSpan(field.valueSpan, content.at),
            field,
            at: content.at,
            children: [],
          }))
        : matchSlots(slot.content.fields, inside);
    case "list":
      return entryMatches(slot.content.entryFields, field.children, inside);
    default:
      return [];
  }
}

/** A value beside the label in place of the template's list: "**Environment:** c6i.large, 4 vCPU, 8 GB". */
function answersInItsOwnWay(slot: FieldSlot, field: Field): boolean {
  return field.children.length === 0 && isOwnWords(field.value, slot);
}

function entryMatches(
  schemas: readonly FieldSlot[],
  entries: readonly Field[],
  content: PartContent,
): readonly SlotMatch[] {
  if (schemas.length === 0) return [];
  // An entry in one line ("Redis: fast, but one more thing to run") answers in its own way; a label alone does not.
  const detailed = entries.filter(({ children, value }) => children.length > 0 || value === "");
  return detailed.flatMap((entry) => matchSlots(schemas, { ...content, fields: entry.children, blocks: entry.body }));
}

function fieldState(slot: FieldSlot, field: Field, children: readonly SlotMatch[], part: Part): SlotState {
  if (slot.isGiven) return field.value === "" && field.body.length === 0 ? "placeholder" : "filled";
  if (slot.content.kind === "fields" || slot.content.kind === "rows") {
    return children.some(({ state }) => state === "filled") ? "filled" : "placeholder";
  }
  const ofValue = stateOfWords(field.value, slot);
  if (ofValue === "filled") return isAnswer(field, slot) ? "filled" : "unanswered";
  if (slot.content.kind === "list" && children.length > 0) {
    return children.some(({ state }) => state === "filled") ? "filled" : "placeholder";
  }
  if (field.body.some((block) => isOwnContent(block, slot, part))) return "filled";
  return ofValue === "unanswered" || field.body.some(isJunkBlock) ? "unanswered" : "placeholder";
}

function matchLoose(slot: Exclude<SlotSchema, FieldSlot>, content: PartContent, all: readonly SlotSchema[]): SlotMatch {
  const candidates = looseBlocks(content, all).filter((block) => couldFill(slot, block));
  const filled = candidates.find((block) => isOwnContent(block, slot, content.part));
  const block = filled ?? candidates.find((candidate) => isPromptBlock(candidate, slot));
  const isInCandidate = containmentTest(candidates.map(({ span }) => span));
  const fields = slot.kind === "list" ? content.fields.filter(({ span }) => isInCandidate(span)) : [];
  const junk = block ? undefined : candidates.find(isJunkBlock);
  const place = block ?? junk;
  return {
    schema: slot,
    state: filled ? "filled" : block ? "placeholder" : junk ? "unanswered" : "missing",
    span: place && shiftSpan(place.span, content.at),
    field: undefined,
    at: content.at,
    children: slot.kind === "list" ? entryMatches(slot.entryFields, fields, content) : [],
  };
}

/** Blocks that no labelled paragraph and no field of the schema owns. */
function looseBlocks({ fields, blocks }: PartContent, slots: readonly SlotSchema[]): readonly Block[] {
  const owners = fields.filter(({ style, label }) => style === "paragraph" || holdsLabel(slots, label));
  const isOwned = overlapTest(owners.map(({ span }) => span));
  return blocks.filter((block) => !isOwned(block.span));
}

function couldFill(slot: Exclude<SlotSchema, FieldSlot>, block: Block): boolean {
  switch (slot.kind) {
    case "list":
      return block.kind === "list" || block.kind === "table";
    case "code":
      return block.kind === "code";
    case "prose":
      return true;
  }
}

/** True if the block holds something other than the template's words. */
function isOwnContent(block: Block, slot: SlotSchema, part: Part): boolean {
  switch (block.kind) {
    case "paragraph":
    case "quote":
    case "other":
      return isOwnWords(block.text, slot);
    case "code":
      return isOwnWords(block.value, slot);
    case "list":
      return block.items.some((item) => isOwnEntry(item, slot, part.links));
    case "table":
      return block.rows
        .slice(1)
        .some(({ cells }) => cells.some(({ text }, index) => index > 0 && isOwnWords(text, slot)));
    default:
      return false;
  }
}

/** True for an entry of the author's, and for one of the template's that may be kept. */
export function isOwnEntry(item: ListItem, slot: SlotSchema, links: readonly Link[]): boolean {
  if (isOwnWords(item.text, slot)) return true;
  const nested = item.blocks.slice(1).some((block) => block.kind === "list" && hasOwnEntry(block, slot, links));
  // "Some guide - How to do it" may be kept, once its link leads somewhere.
  return nested || (isPrompt(item.text, slot) && keptWithLink(item, slot, links));
}

function hasOwnEntry(list: ListBlock, slot: SlotSchema, links: readonly Link[]): boolean {
  return list.items.some((item) => isOwnEntry(item, slot, links));
}

function keptWithLink(item: ListItem, slot: SlotSchema, links: readonly Link[]): boolean {
  const inside = links.filter(({ span, kind }) => kind === "link" && containsSpan(item.span, span));
  return slot.tokens.length === 0 && inside.length > 0 && inside.every(({ url }) => !isOpenTarget(url));
}

function isPromptBlock(block: Block, slot: SlotSchema): boolean {
  return promptsIn(block).some((text) => isPrompt(text, slot) || holdsToken(text, slot.tokens));
}

/** True if nothing but junk stands in the block. */
function isJunkBlock(block: Block): boolean {
  const texts = promptsIn(block);
  return texts.length > 0 && texts.every(isJunk);
}

function promptsIn(block: Block): readonly string[] {
  switch (block.kind) {
    case "paragraph":
      return [block.text];
    case "code":
      return [block.value];
    case "list":
      return block.items.map(({ text }) => text);
    default:
      return [];
  }
}
