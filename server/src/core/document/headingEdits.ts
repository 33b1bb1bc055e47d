import { shiftSpan } from "../text/span.ts";
import type { TextEdit } from "../text/textEdit.ts";
import type { PlacedHeading } from "./outline.ts";

/** The deepest level that a heading can have. */
const DEEPEST = 6;

/** The edit that gives a heading another level; an underlined one gets its new level by `#` marks. */
export function levelEdit(
  { heading, part, start }: Pick<PlacedHeading, "heading" | "part" | "start">,
  level: number,
): readonly TextEdit[] {
  const marks = "#".repeat(Math.max(1, Math.min(DEEPEST, level)));
  if (marks.length === heading.level) return [];
  const { span, textSpan } = heading;
  if (heading.style === "atx") {
    return [{ span: shiftSpan({ start: span.start, end: span.start + heading.level }, start), newText: marks }];
  }
  const title = part.text.slice(textSpan.start, textSpan.end).replace(/(?<!\s)\s*\n\s*/g, " ");
  return [{ span: shiftSpan({ start: span.start, end: span.end }, start), newText: `${marks} ${title}` }];
}
