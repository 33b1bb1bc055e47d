/*
 * Where a text may be cut so that both sides can be parsed by themselves. These look at single lines and only guess
 * what is open: the parse knows.
 */

/** The first heading at column 0 after `beyond`, reading lines from `from`, where nothing is taken to be open. */
export function nextCut(text: string, from: number, beyond: number): number {
  return firstLine(text, from, (start) => start > beyond && isHeadingLine(text, start));
}

/**
 * The first line after `beyond` in front of which a long text may be cut. Of the lines that would do it takes some by
 * what they hold, whatever stands before them: so the same are found again however the text in front of them changes.
 */
export function nextPieceCut(text: string, from: number, beyond: number): number {
  return firstLine(text, from, (start, before) => {
    return start > beyond && cutKind(text, start, before) !== undefined && isChosen(text, start);
  });
}

/** Between blocks, between the rows of a table, or between the items of a list. */
export type CutKind = "block" | "row" | "item";

/**
 * How a text may be cut in front of a line, if what stands before it is such a block.
 * @param before Where the line before it begins.
 */
export function cutKind(text: string, start: number, before: number): CutKind | undefined {
  const first = text[start];
  if (first === undefined || " \t\r\n".includes(first)) return undefined;
  // What a list stands below may say what it is.
  if (LIST_ITEM.test(text.slice(start, start + LONGEST_MARKER))) return "item";
  if (isBlankLine(text, before)) return "block";
  return first === "|" && text[before] === "|" ? "row" : undefined;
}

/** An item with something in it: one without may be the underline of a title. */
const LIST_ITEM = /^(?:[-+*]|\d{1,9}[.)]) +[^ \t\r\n]/;
/** Nine digits, a mark, spaces, and what follows. */
const LONGEST_MARKER = 15;

function isBlankLine(text: string, start: number): boolean {
  let at = start;
  while (text[at] === " " || text[at] === "\t") at++;
  return text[at] === "\n" || text[at] === "\r";
}

/** So much of a line decides whether it is taken. */
const LOOKED_AT = 32;

/** One line of four is taken. */
function isChosen(text: string, start: number): boolean {
  let hash = 0;
  for (let at = start; at < start + LOOKED_AT; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 10 || unit === 13 || Number.isNaN(unit)) break;
    hash = (Math.imul(hash, 31) + unit) | 0;
  }
  return ((hash ^ (hash >>> 7)) & 3) === 0;
}

/** The start of the first line behind the one at `from` that does, where nothing is open; the text's end if none does. */
function firstLine(text: string, from: number, does: (start: number, before: number) => boolean): number {
  const hasReturns = text.includes("\r", from);
  let open: RegExp | undefined;
  let before = from;
  for (let start = from; start < text.length; ) {
    const end = lineEnd(text, start, hasReturns);
    if (open) {
      if (open.test(text.slice(start, end))) open = undefined;
    } else if (start > from && does(start, before)) return start;
    else if (mayOpenBlock(text, start)) open = opensBlock(text.slice(start, end));
    before = start;
    start = end;
  }
  return text.length;
}

/** No mark that opens a block is longer than this. */
const LONGEST_MARK = 400;

/** False for a line whose first mark begins neither a fence nor HTML: nearly all of them. */
function mayOpenBlock(text: string, start: number): boolean {
  let at = start;
  while (at < start + 3 && text[at] === " ") at++;
  return text[at] === "`" || text[at] === "~" || text[at] === "<";
}

/** What the line leaves open, as the pattern of the line that closes it. */
function opensBlock(whole: string): RegExp | undefined {
  const line = whole.slice(0, LONGEST_MARK);
  const fence = /^ {0,3}(?:(`{3,})[^`]*$|(~{3,}))/.exec(line.trimEnd());
  const marks = fence?.[1] ?? fence?.[2];
  if (marks) return new RegExp(`^ {0,3}${marks[0]}{${marks.length},}[ \\t]*[\\r\\n]*$`);
  if (!/^ {0,3}</.test(line)) return undefined;
  if (/^ {0,3}<!--/.test(line)) return /-->/.test(whole) ? undefined : /-->/;
  const raw = /^ {0,3}<(script|pre|style|textarea)(?:\s|>|$)/i.test(line);
  const rawEnd = /<\/(?:script|pre|style|textarea)>/i;
  if (raw) return rawEnd.test(whole) ? undefined : rawEnd;
  return /^ {0,3}<\/?[a-z]/i.test(line) ? /^[ \t]*[\r\n]*$/ : undefined;
}

/** True if a line begins with the marks of a heading, at its very start. */
export function isHeadingLine(text: string, start: number): boolean {
  if (text[start] !== "#") return false;
  return /^#{1,6}(?:[ \t\r\n]|$)/.test(text.slice(start, start + 7));
}

/** Where the line in front of another one begins. */
export function lineBefore(text: string, start: number): number {
  let at = start - 1;
  if (at > 0 && text[at] === "\n" && text[at - 1] === "\r") at--;
  while (at > 0 && text[at - 1] !== "\n" && text[at - 1] !== "\r") at--;
  return Math.max(at, 0);
}

/** The offset behind the line's end marks. */
function lineEnd(text: string, from: number, hasReturns: boolean): number {
  const feed = text.indexOf("\n", from);
  const end = feed < 0 ? text.length : feed + 1;
  if (!hasReturns) return end;
  const lone = text.slice(from, end).search(/\r(?!\n)/);
  return lone < 0 ? end : from + lone + 1;
}
