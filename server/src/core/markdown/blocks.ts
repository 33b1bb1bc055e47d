import type { Code, List, ListItem as MdastListItem, Nodes, Table } from "mdast";
import type { Block, CodeBlock, ListBlock, ListItem, TableBlock } from "./part.ts";
import { cellSpan, plainText, type Source, spanOf } from "./source.ts";

/** A block of mdast in our own words, with spans in its part. */
export function blockOf(node: Nodes, source: Source): Block {
  const span = spanOf(node, source);
  switch (node.type) {
    case "paragraph":
      return { kind: "paragraph", span, text: plainText(node) };
    case "list":
      return listBlock(node, source);
    case "table":
      return tableBlock(node, source);
    case "code":
      return codeBlock(node, source);
    case "html":
      return { kind: "html", span, value: node.value };
    case "blockquote":
      return { kind: "quote", span, text: plainText(node) };
    case "thematicBreak":
      return { kind: "thematicBreak", span };
    case "definition":
      return { kind: "definition", span };
    default:
      return { kind: "other", span, text: plainText(node) };
  }
}

function listBlock(list: List, source: Source): ListBlock {
  return {
    kind: "list",
    span: spanOf(list, source),
    ordered: list.ordered === true,
    items: list.children.map((item) => listItem(item, source)),
  };
}

function listItem(item: MdastListItem, source: Source): ListItem {
  const span = spanOf(item, source);
  const first = item.children[0];
  return {
    span,
    marker: /^(?:[-*+]|\d{1,9}[.)])/.exec(source.text.slice(span.start, span.start + 10))?.[0] ?? "",
    text: first?.type === "paragraph" ? plainText(first) : "",
    blocks: item.children.map((child) => blockOf(child, source)),
    isTask: typeof item.checked === "boolean",
  };
}

function tableBlock(table: Table, source: Source): TableBlock {
  return {
    kind: "table",
    span: spanOf(table, source),
    rows: table.children.map((row) => ({
      span: spanOf(row, source),
      cells: row.children.map((cell) => ({ span: cellSpan(cell, source), text: plainText(cell).trim() })),
    })),
  };
}

function codeBlock(code: Code, source: Source): CodeBlock {
  const span = spanOf(code, source);
  const raw = source.text.slice(span.start, span.end);
  const fence = /^(`{3,}|~{3,})/.exec(raw)?.[1];
  if (fence === undefined) {
    return { kind: "code", span, language: "", value: code.value, valueSpan: span, closed: true };
  }
  const firstLineEnd = raw.search(/\r\n|\n|\r/);
  const lastLine = /(?<![^\r\n])[^\r\n]*$/.exec(raw)?.[0] ?? "";
  const closed = firstLineEnd >= 0 && closes(lastLine, fence);
  const valueStart = firstLineEnd < 0 ? span.end : span.start + firstLineEnd + lineEndLength(raw, firstLineEnd);
  const valueEnd = closed ? span.end - lastLine.length : span.end;
  return {
    kind: "code",
    span,
    language: code.lang ?? "",
    value: code.value,
    valueSpan: { start: valueStart, end: Math.max(valueStart, valueEnd) },
    closed,
  };
}

/** True if a line closes a fence: at least as many of the same marks, and nothing else but a container's marks before. */
function closes(line: string, fence: string): boolean {
  const match = /^[\s>]*(`{3,}|~{3,})[ \t]*$/.exec(line);
  return match?.[1]?.startsWith(fence) ?? false;
}

function lineEndLength(text: string, at: number): number {
  return text.startsWith("\r\n", at) ? 2 : 1;
}
