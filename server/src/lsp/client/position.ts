import type { Position, Range } from "vscode-languageserver-protocol";
import type { Lines } from "../../core/text/lineIndex.ts";
import type { Span } from "../../core/text/span.ts";

/** How a client counts the characters of a line: by UTF-16 units or by bytes. */
export type Encoding = "utf-16" | "utf-8";

/** The position of an offset, as the client counts. */
export function positionAt(source: Lines, offset: number, encoding: Encoding): Position {
  const { lines } = source;
  const { line, character } = lines.positionAt(offset);
  if (encoding === "utf-16") return { line, character };
  const start = lines.startOfLine(line);
  return { line, character: bytesIn(source.textBetween(start, start + character)) };
}

/** The range of a span, as the client counts. */
export function rangeOf(lines: Lines, { start, end }: Span, encoding: Encoding): Range {
  return { start: positionAt(lines, start, encoding), end: positionAt(lines, end, encoding) };
}

/** True if the range is the span's: most that was known before an edit still holds, and needs no other range. */
export function isRangeOf(lines: Lines, { start, end }: Range, span: Span, encoding: Encoding): boolean {
  return isPositionOf(lines, start, span.start, encoding) && isPositionOf(lines, end, span.end, encoding);
}

function isPositionOf(source: Lines, { line, character }: Position, offset: number, encoding: Encoding): boolean {
  const { lines } = source;
  const start = lines.startOfLine(line);
  const isOnLine = start <= offset && (offset < lines.startOfLine(line + 1) || line === lines.lineCount - 1);
  if (!isOnLine) return false;
  return character === (encoding === "utf-16" ? offset - start : bytesIn(source.textBetween(start, offset)));
}

/** The offset of a position; one outside of the text is moved to the nearest place in it, its line's end at most. */
export function offsetAt(source: Lines, { line, character }: Position, encoding: Encoding): number {
  const { lines } = source;
  const wanted = Number.isFinite(line) ? Math.trunc(line) : 0;
  if (wanted < 0) return 0;
  if (wanted >= lines.lineCount) return lines.textLength;
  const start = lines.startOfLine(wanted);
  const text = withoutLineEnd(source.textBetween(start, lines.startOfLine(wanted + 1)));
  const column = Number.isFinite(character) ? Math.max(0, Math.trunc(character)) : 0;
  return start + (encoding === "utf-16" ? Math.min(column, text.length) : offsetOfByte(text, column));
}

/** The span of a range; one that runs backwards is turned round. */
export function spanOf(lines: Lines, { start, end }: Range, encoding: Encoding): Span {
  const from = offsetAt(lines, start, encoding);
  const to = offsetAt(lines, end, encoding);
  return from <= to ? { start: from, end: to } : { start: to, end: from };
}

function withoutLineEnd(line: string): string {
  return line.replace(/\r?\n$|\r$/, "");
}

function bytesIn(text: string): number {
  let bytes = 0;
  for (let offset = 0; offset < text.length; offset++) bytes += bytesOfUnit(text.charCodeAt(offset));
  return bytes;
}

/** In the middle of a character, the offset before it. */
function offsetOfByte(text: string, column: number): number {
  let bytes = 0;
  let offset = 0;
  while (offset < text.length) {
    const units = (text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1;
    bytes += bytesIn(text.slice(offset, offset + units));
    if (bytes > column) break;
    offset += units;
  }
  return Math.min(offset, text.length);
}

/** Each half of a surrogate pair stands for two of its four bytes. */
function bytesOfUnit(unit: number): number {
  if (unit < 0x80) return 1;
  if (unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff)) return 2;
  return 3;
}
