import type { TextEdit } from "./textEdit.ts";

/** As long as a piece is made; one that grows to twice that is cut again. */
const LENGTH = 16 * 1024;

/** A text in pieces: an edit costs the pieces that it touches, where the rest of a long text would have to be copied. */
export class TextPieces {
  readonly #pieces: readonly string[];

  private constructor(pieces: readonly string[]) {
    this.#pieces = pieces;
  }

  static of(text: string): TextPieces {
    return new TextPieces(cut(text));
  }

  /** The text after an edit that lies in it. */
  edited({ span, newText }: TextEdit): TextPieces {
    const before: string[] = [];
    const behind: string[] = [];
    let touched = newText;
    let start = 0;
    for (const piece of this.#pieces) {
      const end = start + piece.length;
      if (end < span.start) before.push(piece);
      else if (start > span.end) behind.push(piece);
      else touched = piece.slice(0, Math.max(0, span.start - start)) + touched + piece.slice(span.end - start);
      start = end;
    }
    return new TextPieces([...before, ...(touched.length > 2 * LENGTH ? cut(touched) : [touched]), ...behind]);
  }

  between(start: number, end: number): string {
    let found = "";
    let at = 0;
    for (const piece of this.#pieces) {
      if (at >= end) break;
      if (at + piece.length > start) found += piece.slice(Math.max(0, start - at), end - at);
      at += piece.length;
    }
    return found;
  }

  whole(): string {
    return this.#pieces.join("");
  }
}

function cut(text: string): readonly string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += LENGTH) pieces.push(text.slice(at, at + LENGTH));
  return pieces;
}
