import type { BlockContent, Definition } from "mdast";
import type { Point, Position } from "unist";
import type { Span } from "../../text/span.ts";

/** A line of a text, in offsets. */
interface Line {
  readonly start: number;
  /** Where its first mark stands that is no space; its end, if it has none. */
  readonly first: number;
  /** Behind its last mark that is no space. */
  readonly last: number;
  /** In front of its line end. */
  readonly end: number;
}

/** The lines of a text that is read without remark, and the places in it as mdast gives them. */
export class PlainLines {
  readonly text: string;
  /** Labels that references may have, normalised. */
  readonly labels: ReadonlySet<string>;
  /** Labels that were defined on the way. */
  readonly defined = new Set<string>();
  /** False where nothing in the text can be an address. */
  readonly mayHoldAddress: boolean;
  readonly #lines: readonly Line[];
  /** The line that was last asked for: places come nearly in order. */
  #near = 0;

  constructor(text: string, labels: ReadonlySet<string>) {
    this.text = text;
    this.labels = labels;
    this.mayHoldAddress = MAY_HOLD_ADDRESS.test(text);
    this.#lines = linesOf(text);
  }

  /** How many lines there are; behind the last line end there is one more. */
  get count(): number {
    return this.#lines.length;
  }

  at(index: number): Line {
    return this.#lines[index] ?? NO_LINE;
  }

  isBlank(index: number): boolean {
    const { first, end } = this.at(index);
    return first === end;
  }

  position(start: number, end: number): Position {
    return { start: this.point(start), end: this.point(end) };
  }

  point(offset: number): Point {
    let index = this.#near;
    while (index > 0 && this.at(index).start > offset) index--;
    while (index + 1 < this.count && this.at(index + 1).start <= offset) index++;
    this.#near = index;
    return { line: index + 1, column: offset - this.at(index).start + 1, offset };
  }
}

/** What every address holds that GitHub makes a link of where it stands bare. */
export const ADDRESS_MARK = /@|www\.|:\/\//i;

/** What every text holds that has one, or what may stand for a mark of it: an escape or a character reference. */
export const MAY_HOLD_ADDRESS = /:\/\/|www\.|[@\\&]/i;

/** Lines of a container: what stands before `column` are the container's own marks. */
export interface Scope {
  readonly from: number;
  readonly to: number;
  readonly column: number;
}

export type PlainBlock = BlockContent | Definition;

export interface PlainBlocks {
  readonly blocks: PlainBlock[];
  /** True if a blank line stands between two of the blocks. */
  readonly hasGap: boolean;
}

/** A block, and the line behind it. */
export interface BlockRead<Node extends PlainBlock = PlainBlock> {
  readonly node: Node;
  readonly next: number;
}

/** A piece of a text without the spaces at its ends; white space of other kinds is text to Markdown. */
export function withoutSpaces(text: string, start: number, end: number): Span {
  let first = start;
  while (first < end && text.charCodeAt(first) === SPACE) first++;
  let last = end;
  while (last > first && text.charCodeAt(last - 1) === SPACE) last--;
  return { start: first, end: last };
}

/** Leaves indented lines to remark where it tries something in vain: what it says of the white space depends on that. */
export function notBeforeIndent({ text }: PlainLines, from: number, to: number): void {
  if (/\n /.test(text.slice(from, to))) notPlain();
}

/** Where a line's content begins: in the first line of a list item, behind its marker. */
export function contentStart(lines: PlainLines, at: number, { column }: Pick<Scope, "column">): number {
  const { start, first } = lines.at(at);
  return Math.max(first, start + column);
}

const NO_LINE: Line = { start: 0, first: 0, last: 0, end: 0 };

const SPACE = 32;

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  for (let start = 0; ; ) {
    const end = endOfLine(text, start);
    const content = withoutSpaces(text, start, end);
    lines.push({ start, first: content.start, last: content.end, end });
    if (end === text.length) return lines;
    start = end + (text.startsWith("\r\n", end) ? 2 : 1);
  }
}

function endOfLine(text: string, start: number): number {
  const end = text.indexOf("\n", start);
  if (end < 0) return text.length;
  return end > start && text.charCodeAt(end - 1) === 13 ? end - 1 : end;
}

/** Thrown where a text holds what only remark can tell. */
export class NotPlain extends Error {}

const NOT_PLAIN = new NotPlain("This needs remark");

/** Leaves the text to remark. */
export function notPlain(): never {
  throw NOT_PLAIN;
}
