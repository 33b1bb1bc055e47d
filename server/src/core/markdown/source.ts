import type { Nodes } from "mdast";
import type { Span } from "../text/span.ts";

/** The text of a part and how to get from mdast's offsets to it. */
export interface Source {
  /** The part's text. */
  readonly text: string;
  /** Offset of the part's start in what remark parsed. */
  readonly base: number;
}

/** Where the node stands in its part, markup included. */
export function spanOf(node: Nodes, source: Source): Span {
  const start = node.position?.start.offset ?? source.base;
  const end = node.position?.end.offset ?? start;
  return { start: start - source.base, end: end - source.base };
}

/** The node's text without markup, comments and images; hard and soft line ends are `\n`. */
export function plainText(node: Nodes): string {
  switch (node.type) {
    case "text":
    case "inlineCode":
      return node.value;
    case "break":
      return "\n";
    default:
      return "children" in node ? node.children.map(plainText).join("") : "";
  }
}

/** A cell's content; for an empty cell, the place behind its pipe. */
export function cellSpan(cell: Nodes, source: Source): Span {
  const whole = spanOf(cell, source);
  const first = "children" in cell ? cell.children[0] : undefined;
  const last = "children" in cell ? cell.children.at(-1) : undefined;
  if (first && last) return { start: spanOf(first, source).start, end: spanOf(last, source).end };
  const at = Math.min(whole.start + (source.text[whole.start] === "|" ? 1 : 0), whole.end);
  return { start: at, end: at };
}

/** The span without white space at its ends. */
export function trimmed(span: Span, text: string): Span {
  let { start, end } = span;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

function isSpace(unit: number): boolean {
  return unit === 32 || (unit >= 9 && unit <= 13);
}
