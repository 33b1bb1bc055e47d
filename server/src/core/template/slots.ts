import type { Block, CodeBlock, Field, ListBlock, ListItem, Part } from "../markdown/part.ts";
import { containsSpan, type Span, shiftSpan } from "../text/span.ts";
import { normalised } from "../text/wording.ts";
import type { FieldContent, FieldSlot, ListSlot, ProseSlot, SlotSchema } from "./template.ts";
import { tokensIn, valueKindOf } from "./valueKinds.ts";

/** Where the slots of a part are read from. */
export interface SlotSource {
  readonly part: Part;
  /** Where the part begins in the template. */
  readonly start: number;
  /** Blocks from here on belong to the footer. */
  readonly end: number;
  readonly key: string;
  /** Sections or items stand below the part. */
  readonly hasChildren: boolean;
  /** The part says that its alternatives are only examples. */
  readonly isOpen: boolean;
  /** Tokens that a new document gets from its frontmatter, so nobody is asked for them. */
  readonly derived: readonly string[];
}

/** The slots that stand directly under a heading, in order. */
export function slotsOf(source: SlotSource): readonly SlotSchema[] {
  const fields = source.part.fields.filter(({ span }) => span.start < source.end);
  const loose = source.part.blocks.filter(
    (block) =>
      block.span.start < source.end &&
      !fields.some(({ style, span }) => style === "paragraph" && containsSpan(span, block.span)),
  );
  const structured: SlotSchema[] = [];
  const prose: Block[] = [];
  for (const block of loose) {
    if (block.kind === "list") structured.push(...listSlots(block, fields, source));
    if (block.kind === "table") structured.push(...rowSlots(block, fields, source));
    if (block.kind === "paragraph" || (block.kind === "list" && asksQuestions(block))) prose.push(block);
  }
  for (const field of fields) if (field.style === "paragraph") structured.push(fieldSlot(field, source, source.key));
  structured.sort((a, b) => a.span.start - b.span.start);
  const others = loose.filter((block) => !prose.includes(block));
  const text = proseSlot(prose, others, source, structured.length > 0 || source.hasChildren || others.length > 0);
  return text ? [text, ...structured] : structured;
}

/**
 * Prose is a slot where it asks for more than itself: it has nothing below it, gives a size (`2-4 paragraphs`), or
 * is followed by questions. Elsewhere it introduces what follows, and an author may keep it.
 * @param others What else stands there: the template's own list or code is no answer in an author's words.
 */
function proseSlot(
  blocks: readonly Block[],
  others: readonly Block[],
  source: SlotSource,
  hasStructure: boolean,
): ProseSlot | undefined {
  const texts = blocks.flatMap(textsOf).filter((text) => !isAndSoOn(text));
  const asks =
    blocks.some((block) => block.kind === "list") ||
    texts.some((text) => /\(\d+(?:-\d+)? (?:paragraph|sentence|line)s?\)/.test(text));
  const first = blocks[0];
  const last = blocks.at(-1);
  if (!first || !last || texts.length === 0 || (hasStructure && !asks)) return undefined;
  return {
    kind: "prose",
    key: `${source.key}#text`,
    prompts: [...texts, ...others.flatMap(promptTexts).map(normalised)],
    tokens: [],
    span: shiftSpan({ start: first.span.start, end: last.span.end }, source.start),
  };
}

/** True for the paragraph that stands for further items of the kind above it. */
export function isAndSoOn(text: string): boolean {
  return /^(?:\.\.\.|…)$/.test(text);
}

function asksQuestions(list: ListBlock): boolean {
  return list.items.every(({ text }) => text.trimEnd().endsWith("?"));
}

function textsOf(block: Block): readonly string[] {
  if (block.kind === "paragraph" || block.kind === "quote") return [normalised(block.text)];
  return block.kind === "list" ? block.items.map(({ text }) => normalised(text)) : [];
}

function rowSlots(table: Block, fields: readonly Field[], source: SlotSource): readonly SlotSchema[] {
  const rows = fields.filter(({ style, span }) => style === "row" && containsSpan(table.span, span));
  return rows.map((row) => fieldSlot(row, source, source.key));
}

function listSlots(list: ListBlock, fields: readonly Field[], source: SlotSource): readonly SlotSchema[] {
  const labelled = fields.filter(({ span }) => containsSpan(list.span, span));
  if (labelled.length === list.items.length && !areNumbered(labelled)) {
    return labelled.map((field) => fieldSlot(field, source, source.key));
  }
  if (asksQuestions(list) || isGivenList(list, labelled, source)) return [];
  return [
    {
      kind: "list",
      key: `${source.key}#list-${list.span.start}`,
      ...promptsOf(list.items.flatMap(entryTexts)),
      span: shiftSpan(list.span, source.start),
      entryFields: entryFields(labelled, source, `${source.key}#list-${list.span.start}`),
    } satisfies ListSlot,
  ];
}

/** An entry's own text and those of the entries in it. */
function entryTexts({ text, blocks }: ListItem): readonly string[] {
  return [text, ...blocks.flatMap((block) => (block.kind === "list" ? block.items.flatMap(entryTexts) : []))];
}

/** Labels like `Metric 1`, `Metric 2` or `Option A (Chosen)`, `Option B`: the author chooses others. */
function areNumbered(fields: readonly Field[]): boolean {
  const stems = fields.map(({ label }) => /^(.*\S) (?:\d+|[A-Z])$/.exec(withoutRemark(label))?.[1]);
  return stems.length > 0 && stems.every((stem) => stem !== undefined && stem === stems[0]);
}

/** Without what stands in parentheses at its end. */
function withoutRemark(label: string): string {
  const opens = label.endsWith(")") ? label.indexOf(" (") : -1;
  return opens < 0 ? label : label.slice(0, opens);
}

/** The fields inside the entries of a list; what differs at the same place is another label for the same field. */
function entryFields(entries: readonly Field[], source: SlotSource, key: string): readonly FieldSlot[] {
  const [first, ...others] = entries;
  return (first?.children ?? []).map((field, index) => {
    const labels = others.flatMap(({ children }) => children[index]?.label ?? []);
    const prompts = others.flatMap(({ children }) => (children[index] ? [normalised(children[index].value)] : []));
    const slot = fieldSlot(field, source, key);
    return {
      ...slot,
      aliases: [...new Set(labels)].filter((label) => label !== field.label),
      prompts: [...new Set([...slot.prompts, ...prompts])],
    };
  });
}

function fieldSlot(field: Field, source: SlotSource, parentKey: string): FieldSlot {
  const key = `${parentKey}#${field.label}`;
  const written = source.part.text.slice(field.valueSpan.start, field.valueSpan.end);
  const kind = valueKindOf(field.value, written);
  const value = kind.kind === "alternatives" && source.isOpen ? { ...kind, isOpen: true } : kind;
  const content = contentOf(field, source, key);
  return {
    kind: "field",
    key,
    label: field.label,
    aliases: [],
    style: field.style,
    value,
    isGiven: isGiven(field, content, written, source),
    content,
    ...promptsOf([field.value, ...field.body.flatMap(promptTexts)].filter((text) => normalised(text) !== "")),
    span: shiftSpan(field.span, source.start),
  };
}

function promptTexts(block: Block): readonly string[] {
  return block.kind === "code" ? [block.value] : textsOf(block);
}

function promptsOf(texts: readonly string[]): {
  readonly prompts: readonly string[];
  readonly tokens: readonly string[];
} {
  const prompts = texts.map(normalised);
  return { prompts, tokens: [...new Set(prompts.flatMap(tokensIn))] };
}

function contentOf(field: Field, source: SlotSource, key: string): FieldContent {
  const [first] = field.body;
  switch (first?.kind) {
    case undefined:
      return { kind: "inline" };
    case "table":
      return { kind: "rows", fields: field.children.map((row) => fieldSlot(row, source, key)) };
    case "code":
      return { kind: "code", language: first.language };
    case "list": {
      const hasLabels = field.children.length === first.items.length;
      return hasLabels && !areNumbered(field.children)
        ? { kind: "fields", fields: field.children.map((child) => fieldSlot(child, source, key)) }
        : { kind: "list", entryFields: entryFields(field.children, source, key) };
    }
    default:
      return { kind: "prose" };
  }
}

function isGiven(field: Field, content: FieldContent, written: string, source: SlotSource): boolean {
  const [first] = field.body;
  if (content.kind === "inline") return /^`[^`]+`$/.test(written.trim()) && tokensIn(field.value).length === 0;
  if (first?.kind === "code") return isGivenCode(first);
  return first?.kind === "list" && content.kind === "list" && isGivenList(first, field.children, source);
}

/** Numbered entries only show the form. */
function isGivenList(list: ListBlock, entries: readonly Field[], source: SlotSource): boolean {
  return !areNumbered(entries) && list.items.every((item) => isGivenItem(item, source));
}

/** Code that runs as it stands; comments alone, or a name to be replaced, ask for something. */
function isGivenCode({ value }: CodeBlock): boolean {
  const lines = value.split("\n").filter((line) => line.trim() !== "");
  return lines.some((line) => !/^\s*(?:#|\/\/|--|\/\*)/.test(line)) && tokensIn(value).length === 0;
}

/** A bullet that an author may keep: no question, no token, no link without a target. */
function isGivenItem(item: ListItem, { part, derived }: SlotSource): boolean {
  const hasOpenLink = part.links.some(
    ({ kind, url, span }) => kind === "link" && isOpenTarget(url) && containsSpan(item.span, span),
  );
  const tokens = tokensIn(item.text).filter((token) => !derived.includes(token));
  return !hasOpenLink && !item.text.trimEnd().endsWith("?") && tokens.length === 0;
}

/** `(url)`: a word where a link's target is due. */
export function isOpenTarget(url: string): boolean {
  return /^[a-z]+$/i.test(url);
}

/** The part's span up to where its footer begins. */
export function spanBefore(part: Part, start: number, end: number): Span {
  return { start, end: start + Math.min(part.text.length, end) };
}
