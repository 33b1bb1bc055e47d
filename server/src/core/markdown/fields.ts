import type { List, ListItem, Nodes, Paragraph, PhrasingContent, Strong, TableRow } from "mdast";
import { flatMap } from "../text/flatMap.ts";
import type { Span } from "../text/span.ts";
import { normalised } from "../text/wording.ts";
import { blockOf } from "./blocks.ts";
import type { Block, Field, ListBlock } from "./part.ts";
import { cellSpan, plainText, type Source, spanOf, trimmed } from "./source.ts";

const LONGEST_LABEL = 80;

/** A block of a part, and what in it may be a field. */
export interface FlowBlock {
  readonly block: Block;
  /** In a paragraph: what may own the blocks behind it. */
  readonly labels: readonly LabelledText[];
  /** In a list or a table: each in a line of its own. */
  readonly fields: readonly Field[];
  /** True for what ends the body of a field: a thematic break or a heading. */
  readonly isBorder: boolean;
}

/**
 * Sibling blocks, in the order of the text.
 * @param continuesTable True if the first one holds the rows of a table whose head is not among them.
 */
export function flowOf(siblings: readonly Nodes[], source: Source, continuesTable: boolean): readonly FlowBlock[] {
  return siblings.map((node, index) => {
    const hasHead = !(continuesTable && index === 0);
    return flowBlock(node, blockOf(node, source), source, hasHead);
  });
}

function flowBlock(node: Nodes, block: Block, source: Source, hasHead = true): FlowBlock {
  return {
    block,
    labels: node.type === "paragraph" ? boldLabels(node, source) : NO_LABELS,
    fields: ownFields(node, block, source, hasHead),
    isBorder: node.type === "thematicBreak" || node.type === "heading",
  };
}

const NO_FIELDS: readonly Field[] = [];

function ownFields(node: Nodes, block: Block, source: Source, hasHead: boolean): readonly Field[] {
  if (node.type === "list" && block.kind === "list") return listFields(node, block, source);
  return node.type === "table" ? rowFields(hasHead ? node.children.slice(1) : node.children, source) : NO_FIELDS;
}

/** The fields among sibling blocks, in the order of the text. */
export function fieldsOf(flow: readonly FlowBlock[]): readonly Field[] {
  const fields: Field[] = [];
  for (let index = 0; index < flow.length; ) {
    const { labels = NO_LABELS, fields: own = NO_FIELDS } = flow[index] ?? {};
    index++;
    for (const field of own) fields.push(field);
    if (labels.length === 0) continue;
    const body = flow.slice(index, bodyEnd(flow, index));
    index += body.length;
    for (const [at, label] of labels.entries()) {
      fields.push(fieldOf("paragraph", label, at === labels.length - 1 ? body : []));
    }
  }
  return fields;
}

/** A label as found in a paragraph, with the value beside it. */
export interface LabelledText {
  readonly start: number;
  readonly label: string;
  readonly labelSpan: Span;
  readonly value: string;
  readonly valueSpan: Span;
}

const NO_LABELS: readonly LabelledText[] = [];

function fieldOf(style: Field["style"], labelled: LabelledText, body: readonly FlowBlock[]): Field {
  const end = body.at(-1)?.block.span.end ?? labelled.valueSpan.end;
  return {
    style,
    label: labelled.label,
    labelSpan: labelled.labelSpan,
    span: { start: labelled.start, end },
    value: labelled.value,
    valueSpan: labelled.valueSpan,
    body: body.map(({ block }) => block),
    children: fieldsOf(body),
  };
}

/** A labelled paragraph owns what follows, up to the next labelled paragraph or border. */
function bodyEnd(flow: readonly FlowBlock[], from: number): number {
  let end = from;
  while (end < flow.length && !flow[end]?.isBorder && flow[end]?.labels.length === 0) end++;
  return end;
}

function listFields(list: List, { items }: ListBlock, source: Source): readonly Field[] {
  return flatMap(list.children, (item, index) => itemField(item, items[index]?.blocks ?? [], source) ?? []);
}

function itemField(item: ListItem, blocks: readonly Block[], source: Source): Field | undefined {
  const [first, ...rest] = item.children;
  if (first?.type !== "paragraph") return undefined;
  const bold = boldLabels(first, source)[0];
  const labelled = bold && bold.start === spanOf(first, source).start ? bold : plainLabel(first, source);
  if (!labelled) return undefined;
  const { start } = spanOf(item, source);
  const body = flatMap(rest, (node, index) => {
    const block = blocks[index + 1];
    return block ? flowBlock(node, block, source) : [];
  });
  return fieldOf(labelled === bold ? "bullet" : "entry", { ...labelled, start }, body);
}

function rowFields(rows: readonly TableRow[], source: Source): readonly Field[] {
  return flatMap(rows, (row) => {
    const [labelCell, valueCell] = row.children;
    if (!labelCell) return [];
    const labelSpan = cellSpan(labelCell, source);
    const end = spanOf(row, source).end;
    const labelled: LabelledText = {
      start: spanOf(row, source).start,
      label: normalised(plainText(labelCell)),
      labelSpan,
      value: valueCell ? plainText(valueCell).trim() : "",
      valueSpan: valueCell ? cellSpan(valueCell, source) : { start: end, end },
    };
    return [{ ...fieldOf("row", labelled, []), span: { start: labelled.start, end } }];
  });
}

/** Every `**Label:** value` that begins a line of the paragraph. */
function boldLabels(paragraph: Paragraph, source: Source): readonly LabelledText[] {
  const { children } = paragraph;
  const starts = flatMap(children, (node, index) => {
    const mark =
      node.type === "strong" && startsLine(children, index) ? boldMark(node, children[index + 1], source) : undefined;
    return mark ? [{ index, mark }] : [];
  });
  return starts.map(({ index, mark }, at) => {
    const nextIndex = starts[at + 1]?.index ?? children.length;
    const next = children[nextIndex];
    const end = next ? spanOf(next, source).start : spanOf(paragraph, source).end;
    const beside = children
      .slice(index + 1, nextIndex)
      .map(plainText)
      .join("");
    return {
      start: mark.start,
      label: mark.label,
      labelSpan: mark.labelSpan,
      value: (mark.colonInside ? beside : beside.replace(/^\s*[:：]/, "")).trim(),
      valueSpan: valueSpanIn(mark.valueStart, end, source),
    };
  });
}

interface BoldMark {
  readonly start: number;
  readonly label: string;
  readonly labelSpan: Span;
  readonly valueStart: number;
  readonly colonInside: boolean;
}

/** `**Label:**` or `**Label**:`; undefined for bold text that no colon closes. */
function boldMark(strong: Strong, next: PhrasingContent | undefined, source: Source): BoldMark | undefined {
  const text = plainText(strong).trim();
  const span = spanOf(strong, source);
  const inside = trimmed({ start: span.start + 2, end: span.end - 2 }, source.text);
  const colonInside = /[:：]$/.test(text);
  const colonAfter = next?.type === "text" ? /^\s*[:：]/.exec(next.value) : null;
  if (text.length > LONGEST_LABEL || !(colonInside || colonAfter)) return undefined;
  const label = normalised(colonInside ? text.slice(0, -1) : text);
  if (label === "") return undefined;
  return {
    start: span.start,
    label,
    labelSpan: colonInside ? trimmed({ start: inside.start, end: inside.end - 1 }, source.text) : inside,
    valueStart: span.end + (colonInside ? 0 : (colonAfter?.[0].length ?? 0)),
    colonInside,
  };
}

function startsLine(children: readonly PhrasingContent[], index: number): boolean {
  const before = children[index - 1];
  return before === undefined || before.type === "break" || (before.type === "text" && /\n[ \t]*$/.test(before.value));
}

/** `Label: value` at the start of a list item, the colon being followed by white space or nothing. */
function plainLabel(paragraph: Paragraph, source: Source): LabelledText | undefined {
  let label = "";
  for (const [index, node] of paragraph.children.entries()) {
    const match = node.type === "text" ? /^([^\n:：]*)[:：](?=\s|$)/.exec(node.value) : null;
    if (match) {
      return entryOf(paragraph, label + (match[1] ?? ""), node, index, match[0].length, source);
    }
    label += plainText(node);
    if (label.length > LONGEST_LABEL || label.includes("\n") || label.includes(":")) return undefined;
  }
  return undefined;
}

function entryOf(
  paragraph: Paragraph,
  rawLabel: string,
  node: PhrasingContent,
  index: number,
  length: number,
  source: Source,
): LabelledText | undefined {
  const label = normalised(rawLabel);
  if (label === "" || label.length > LONGEST_LABEL || /[.?!] /.test(label)) return undefined;
  const span = spanOf(paragraph, source);
  const nodeStart = spanOf(node, source).start;
  // Entities and escapes make the source longer than the value, but hold no colon: the first one is the one.
  const colon = source.text.slice(nodeStart).search(/[:：](?=\s|$)/) + nodeStart;
  const rest = paragraph.children
    .slice(index + 1)
    .map(plainText)
    .join("");
  return {
    start: span.start,
    label,
    labelSpan: trimmed({ start: span.start, end: colon }, source.text),
    value: (plainText(node).slice(length) + rest).trim(),
    valueSpan: valueSpanIn(colon + 1, span.end, source),
  };
}

/** The value between two offsets without the white space around it; empty where nothing stands there. */
function valueSpanIn(start: number, end: number, source: Source): Span {
  const span = trimmed({ start, end }, source.text);
  return span.start === span.end ? { start, end: start } : span;
}

/** Fields with those inside them, in the order of the text. */
export function withInnerFields(fields: readonly Field[]): readonly Field[] {
  return fields.flatMap((field) => [field, ...withInnerFields(field.children)]);
}
