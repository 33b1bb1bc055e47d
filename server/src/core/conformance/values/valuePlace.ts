import { type Section, withDescendants } from "../../document/outline.ts";
import type { Field } from "../../markdown/part.ts";
import { firstLineOf, type Span, shiftSpan, textOf } from "../../text/span.ts";

/** Where a field's value stands, on its first line; counted as `at` is, where the field's part begins. */
export function valuePlace(section: Section, { valueSpan }: Field, at: number): Span {
  const part = partAt(section, at);
  return shiftSpan(part === undefined ? valueSpan : firstLineOf(part, valueSpan), at);
}

/** Where a piece of a field's value stands; the value's first line if markup stands in the piece. */
export function pieceOfValue(section: Section, field: Field, at: number, piece: string): Span {
  const part = partAt(section, at);
  const index = part === undefined ? -1 : textOf(part, field.valueSpan).indexOf(piece);
  if (index < 0 || piece === "") return valuePlace(section, field, at);
  const start = at + field.valueSpan.start + index;
  return { start, end: start + piece.length };
}

function partAt(section: Section, at: number): string | undefined {
  return withDescendants(section).find((one) => one.at === at)?.part.text;
}
