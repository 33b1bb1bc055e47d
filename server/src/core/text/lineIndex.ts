import type { TextEdit } from "./textEdit.ts";

/** A place in a text: line and UTF-16 character, both from 0. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** From which line on all lines stand further on, and by how much. */
interface Moved {
  readonly from: number;
  readonly by: number;
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/**
 * Offsets to lines and back. Lines end with `\n`, `\r\n` or `\r`, as LSP has it;
 * NEL, U+2028 and the like end none.
 */
export class LineIndex {
  /** Offset of each line's first unit, before `#moved`; shared by the indexes of texts that differ within a line. */
  readonly #starts: Uint32Array;
  readonly #length: number;
  readonly #moved: Moved;
  /** The line that was found last: most of those who ask go through the text from top to bottom. */
  #near = 0;

  private constructor(starts: Uint32Array, length: number, moved: Moved = { from: 0, by: 0 }) {
    this.#starts = starts;
    this.#length = length;
    this.#moved = moved;
  }

  static of(text: string): LineIndex {
    return new LineIndex(new Uint32Array([0, ...lineStartsIn(text, text.length)]), text.length);
  }

  /**
   * The index after the edit: at the cost of the edit for as long as one line is typed in, of all lines otherwise.
   * @param before The unit directly in front of the edit, "" at the start of the text: a `\r` there may become half
   * of a `\r\n`, or stop being it.
   * @param after The unit directly behind it, "" at the end.
   */
  edited({ span, newText }: TextEdit, before: string, after: string): LineIndex {
    const growth = newText.length - (span.end - span.start);
    const from = span.start - before.length;
    const kept = this.lineAt(from) + 1;
    const fresh = lineStartsIn(before + newText + after, before.length + newText.length).map((start) => start + from);
    const firstBehind = this.lineAt(span.end) + 1;
    const length = this.#length + growth;
    const { from: movedFrom, by } = this.#moved;
    const hasSameLines =
      fresh.length === firstBehind - kept && fresh.every((start, index) => start === this.startOfLine(kept + index));
    if (hasSameLines && (by === 0 || movedFrom === firstBehind)) {
      return new LineIndex(this.#starts, length, { from: firstBehind, by: by + growth });
    }
    const starts = new Uint32Array(kept + fresh.length + this.lineCount - firstBehind);
    for (let line = 0; line < kept; line++) starts[line] = this.startOfLine(line);
    starts.set(fresh, kept);
    const shift = firstBehind - kept - fresh.length;
    for (let line = kept + fresh.length; line < starts.length; line++) {
      starts[line] = this.startOfLine(line + shift) + growth;
    }
    return new LineIndex(starts, length);
  }

  /** In UTF-16 units. */
  get textLength(): number {
    return this.#length;
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** The line that holds the offset; an offset past the end belongs to the last line. */
  lineAt(offset: number): number {
    const isBehind = this.startOfLine(this.#near) <= offset;
    let low = isBehind ? this.#near : 0;
    let high = isBehind ? this.#lastNear(low, offset) : this.#near;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.startOfLine(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    this.#near = low;
    return low;
  }

  /** The offset's line or one below it, from a line at or above it: each step down is twice the last one. */
  #lastNear(line: number, offset: number): number {
    let step = 1;
    while (this.startOfLine(line + step) <= offset && line + step < this.#starts.length) step *= 2;
    return Math.min(line + step, this.#starts.length) - 1;
  }

  /** Where the line begins; for a line past the last one, the end of the text. */
  startOfLine(line: number): number {
    const start = this.#starts[line];
    if (start === undefined) return this.#length;
    return line < this.#moved.from ? start : start + this.#moved.by;
  }

  positionAt(offset: number): Position {
    const line = this.lineAt(offset);
    return { line, character: Math.min(offset, this.#length) - this.startOfLine(line) };
  }

  /** The offset of a position; a character past the end of its line is taken as the start of the next line. */
  offsetAt(position: Position): number {
    const start = this.startOfLine(position.line);
    return Math.min(start + position.character, this.startOfLine(position.line + 1));
  }
}

/** Where lines begin whose line end stands before `end`. */
function lineStartsIn(text: string, end: number): number[] {
  const starts: number[] = [];
  for (let offset = 0; offset < end; offset++) {
    const unit = text.charCodeAt(offset);
    const endsLine = unit === LINE_FEED || (unit === CARRIAGE_RETURN && text.charCodeAt(offset + 1) !== LINE_FEED);
    if (endsLine) starts.push(offset + 1);
  }
  return starts;
}

/** A text that places lie in: a document, or another file that an answer points to. */
export interface Lines {
  readonly lines: LineIndex;
  textBetween(start: number, end: number): string;
}

/** The lines of a file. */
export function linesOfText(text: string): Lines {
  return { lines: LineIndex.of(text), textBetween: (start, end) => text.slice(start, end) };
}
