import type { InsertText } from "../../template/tabStops.ts";
import type { Span } from "../../text/span.ts";
import type { TextEdit } from "../../text/textEdit.ts";

type Kind =
  | "key"
  | "value"
  | "section"
  | "item"
  | "field"
  | "anchor"
  | "file"
  | "date"
  | "symbol"
  | "command"
  | "snippet";

/** Something to insert at the cursor. */
export interface CompletionItem {
  readonly label: string;
  readonly kind: Kind;
  /** A word or two behind the label. */
  readonly detail?: string;
  /** What it is, or what the template says that belongs there; text, in which nothing is markup. */
  readonly documentation: string;
  /** What it replaces: it holds the cursor. */
  readonly span: Span;
  readonly insert: InsertText;
  /** What is compared with what was typed, where that is not the label. */
  readonly filter?: string;
  /** Elsewhere in the document: the entry in the table of contents. */
  readonly also?: readonly TextEdit[];
  /** Ask for completions again when it is inserted: a key is followed by its values. */
  readonly continues?: boolean;
}

/** Where the cursor is, as every source of completions sees it. */
export interface Cursor {
  readonly offset: number;
  readonly lineStart: number;
  /** The cursor's line up to the cursor. */
  readonly before: string;
  /** The rest of the line, without its end. */
  readonly after: string;
}

/** The cursor at an offset of a text. */
export function cursorAt(text: string, offset: number): Cursor {
  let lineStart = offset;
  while (lineStart > 0 && !isLineEnd(text[lineStart - 1])) lineStart--;
  let lineEnd = offset;
  while (lineEnd < text.length && !isLineEnd(text[lineEnd])) lineEnd++;
  return { offset, lineStart, before: text.slice(lineStart, offset), after: text.slice(offset, lineEnd) };
}

function isLineEnd(unit: string | undefined): boolean {
  return unit === "\n" || unit === "\r";
}

/** From a column of the line to the cursor, and on to the end of the word behind it. */
export function replacing(cursor: Cursor, column: number, rest: RegExp = /^/): Span {
  const behind = rest.exec(cursor.after)?.[0].length ?? 0;
  return { start: cursor.lineStart + column, end: cursor.offset + behind };
}
