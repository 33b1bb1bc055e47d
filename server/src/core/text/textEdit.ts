import { type Span, shiftSpan } from "./span.ts";

/** Replaces a span of a text; an empty span inserts, an empty `newText` deletes. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** The edit in a text that stands `by` further on. */
export function shiftEdit({ span, newText }: TextEdit, by: number): TextEdit {
  return { span: shiftSpan(span, by), newText };
}

/** The edits in the order of the text; insertions at one place keep the order in which they were given. */
export function sortEdits(edits: readonly TextEdit[]): readonly TextEdit[] {
  return edits
    .map((edit, index) => ({ edit, index }))
    .sort((a, b) => a.edit.span.start - b.edit.span.start || a.edit.span.end - b.edit.span.end || a.index - b.index)
    .map(({ edit }) => edit);
}

/** True if no two of the edits cover the same unit; sorted edits that only touch do not overlap. */
export function areDisjoint(edits: readonly TextEdit[]): boolean {
  const sorted = sortEdits(edits);
  return sorted.every((edit, index) => {
    const before = sorted[index - 1];
    return before === undefined || before.span.end <= edit.span.start;
  });
}

/**
 * The text after all edits at once, each span being meant in the text as given.
 * @throws RangeError if two edits overlap or one lies outside the text.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = "";
  let from = 0;
  for (const { span, newText } of sortEdits(edits)) {
    if (span.start < from || span.end < span.start || span.end > text.length) {
      throw new RangeError(
        `Edit ${span.start}-${span.end} overlaps another or leaves the text of ${text.length} units`,
      );
    }
    result += text.slice(from, span.start) + newText;
    from = span.end;
  }
  return result + text.slice(from);
}

/** The smallest single edit that turns `before` into `after` and cuts no character in two; undefined where they are the same. */
export function differenceOf(before: string, after: string): TextEdit | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let prefix = 0;
  while (prefix < shorter && before.charCodeAt(prefix) === after.charCodeAt(prefix)) prefix++;
  if (isBetweenHalves(before, prefix) || isBetweenHalves(after, prefix)) prefix--;
  let suffix = 0;
  while (
    suffix < shorter - prefix &&
    before.charCodeAt(before.length - 1 - suffix) === after.charCodeAt(after.length - 1 - suffix)
  ) {
    suffix++;
  }
  if (isBetweenHalves(before, before.length - suffix) || isBetweenHalves(after, after.length - suffix)) suffix--;
  return {
    span: { start: prefix, end: before.length - suffix },
    newText: after.slice(prefix, after.length - suffix),
  };
}

/** True inside of a character that takes two units. */
function isBetweenHalves(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset);
  const before = text.charCodeAt(offset - 1);
  return unit >= 0xdc00 && unit <= 0xdfff && before >= 0xd800 && before <= 0xdbff;
}
