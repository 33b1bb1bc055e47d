import { notPlain, type PlainLines, type Scope } from "./plainLines.ts";

/** What a line may begin besides a paragraph; "other" is what only remark reads. */
export type Opened = "heading" | "fence" | "thematicBreak" | "list" | "html" | "other";

/** The marker of a list item. */
export interface ListMarker {
  /** What items of one list share: `-`, `*`, `+`, `.` or `)`. */
  readonly kind: string;
  /** Of an ordered list. */
  readonly number: number | undefined;
  readonly length: number;
}

/** What begins with the content of a line; undefined for what may be a paragraph. */
export function openedBy(text: string, first: number, end: number): Opened | undefined {
  switch (text[first]) {
    case "#":
      return /^#{1,6}(?: |$)/.test(text.slice(first, Math.min(end, first + 7))) ? "heading" : undefined;
    case "`":
      return /^`{3,}[^`]*$/.test(text.slice(first, end)) ? "fence" : undefined;
    case "~":
      return text.startsWith("~~~", first) ? "fence" : undefined;
    case "<":
      return /[a-z/!?]/i.test(text[first + 1] ?? "") ? "html" : undefined;
    case ">":
      return "other";
    case "-":
    case "*":
    case "_":
      if (/^([-*_])(?: *\1){2,} *$/.test(text.slice(first, end))) return "thematicBreak";
  }
  return listMarker(text, first, end) ? "list" : undefined;
}

/** Nine digits, a mark, and what shows that it ends there. */
const LONGEST_MARKER = 11;

/** The list marker at a place; undefined if there is none. */
export function listMarker(text: string, first: number, end: number): ListMarker | undefined {
  const start = text.slice(first, Math.min(end, first + LONGEST_MARKER));
  const [marker, digits, mark] = /^(?:[-+*]|(\d{1,9})([.)]))(?= |$)/.exec(start) ?? [];
  if (marker === undefined) return undefined;
  return { kind: mark ?? marker, number: digits === undefined ? undefined : Number(digits), length: marker.length };
}

/** True for a line of nothing but hyphens, colons, pipes and spaces: a table's second row, or a title's underline. */
export function isDelimiterRow(lines: PlainLines, at: number): boolean {
  const { first, end } = lines.at(at);
  return /^[:| ]*-[-:| ]*$/.test(lines.text.slice(first, end));
}

/** True if a line begins another block although no blank line stands before it. */
export function interruptsParagraph(lines: PlainLines, at: number, { column }: Pick<Scope, "column">): boolean {
  const { text } = lines;
  const { start, first, last, end } = lines.at(at);
  // What stands before it may be a title, or the head of a table.
  if (isDelimiterRow(lines, at) || /^=+$/.test(text.slice(first, last))) notPlain();
  if (first - start - column > 3) return false;
  const opened = openedBy(text, first, end);
  if (opened === "html" || opened === "other") notPlain();
  // An item that is empty, or has another number than 1, ends no paragraph; nor may one stand at once in another.
  if (opened === "list" && !/^(?:[-+*]|1[.)]) +(?![-+*] |\d{1,9}[.)] )[^ ]/.test(text.slice(first, end))) notPlain();
  return opened !== undefined;
}
