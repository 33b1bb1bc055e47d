import type { Heading } from "../markdown/part.ts";
import { firstLineOf, type Span, shiftSpan } from "../text/span.ts";
import type { PerfDocument } from "./perfDocument.ts";

/** Of a span that may go over several lines the first one, which is what a finding marks. */
export function firstLineAt(document: PerfDocument, { start, end }: Span): Span {
  const text = document.textBetween(start, end);
  return shiftSpan(firstLineOf(text, { start: 0, end: text.length }), start);
}

/** The words of a heading; all of one that has none. */
export function headingPlace({ textSpan, span }: Heading, start: number): Span {
  return shiftSpan(textSpan.end > textSpan.start ? textSpan : span, start);
}
