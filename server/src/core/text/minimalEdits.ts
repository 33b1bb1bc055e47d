import { type ArrayChange, diffArrays } from "diff";
import { shiftSpan } from "./span.ts";
import { differenceOf, type TextEdit } from "./textEdit.ts";

/** The time to compare two texts grows with the square of the lines that differ: beyond these they are one change. */
const MOST_CHANGED_LINES = 4_000;

/** The fewest and smallest edits, line by line, that turn `before` into `after`. */
export function minimalEdits(before: string, after: string): readonly TextEdit[] {
  const whole = differenceOf(before, after);
  if (!whole) return [];
  const changes = diffArrays(linesOf(before), linesOf(after), { maxEditLength: MOST_CHANGED_LINES });
  return changes ? editsOf(changes) : [whole];
}

/** With their line ends, of any kind. */
function linesOf(text: string): string[] {
  return text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
}

function editsOf(changes: readonly ArrayChange<string>[]): readonly TextEdit[] {
  let at = 0;
  let removed: readonly string[] = [];
  const edits: TextEdit[] = [];
  const replace = (added: readonly string[]) => {
    edits.push(...replacement(removed, added, at - removed.join("").length));
    removed = [];
  };
  for (const { value, added, removed: isRemoved } of changes) {
    if (added) {
      replace(value);
      continue;
    }
    if (removed.length > 0) replace([]);
    at += value.join("").length;
    if (isRemoved) removed = value;
  }
  if (removed.length > 0) replace([]);
  return edits;
}

/** Lines that took the place of as many others are compared one by one. */
function replacement(before: readonly string[], after: readonly string[], start: number): readonly TextEdit[] {
  const isInPlace = before.length === after.length;
  const pairs = isInPlace
    ? before.map((line, index) => [line, after[index] ?? ""] as const)
    : [[before.join(""), after.join("")] as const];
  let at = start;
  return pairs.flatMap(([then, now]) => {
    const edit = differenceOf(then, now);
    const from = at;
    at += then.length;
    return edit ? [{ span: shiftSpan(edit.span, from), newText: edit.newText }] : [];
  });
}
