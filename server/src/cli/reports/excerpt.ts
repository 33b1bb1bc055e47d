import type { Lines } from "../../core/text/lineIndex.ts";
import type { Excerpt } from "./checkReport.ts";

/** Units of a line that are shown, and those among them in front of the place. */
const MOST_UNITS = 120;
const IN_FRONT = 40;

/** What is shown of the line around a place: all of it, or what stands near the place. */
export function excerptAt(text: Lines, offset: number): Excerpt {
  const { lines } = text;
  const line = lines.lineAt(offset);
  const [start, next] = [lines.startOfLine(line), lines.startOfLine(line + 1)];
  const isShort = next - start <= MOST_UNITS;
  const from = isShort ? start : Math.max(start, Math.min(offset - IN_FRONT, next - MOST_UNITS));
  const to = Math.min(next, from + MOST_UNITS);
  // Half a character at an end is left out.
  const shown = text.textBetween(from, to).replace(/(?:\r\n|[\r\n])$/, "");
  const whole = shown.replace(/^[\udc00-\udfff]/, "");
  return {
    text: whole.replace(/[\ud800-\udbff]$/, ""),
    from: from - start + (shown.length - whole.length),
    isCut: to < next && text.textBetween(to, Math.min(next, to + 1)).replace(/[\r\n]/, "") !== "",
  };
}
