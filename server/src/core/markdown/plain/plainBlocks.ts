import type { Code, Heading, Html, Paragraph, ThematicBreak } from "mdast";
import { plainDefinition } from "./plainDefinitions.ts";
import { plainInlines } from "./plainInlines.ts";
import {
  type BlockRead,
  contentStart,
  notPlain,
  type PlainBlock,
  type PlainBlocks,
  type PlainLines,
  type Scope,
  withoutSpaces,
} from "./plainLines.ts";
import { plainList } from "./plainLists.ts";
import { interruptsParagraph, isDelimiterRow, openedBy } from "./plainOpeners.ts";
import { plainTable } from "./plainTables.ts";

/** The blocks in some lines. */
export function plainBlocks(lines: PlainLines, scope: Scope): PlainBlocks {
  const blocks: PlainBlock[] = [];
  let hasGap = false;
  let isAfterBlank = false;
  for (let at = scope.from; at < scope.to; ) {
    if (lines.isBlank(at)) {
      isAfterBlank = true;
      at++;
      continue;
    }
    const { node, next } = blockAt(lines, at, scope);
    if (isAfterBlank && blocks.length > 0) hasGap = true;
    isAfterBlank = false;
    blocks.push(node);
    at = next;
  }
  return { blocks, hasGap };
}

function blockAt(lines: PlainLines, at: number, scope: Scope): BlockRead {
  const { text } = lines;
  const { start, end } = lines.at(at);
  const first = contentStart(lines, at, scope);
  // Code by indentation.
  if (first - start - scope.column > 3) notPlain();
  switch (openedBy(text, first, end)) {
    case "heading":
      return { node: heading(lines, at, first), next: at + 1 };
    case "fence":
      return fence(lines, at, scope);
    case "thematicBreak":
      return { node: thematicBreak(lines, at, first), next: at + 1 };
    case "list":
      return plainList(lines, at, scope, plainBlocks);
    case "html":
      return comment(lines, at, scope);
    case "other":
      return notPlain();
    default:
      return paragraphOrTable(lines, at, scope);
  }
}

function heading(lines: PlainLines, at: number, first: number): Heading {
  const { text } = lines;
  const { end } = lines.at(at);
  const marks = /^#+/.exec(text.slice(first, first + 6))?.[0] ?? "";
  const whole = withoutSpaces(text, first + marks.length, end);
  let closing = whole.end;
  while (closing > whole.start && text[closing - 1] === "#") closing--;
  // A closing sequence stands behind a space.
  const isClosed = closing === whole.start || text[closing - 1] === " ";
  const title = isClosed ? withoutSpaces(text, whole.start, closing) : whole;
  const children = plainInlines(lines, title.start, title.end);
  return { type: "heading", depth: depthOf(marks), children, position: lines.position(first, end) };
}

function depthOf({ length }: string): Heading["depth"] {
  return length === 1 || length === 2 || length === 3 || length === 4 || length === 5 ? length : 6;
}

function thematicBreak(lines: PlainLines, at: number, first: number): ThematicBreak {
  return { type: "thematicBreak", position: lines.position(first, lines.at(at).end) };
}

function fence(lines: PlainLines, at: number, scope: Scope): BlockRead<Code> {
  const { text } = lines;
  const { start, last, end } = lines.at(at);
  const first = contentStart(lines, at, scope);
  const marks = /^(?:`+|~+)/.exec(text.slice(first, end))?.[0] ?? "";
  const info = withoutIndent(text.slice(first + marks.length, end));
  if (first !== start + scope.column || last !== end || /[\\&\t]/.test(info)) notPlain();
  const closing = new RegExp(`^ {0,3}${marks[0]}{${marks.length},}[ \\t]*$`);
  let close = at + 1;
  while (close < scope.to && !closing.test(contentOf(lines, close, scope))) close++;
  if (close === scope.to) notPlain();
  const lang = /^[^ ]*/.exec(info)?.[0] ?? "";
  return {
    node: {
      type: "code",
      lang: lang || null,
      meta: withoutIndent(info.slice(lang.length)) || null,
      value: valueBetween(lines, at + 1, close, scope),
      position: lines.position(first, lines.at(close).end),
    },
    next: close + 1,
  };
}

function withoutIndent(text: string): string {
  return text.replace(/^ +/, "");
}

/** A line's content as it stands in its container. */
function contentOf(lines: PlainLines, at: number, { column }: Scope): string {
  const { start, end } = lines.at(at);
  return lines.text.slice(Math.min(start + column, end), end);
}

function valueBetween(lines: PlainLines, from: number, to: number, scope: Scope): string {
  if (from === to) return "";
  if (scope.column === 0) return lines.text.slice(lines.at(from).start, lines.at(to - 1).end);
  let value = contentOf(lines, from, scope);
  for (let at = from + 1; at < to; at++) {
    value += lines.text.slice(lines.at(at - 1).end, lines.at(at).start) + contentOf(lines, at, scope);
  }
  return value;
}

function comment(lines: PlainLines, at: number, { to, column }: Scope): BlockRead<Html> {
  const { text } = lines;
  const { start, first } = lines.at(at);
  if (column > 0 || first > start || !/^<!--(?!-?>)/.test(text.slice(first, first + 6))) notPlain();
  const close = text.indexOf("-->", first + 4);
  let last = at;
  while (last < to && lines.at(last).end < close) last++;
  if (close < 0 || last === to) notPlain();
  const { end } = lines.at(last);
  return {
    node: { type: "html", value: text.slice(first, end), position: lines.position(first, end) },
    next: last + 1,
  };
}

function paragraphOrTable(lines: PlainLines, at: number, scope: Scope): BlockRead {
  const { text } = lines;
  const first = contentStart(lines, at, scope);
  if (text[first] === "|" && at + 1 < scope.to && isDelimiterRow(lines, at + 1)) return plainTable(lines, at, scope);
  const definition = text[first] === "[" ? plainDefinition(lines, at, scope) : undefined;
  if (definition) return definition;
  let next = at + 1;
  while (next < scope.to && !lines.isBlank(next) && !interruptsParagraph(lines, next, scope)) next++;
  const { last, end } = lines.at(next - 1);
  // It may be a definition all the same.
  if (text[first] === "[" && text.slice(first, last).includes("]:")) notPlain();
  const node: Paragraph = {
    type: "paragraph",
    children: plainInlines(lines, first, last),
    position: lines.position(first, end),
  };
  return { node, next };
}
