import { partitionPoint } from "./partitionPoint.ts";

/** A half-open range of UTF-16 offsets: `start` is the first unit, `end` the one after the last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The empty span at an offset. */
export function spanAt(offset: number): Span {
  return { start: offset, end: offset };
}

/** The same span in a text that stands `by` units further on. */
export function shiftSpan(span: Span, by: number): Span {
  return by === 0 ? span : { start: span.start + by, end: span.end + by };
}

/** True if `inner` lies in `outer`; a cursor at the end of `outer` counts as inside. */
export function containsSpan(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** True if the two spans share a unit or touch. */
export function touches(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** True if the two spans share a unit. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** A test whether a span shares a unit with one of these, which takes the logarithm of their number. */
export function overlapTest(spans: readonly Span[]): (span: Span) => boolean {
  const furthestBefore = furthestEnds(spans);
  return ({ start, end }) => furthestBefore(end) > start;
}

/** A test whether a span lies in one of these, which takes the logarithm of their number. */
export function containmentTest(spans: readonly Span[]): (span: Span) => boolean {
  const furthestBefore = furthestEnds(spans);
  return ({ start, end }) => furthestBefore(start + 1) >= end;
}

/** Up to where those of the spans reach that begin before an offset; -1 if none does. */
function furthestEnds(spans: readonly Span[]): (offset: number) => number {
  const sorted = spans.toSorted((a, b) => a.start - b.start);
  let furthest = 0;
  const ends = sorted.map(({ end }) => {
    furthest = Math.max(furthest, end);
    return furthest;
  });
  return (offset) => ends[firstFrom(sorted, offset) - 1] ?? -1;
}

/** Which of some things in the order of their starts is the first one that begins at an offset or behind it; their number if none does. */
export function firstFrom(sorted: readonly { readonly start: number }[], offset: number): number {
  return partitionPoint(sorted, ({ start }) => start < offset);
}

/** The part of `text` that the span covers. */
export function textOf(text: string, span: Span): string {
  return text.slice(span.start, span.end);
}

/** What of the span stands on its first line, without white space at the end. */
export function firstLineOf(text: string, span: Span): Span {
  const line = /^[^\r\n]*/.exec(text.slice(span.start, span.end))?.[0].trimEnd() ?? "";
  return { start: span.start, end: span.start + line.length };
}
