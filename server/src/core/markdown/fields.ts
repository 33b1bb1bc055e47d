import type { List, ListItem, Nodes, Paragraph, PhrasingContent, Strong, Table } from "mdast";
import { flatMap } from "../text/flatMap.ts";
import type { Span } from "../text/span.ts";
import { normalised } from "../text/wording.ts";
import { blockOf } from "./blocks.ts";
import type { Field } from "./part.ts";
import { cellSpan, plainText, type Source, spanOf, trimmed } from "./source.ts";

const LONGEST_LABEL = 80;

/** The fields among sibling blocks, in the order of the text. */
export function fieldsOf(siblings: readonly Nodes[], source: Source): readonly Field[] {
  const fields: Field[] = [];
  const labelsAt = siblings.map((node) => (node.type === "paragraph" ? boldLabels(node, source) : NO_LABELS));
  for (let index = 0; index < siblings.length; ) {
    const node = siblings[index];
    const labels = labelsAt[index] ?? NO_LABELS;
    index++;
    if (node?.type === "list") fields.push(...listFields(node, source));
    else if (node?.type === "table") fields.push(...rowFields(node, source));
    else if (labels.length > 0) {
      const body = siblings.slice(index, bodyEnd(siblings, index, labelsAt));
      index += body.length;
      fields.push(
        ...labels.map((label, at) => fieldOf("paragraph", label, at === labels.length - 1 ? body : [], source)),
      );
    }
  }
  return fields;
}

/** A label as found in a paragraph, with the value beside it. */
interface LabelledText {
  readonly start: number;
  readonly label: string;
  readonly labelSpan: Span;
  readonly value: string;
  readonly valueSpan: Span;
}

const NO_LABELS: readonly LabelledText[] = [];

function fieldOf(style: Field["style"], labelled: LabelledText, body: readonly Nodes[], source: Source): Field {
  const last = body.at(-1);
  const end = last ? spanOf(last, source).end : labelled.valueSpan.end;
  return {
    style,
    label: labelled.label,
    labelSpan: labelled.labelSpan,
    span: { start: labelled.start, end },
    value: labelled.value,
    valueSpan: labelled.valueSpan,
    body: body.map((node) => blockOf(node, source)),
    children: fieldsOf(body, source),
  };
}

/** A labelled paragraph owns what follows, up to the next labelled paragraph or thematic break. */
function bodyEnd(siblings: readonly Nodes[], from: number, labelsAt: readonly (readonly LabelledText[])[]): number {
  let end = from;
  for (; end < siblings.length; end++) {
    const type = siblings[end]?.type;
    if (type === "thematicBreak" || type === "heading" || (labelsAt[end] ?? NO_LABELS).length > 0) break;
  }
  return end;
}

function listFields(list: List, source: Source): readonly Field[] {
  return flatMap(list.children, (item) => itemField(item, source) ?? []);
}

function itemField(item: ListItem, source: Source): Field | undefined {
  const [first, ...body] = item.children;
  if (first?.type !== "paragraph") return undefined;
  const bold = boldLabels(first, source)[0];
  const start = spanOf(item, source).start;
  if (bold && bold.start === spanOf(first, source).start) return fieldOf("bullet", { ...bold, start }, body, source);
  const plain = plainLabel(first, source);
  return plain && fieldOf("entry", { ...plain, start }, body, source);
}

function rowFields(table: Table, source: Source): readonly Field[] {
  return flatMap(table.children.slice(1), (row) => {
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
    return [{ ...fieldOf("row", labelled, [], source), span: { start: labelled.start, end } }];
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
