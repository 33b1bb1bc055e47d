import { perValue } from "../incremental/memo.ts";
import { lineEndOf, startOfLine, startOfNextLine } from "../text/lineEnds.ts";
import { type Span, spanAt } from "../text/span.ts";
import type { TextEdit } from "../text/textEdit.ts";
import type { Frontmatter, FrontmatterEntry } from "./frontmatterModel.ts";

/**
 * Writes `key: value` on a line of its own, behind the nearest key that stands before it in the order.
 * @returns Undefined if the keys do not have a line each, as in `{a: 1, b: 2}`.
 */
export function insertKey(
  text: string,
  { entries, contentSpan }: Frontmatter,
  order: readonly string[],
  line: { readonly key: string; readonly value: string },
): TextEdit | undefined {
  if (entries.some(({ keySpan }) => !startsLine(text, keySpan.start))) return undefined;
  const before = order.slice(0, Math.max(0, order.indexOf(line.key)));
  const neighbour = before.toReversed().flatMap((key) => entries.find((entry) => entry.key === key) ?? [])[0];
  const first = entries[0];
  const at = neighbour
    ? startOfNextLine(text, neighbour.span.end)
    : first
      ? startOfLine(text, first.span.start)
      : contentSpan.start;
  const indent = first ? text.slice(startOfLine(text, first.span.start), first.span.start) : "";
  return { span: spanAt(at), newText: `${indent}${line.key}: ${line.value}${lineEndOf(text)}` };
}

/** Writes another value behind the key's colon; a comment behind it or above it stays. */
export function setValue(text: string, { keySpan, value }: FrontmatterEntry, newText: string): TextEdit {
  const { start, end } = value.span;
  const between = text.slice(keySpan.end, start);
  const isBelow = between.includes("\n") && !between.includes("#");
  if (isBelow) return { span: { start: text.indexOf(":", keySpan.end) + 1, end }, newText: ` ${newText}` };
  return { span: value.span, newText: start === end ? ` ${newText}` : newText };
}

export interface ItemRemoval {
  readonly edits: readonly TextEdit[];
  /** True if a comment goes with the item. */
  readonly losesComment: boolean;
}

/** Takes an item out of a list; a list without items becomes `[]`. */
export function removeItem(text: string, { keySpan, value }: FrontmatterEntry, index: number): ItemRemoval {
  const item = value.items[index];
  if (!item) return { edits: [], losesComment: false };
  if (isFlow(text, value.span)) return { edits: [removeFromFlow(value.items, index, item.span)], losesComment: false };
  const start = startOfLine(text, item.span.start);
  const end = startOfNextLine(text, item.span.end);
  const losesComment = text.slice(item.span.end, end).trim() !== "";
  const line: TextEdit = { span: { start, end }, newText: "" };
  if (value.items.length > 1) return { edits: [line], losesComment };
  return { edits: [{ span: spanAt(text.indexOf(":", keySpan.end) + 1), newText: " []" }, line], losesComment };
}

function removeFromFlow(items: readonly { readonly span: Span }[], index: number, { start, end }: Span): TextEdit {
  const next = items[index + 1];
  const previous = items[index - 1];
  if (next) return { span: { start, end: next.span.start }, newText: "" };
  return { span: { start: previous ? previous.span.end : start, end }, newText: "" };
}

/** How to add a text to a list: at this place, with these around it. */
export interface ListInsertion {
  readonly at: number;
  readonly before: string;
  readonly after: string;
}

/** Where a list of the frontmatter takes another item; undefined where it can't be told. */
export function listInsertion(text: string, frontmatter: Frontmatter, key: string): ListInsertion | undefined {
  if (!frontmatter.present || frontmatter.problems.length > 0) return undefined;
  const entry = frontmatter.entries.find((one) => one.key === key);
  if (!entry) return { at: frontmatter.contentSpan.end, before: `${key}: [`, after: `]${lineEndOf(text)}` };
  const { kind, span, items } = entry.value;
  if (kind === "null" && span.start === span.end) return { at: span.start, before: " [", after: "]" };
  if (kind !== "list") return undefined;
  const last = items.at(-1);
  if (!last) return { at: span.start + 1, before: "", after: "" };
  if (isFlow(text, span)) return { at: last.span.end, before: ", ", after: "" };
  const lead = text.slice(startOfLine(text, last.span.start), last.span.start);
  const lineEnd = last.span.end + text.slice(last.span.end).search(/\r?\n|$/);
  return { at: lineEnd, before: lineEndOf(text) + lead, after: "" };
}

/**
 * The lines of a list whose own key is gone: YAML reads them as more of the value above.
 * @returns Where the first of them begins.
 */
export function orphanedList(text: string, { value }: FrontmatterEntry): number | undefined {
  if (value.kind !== "text" || value.isQuoted || /^[|>]/.test(value.text)) return undefined;
  const written = text.slice(value.span.start, value.span.end);
  const lines = /^[^\r\n|>][^\r\n]*(?:\r\n|[\r\n])[ \t]*- /.exec(written);
  return lines ? startOfNextLine(text, value.span.start) : undefined;
}

/**
 * The entries that can be taken at their word: those in front of the first problem, without one that holds the lines
 * of a list whose key is gone.
 */
export const soundEntries: (frontmatter: Frontmatter) => readonly FrontmatterEntry[] = perValue(
  ({ text, entries, problems }) => {
    const firstProblem = Math.min(Number.POSITIVE_INFINITY, ...problems.map(({ span }) => span.start));
    return entries.filter((entry) => entry.span.end <= firstProblem && orphanedList(text, entry) === undefined);
  },
);

/** The one of these with a key. */
export function soundEntry(frontmatter: Frontmatter, key: string): FrontmatterEntry | undefined {
  return soundEntries(frontmatter).find((entry) => entry.key === key);
}

function isFlow(text: string, { start }: Span): boolean {
  return text[start] === "[";
}

function startsLine(text: string, offset: number): boolean {
  return text.slice(startOfLine(text, offset), offset).trim() === "";
}
