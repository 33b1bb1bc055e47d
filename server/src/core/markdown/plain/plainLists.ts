import type { List, ListItem } from "mdast";
import {
  type BlockRead,
  contentStart,
  notPlain,
  type PlainBlock,
  type PlainBlocks,
  type PlainLines,
  type Scope,
} from "./plainLines.ts";
import { interruptsParagraph, listMarker, openedBy } from "./plainOpeners.ts";

type ReadBlocks = (lines: PlainLines, scope: Scope) => PlainBlocks;

/** Items further inside than this are left to remark. */
const DEEPEST_COLUMN = 40;

/**
 * The list that begins in a line.
 * @param readBlocks Reads the blocks of an item.
 */
export function plainList(lines: PlainLines, at: number, scope: Scope, readBlocks: ReadBlocks): BlockRead<List> {
  const start = contentStart(lines, at, scope);
  const column = start - lines.at(at).start;
  const { kind, number } = listMarker(lines.text, start, lines.at(at).end) ?? notPlain();
  const children: ListItem[] = [];
  let spread = false;
  for (let from = at; ; ) {
    const item = scopeOfItem(lines, from, scope.to, column);
    children.push(itemIn(lines, item, column, readBlocks));
    const next = firstNotBlank(lines, item.to, scope.to);
    if (next === scope.to || !isItemOf(kind, lines, next, column)) {
      // What follows at once may belong to the item's last paragraph.
      if (next < scope.to && next === item.to && !interruptsParagraph(lines, next, scope)) notPlain();
      const position = lines.position(start, lines.at(item.to - 1).end);
      const ordered = number !== undefined;
      return { node: { type: "list", ordered, start: number ?? null, spread, children, position }, next: item.to };
    }
    spread ||= next > item.to;
    from = next;
  }
}

/** The lines of the item whose marker stands in a line's column: those behind it that are as far inside as its text. */
function scopeOfItem(lines: PlainLines, from: number, limit: number, column: number): Scope {
  const { text } = lines;
  const { start, end } = lines.at(from);
  const behind = start + column + (listMarker(text, start + column, end)?.length ?? 0);
  let content = behind;
  while (text[content] === " ") content++;
  const inner = content - start;
  if (content >= end || content - behind > 4 || inner > DEEPEST_COLUMN) notPlain();
  let to = from + 1;
  for (let at = to; at < limit; at++) {
    if (lines.isBlank(at)) continue;
    if (lines.at(at).first - lines.at(at).start < inner) break;
    to = at + 1;
  }
  return { from, to, column: inner };
}

function firstNotBlank(lines: PlainLines, from: number, to: number): number {
  let at = from;
  while (at < to && lines.isBlank(at)) at++;
  return at;
}

/** True for an item of the same list: the same kind of marker in the same column. */
function isItemOf(kind: string, lines: PlainLines, at: number, column: number): boolean {
  const { start, first, end } = lines.at(at);
  if (openedBy(lines.text, first, end) !== "list") return false;
  if (first - start !== column) notPlain();
  return listMarker(lines.text, first, end)?.kind === kind;
}

function itemIn(lines: PlainLines, scope: Scope, column: number, readBlocks: ReadBlocks): ListItem {
  const { blocks: children, hasGap: spread } = readBlocks(lines, scope);
  const checked = takeCheckbox(lines, children[0]);
  const position = lines.position(lines.at(scope.from).start + column, lines.at(scope.to - 1).end);
  return { type: "listItem", spread, checked, children, position };
}

/** Takes `[ ]` or `[x]` from the front of an item's first paragraph; null if there is none. */
function takeCheckbox({ text: source }: PlainLines, paragraph: PlainBlock | undefined): boolean | null {
  if (paragraph?.type !== "paragraph") return null;
  const [text, ...rest] = paragraph.children;
  if (text?.type !== "text" || !/^\[[ xX]\](?:\s|$)/.test(text.value)) return null;
  // With an escape in it, it is none.
  if (!source.startsWith(text.value.slice(0, 3), text.position?.start.offset)) return null;
  const isChecked = text.value[1] !== " ";
  if (text.value.length === BOX_LENGTH && rest.length > 0) {
    paragraph.children = rest;
    return isChecked;
  }
  if (!/^.{3} \S/.test(text.value) || !text.position || !paragraph.position) return notPlain();
  const { line, column, offset = 0 } = text.position.start;
  const start = { line, column: column + BOX_LENGTH, offset: offset + BOX_LENGTH };
  text.value = text.value.slice(BOX_LENGTH);
  text.position.start = start;
  paragraph.position.start = { ...start };
  return isChecked;
}

/** With the space behind it. */
const BOX_LENGTH = 4;
