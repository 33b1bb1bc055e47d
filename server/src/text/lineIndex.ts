import type { TextEdit } from "./textEdit.ts";

/** A place in a text: line and UTF-16 character, both from 0. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/**
 * Offsets to lines and back. Lines end with `\n`, `\r\n` or `\r`, as LSP has it;
 * NEL, U+2028 and the like end none.
 */
export class LineIndex {
  /** Offset of each line's first unit. */
  readonly #starts: readonly number[];
  readonly #length: number;

  private constructor(starts: readonly number[], length: number) {
    this.#starts = starts;
    this.#length = length;
  }

  static of(text: string): LineIndex {
    return new LineIndex([0, ...lineStartsIn(text, 0, text.length)], text.length);
  }

  /** The index of `textAfter`, which is this one's text after the edit; lines before the edit are not read again. */
  edited(edit: TextEdit, textAfter: string): LineIndex {
    const growth = textAfter.length - this.#length;
    // A `\r` directly before the edit may become half of a `\r\n`, or stop being it, so its line is read again.
    const kept = Math.max(1, this.lineAt(Math.max(0, edit.span.start - 1)) + 1);
    const firstKeptAfter = this.lineAt(Math.min(this.#length, edit.span.end + 1)) + 1;
    const starts = this.#starts.slice(0, kept);
    const readFrom = starts[kept - 1] ?? 0;
    const readTo = (this.#starts[firstKeptAfter] ?? this.#length) + growth;
    for (const start of lineStartsIn(textAfter, readFrom, readTo)) starts.push(start);
    for (let line = firstKeptAfter; line < this.#starts.length; line++) {
      const start = (this.#starts[line] ?? 0) + growth;
      if (start > (starts.at(-1) ?? 0)) starts.push(start);
    }
    return new LineIndex(starts, textAfter.length);
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** The line that holds the offset; an offset past the end belongs to the last line. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Where the line begins; for a line past the last one, the end of the text. */
  startOfLine(line: number): number {
    return this.#starts[line] ?? this.#length;
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

function lineStartsIn(text: string, from: number, to: number): number[] {
  const starts: number[] = [];
  for (let offset = from; offset < to; offset++) {
    const unit = text.charCodeAt(offset);
    const endsLine = unit === LINE_FEED || (unit === CARRIAGE_RETURN && text.charCodeAt(offset + 1) !== LINE_FEED);
    if (endsLine) starts.push(offset + 1);
  }
  return starts;
}
