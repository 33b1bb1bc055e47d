import { inEveryPiece } from "../../document/inEveryPart.ts";
import type { PerfDocument } from "../../document/perfDocument.ts";
import { perDocument, perLastingValue, perValue } from "../../incremental/memo.ts";
import type { Block, Field, ListBlock, ListItem, Part } from "../../markdown/part.ts";
import { isOpenTarget } from "../../template/slots.ts";
import type { ItemSchema, SlotSchema, Template } from "../../template/template.ts";
import { holdsToken } from "../../template/valueKinds.ts";
import { containsSpan, firstLineOf, overlapTest, type Span, shiftSpan, textOf } from "../../text/span.ts";
import { normalised } from "../../text/wording.ts";
import { inTopLevelSections } from "../match/inTopLevelSections.ts";
import { inPresentSections } from "../match/presentSections.ts";
import type { ItemMatch, Match, SectionMatch, SlotMatch, TopLevelSection } from "../match.ts";
import { isOwnEntry } from "../slots/matchSlots.ts";
import { isJunk, repeatsLabel } from "../values/junk.ts";
import { placeholdersInProse } from "./remainingTokens.ts";

/** Text of the template that is still there, or `TBD` and its kin in place of an answer. */
export interface RemainingPlaceholder {
  /** The first of it, on one line: a token where its surroundings were replaced. */
  readonly span: Span;
  readonly text: string;
  /** The author's words, not the template's. */
  readonly isJunk: boolean;
  /** It stands in a slot that has an answer besides, or in none. */
  readonly isBesides: boolean;
  readonly of:
    | { readonly kind: "title" }
    | { readonly kind: "description" }
    | { readonly kind: "name" | "and so on"; readonly item: ItemSchema }
    | { readonly kind: "slot"; readonly slot: SlotSchema /** As written, for a field. */; readonly label: string }
    | { readonly kind: "elsewhere" };
}

export interface PlacedPlaceholder {
  /** Where its span counts from. */
  readonly start: number;
  /** The same object for as long as nothing changes around it. */
  readonly found: RemainingPlaceholder;
}

/** One for each slot that still holds the template's words, and for each placeholder that stands anywhere else. */
export function remainingPlaceholders(document: PerfDocument, match: Match): readonly PlacedPlaceholder[] {
  return lastRemaining(match.documentIdentity, [document, match], () => remainingOf(document, match));
}

/** The score asks for them, and so does a rule. */
const lastRemaining = perDocument<readonly PlacedPlaceholder[]>();

function remainingOf(document: PerfDocument, match: Match): readonly PlacedPlaceholder[] {
  const { sections, footer, template } = match;
  const atEnds = [...remainingTitle(match), ...remainingDescription(match), ...remainingInFooter(document, match)];
  const isReportedAtEnds = overlapTest([...atEnds.map(({ span }) => span), ...openSpans(footer)]);
  const matchedEnd = Math.max(...sections.map((topLevel) => topLevel.start + (topLevel.match.section?.end ?? 0)));
  const isReported = (span: Span) =>
    isReportedAtEnds(span) || (span.start < matchedEnd && sections.some((topLevel) => isReportedIn(topLevel, span)));
  return [
    ...atEnds.map((found) => ({ start: 0, found })),
    ...remainingInSections(match),
    ...searchFor(template)(document.outline).filter(({ start, found }) => !isReported(shiftSpan(found.span, start))),
  ];
}

const searchFor = perLastingValue(({ placeholders }: Template) =>
  inEveryPiece((part) =>
    placeholdersInProse(part, placeholders).map(
      (span): RemainingPlaceholder => ({
        span,
        text: textOf(part.text, span),
        isJunk: false,
        isBesides: true,
        of: { kind: "elsewhere" },
      }),
    ),
  ),
);

/** A placeholder in a slot that is reported already is not reported once more. */
function isReportedIn({ start, match }: TopLevelSection, span: Span): boolean {
  const isInside = match.section !== undefined && span.start >= start && span.start < start + match.section.end;
  return isInside && reportedTest(match)(shiftSpan(span, -start));
}

const reportedTest = perValue((match: SectionMatch) =>
  overlapTest([...remainingInSection(match).map(({ span }) => span), ...openSpansBelow(match)]),
);

/** Those of a section and of all below it; they count as the match's do. */
const openSpansBelow = inPresentSections(({ match: { slots, items } }) => [
  ...[slots, ...items.map((item) => item.slots)].flatMap(openSpans),
  ...items.flatMap(({ isAndSoOn, section: { at, heading } }) => (isAndSoOn ? [shiftSpan(heading.span, at)] : [])),
]);

function openSpans(slots: readonly SlotMatch[]): readonly Span[] {
  return slots.flatMap(({ state, span }) =>
    span && (state === "placeholder" || state === "unanswered") ? [span] : [],
  );
}

/** What is left of the template in the title. */
export function remainingTitle({ title, template }: Match): readonly RemainingPlaceholder[] {
  const { heading, state, name } = title;
  if (!heading || (state !== "placeholder" && state !== "unanswered")) return [];
  const isJunk = state === "unanswered";
  const span = placeOfName(heading.part, heading.heading.textSpan, isJunk ? name : template.title.placeholder);
  if (!span) return [];
  const text = textOf(heading.part.text, span);
  return [{ span: shiftSpan(span, heading.start), text, isJunk, isBesides: false, of: { kind: "title" } }];
}

/** Where the name stands in a heading as written; undefined if markup cuts it. */
function placeOfName({ text }: Part, textSpan: Span, name: string): Span | undefined {
  const index = textOf(text, textSpan).indexOf(name);
  const start = textSpan.start + index;
  return index < 0 || name === "" ? undefined : { start, end: start + name.length };
}

function remainingDescription({ description, title: { heading } }: Match): readonly RemainingPlaceholder[] {
  if (!description || !heading) return [];
  return remainingInSlot(description, heading.part).map((one) => ({ ...one, of: { kind: "description" } }));
}

function remainingInFooter({ outline }: PerfDocument, { footer }: Match): readonly RemainingPlaceholder[] {
  const last = outline.headings.at(-1);
  return last ? footer.flatMap((slot) => remainingInSlot(slot, last.part)) : [];
}

/** Those of a section and of all below it; spans count as the match's do. */
const remainingInSection = inPresentSections(({ match: { slots, items }, section }) => [
  ...slots.flatMap((slot) => remainingInSlot(slot, section.part)),
  ...items.flatMap(remainingInItem),
]);

const remainingInSections = inTopLevelSections(remainingInSection);

function remainingInItem(item: ItemMatch): readonly RemainingPlaceholder[] {
  const { schema, section } = item;
  const { part, at } = section;
  if (item.isAndSoOn) {
    const dots = part.blocks.find(({ kind }) => kind === "paragraph");
    if (!dots) return [];
    const of = { kind: "and so on", item: schema } as const;
    const text = textOf(part.text, dots.span);
    return [{ span: shiftSpan(dots.span, at), text, isJunk: false, isBesides: false, of }];
  }
  return [...remainingName(item), ...item.slots.flatMap((slot) => remainingInSlot(slot, part))];
}

/** What is left of the template in the name of an item. */
export function remainingName({ schema, section, name, nameState }: ItemMatch): readonly RemainingPlaceholder[] {
  const { part, at, heading } = section;
  if (nameState !== "placeholder" && nameState !== "unanswered") return [];
  const isJunk = nameState === "unanswered";
  const place = isJunk
    ? placeOfName(part, heading.textSpan, name)
    : tokenIn(part.text, heading.textSpan, schema.namePlaceholders);
  if (!place) return [];
  const of = { kind: "name", item: schema } as const;
  return [{ span: shiftSpan(place, at), text: textOf(part.text, place), isJunk, isBesides: false, of }];
}

function remainingInSlot(slot: SlotMatch, part: Part): readonly RemainingPlaceholder[] {
  const { schema, state, children } = slot;
  const isGiven = schema.kind === "field" && schema.isGiven;
  if (isGiven) return [];
  if (children.length > 0) return children.flatMap((child) => remainingInSlot(child, part));
  const of = { kind: "slot", slot: schema, label: slot.field?.label ?? "" } as const;
  const isBesides = state === "filled";
  const spans = isBesides ? entriesLeft(slot, part) : state === "missing" ? [] : [placeOf(slot, part)];
  return spans.flatMap((span): readonly RemainingPlaceholder[] => {
    if (!span || span.start === span.end) return [];
    const text = textOf(part.text, span);
    const isJunkText = isJunk(text) || repeatsLabel(text, of.label);
    // Words that are no quantity are another rule's.
    if (state === "unanswered" && !isJunkText) return [];
    return [{ span: shiftSpan(span, slot.at), text, isJunk: isJunkText, isBesides, of }];
  });
}

/** The template's entries, and those without an answer, in a list that has some of the author's own. */
function entriesLeft(slot: SlotMatch, part: Part): readonly Span[] {
  const { schema, field } = slot;
  const isList = schema.kind === "list" || (schema.kind === "field" && schema.content.kind === "list");
  const block = isList ? blockOf(slot, part) : undefined;
  if (block?.kind !== "list" || (field && field.value !== "")) return [];
  return block.items
    .filter((item) => isEntryLeft(item, schema, part))
    .flatMap(({ blocks: [paragraph] }) => (paragraph ? [firstLineOf(part.text, paragraph.span)] : []));
}

function isEntryLeft(item: ListItem, schema: SlotSchema, part: Part): boolean {
  const hasOnlyText = item.blocks.length === 1;
  return (isPromptEntry(item, schema) && !isOwnEntry(item, schema, part.links)) || (hasOnlyText && isJunk(item.text));
}

function isPromptEntry({ text }: ListItem, { prompts }: SlotSchema): boolean {
  return prompts.includes(normalised(text));
}

/** What of an open slot is to be replaced, counted from the part's start; undefined where only a link without target is left. */
export function placeOf(slot: SlotMatch, part: Part): Span | undefined {
  const { schema, field } = slot;
  if (field && field.value !== "") return placeInValue(schema, field, part);
  const block = blockOf(slot, part);
  return block && placeInBlock(schema, block, part);
}

/** The block that a slot was found in. */
function blockOf({ field, span, at }: SlotMatch, part: Part): Block | undefined {
  const blocks = field ? field.body : part.blocks;
  return field || !span ? blocks[0] : blocks.find((one) => one.span.start === span.start - at);
}

function placeInValue(schema: SlotSchema, { value, valueSpan }: Field, { text }: Part): Span {
  const isWhole = schema.prompts.includes(normalised(value));
  const token = isWhole ? undefined : tokenIn(text, valueSpan, schema.tokens);
  return token ?? firstLineOf(text, valueSpan);
}

function placeInBlock(schema: SlotSchema, block: Block, part: Part): Span | undefined {
  switch (block.kind) {
    case "list":
      return placeInList(schema, block, part);
    case "code":
      return firstLineOf(part.text, withoutBlankLines(part.text, block.valueSpan));
    default:
      return tokenIn(part.text, block.span, schema.tokens) ?? firstLineOf(part.text, block.span);
  }
}

function placeInList(schema: SlotSchema, { items }: ListBlock, part: Part): Span | undefined {
  const open = items.find((one) => isPromptEntry(one, schema) || holdsToken(one.text, schema.tokens));
  const item = open ?? items[0];
  const paragraph = item?.blocks[0];
  if (!item || !paragraph) return undefined;
  const hasOpenLink = part.links.some(({ url, span }) => isOpenTarget(url) && containsSpan(item.span, span));
  if (hasOpenLink && schema.tokens.length === 0) return undefined;
  const isWhole = schema.prompts.includes(normalised(item.text));
  return (
    (isWhole ? undefined : tokenIn(part.text, paragraph.span, schema.tokens)) ?? firstLineOf(part.text, paragraph.span)
  );
}

function withoutBlankLines(text: string, { start, end }: Span): Span {
  const blank = /^\s*/.exec(text.slice(start, end))?.[0].length ?? 0;
  return { start: start + blank, end };
}

/** Where the first of the tokens stands as written. */
function tokenIn(text: string, span: Span, tokens: readonly string[]): Span | undefined {
  const written = textOf(text, span);
  const found = tokens
    .filter((token) => holdsToken(written, [token]))
    .map((token) => ({ token, index: written.indexOf(token) }))
    .filter(({ index }) => index >= 0)
    .sort((a, b) => a.index - b.index || b.token.length - a.token.length)[0];
  return found && { start: span.start + found.index, end: span.start + found.index + found.token.length };
}
