import type { PlacedHeading } from "../document/outline.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import type { TableOfContents } from "../document/tableOfContents.ts";
import type { TocEntry } from "../document/tocEntry.ts";
import { flatMap } from "../text/flatMap.ts";
import { lineEndOf, startOfLine } from "../text/lineEnds.ts";
import { spanAt, textOf } from "../text/span.ts";
import type { TextEdit } from "../text/textEdit.ts";

/** What an entry of a table of contents says. */
export interface TocLink {
  /** As it shall be written, with its markup. */
  readonly text: string;
  readonly slug: string;
}

/** A heading's title as written. */
export function writtenTitle({ heading, part }: PlacedHeading): string {
  return textOf(part.text, heading.textSpan).replace(/(?<!\s)\s*[\r\n]\s*/g, " ");
}

/** The title as written, for the text of a link to it, unless it holds what would end that. */
export function linkText(placed: PlacedHeading): string {
  const written = writtenTitle(placed);
  return /[[\]|]|<a[\s>]|\\$/i.test(written) ? placed.heading.text.replace(/[[\]\\|<]/g, "\\$&") : written;
}

/**
 * Inserts an entry behind another one, or at the top of the list, in the list's own style; the numbers of the
 * entries behind it go up by one. Only a list is written in.
 */
export function insertTocEntry(
  document: PerfDocument,
  toc: TableOfContents,
  link: TocLink,
  behind: TocEntry | undefined,
): readonly TextEdit[] {
  const outer = toc.entries.filter(({ depth }) => depth === 0);
  const first = outer[0];
  if (!first || !toc.isList) return [];
  const lineEnd = lineEndOf(document.text);
  const following = behind ? outer.slice(outer.indexOf(behind) + 1) : outer;
  const next = counterOf(outer);
  const marker = behind ? next(behind.marker) : first.marker;
  const indent = indentOf(document.text, first);
  const line = lineLike(document.text, behind ?? first, marker, link);
  const insertion: TextEdit = behind
    ? { span: spanAt(endWithNested(toc, behind)), newText: `${lineEnd}${indent}${line}` }
    : { span: spanAt(first.span.start), newText: `${line}${lineEnd}${indent}` };
  return [insertion, ...renumberFrom(following, next(marker), next)];
}

/** An entry as its neighbour is written: with a box, between asterisks, with the document's own name in front of the `#`. */
function lineLike(
  text: string,
  { span, linkSpan, marker, urlSpan }: TocEntry,
  newMarker: string,
  link: TocLink,
): string {
  const gap = /^[ \t]+/.exec(text.slice(span.start + marker.length, span.end))?.[0] ?? " ";
  if (!linkSpan) return `${newMarker}${gap}[${link.text}](#${link.slug})`;
  const before = text.slice(span.start + marker.length, linkSpan.start);
  // A number, an emoji or words in front of the link are that entry's own.
  const marks = /^\s*(?:\[[ xX]\]\s*)?([*_]*)$/.exec(before)?.[1];
  const lead = marks === undefined ? gap : before.replace(/\[[xX]\]/, "[ ]");
  const path = /\(<?([^#()<>]*)$/.exec(text.slice(linkSpan.start, Math.max(linkSpan.start, urlSpan.start)))?.[1] ?? "";
  return `${newMarker}${lead}[${link.text}](${path}#${link.slug})${[...(marks ?? "")].reverse().join("")}`;
}

/** The entry's whole line taken out of a list; the numbers of the entries behind it go down by one. */
export function removeTocEntry(document: PerfDocument, toc: TableOfContents, entry: TocEntry): readonly TextEdit[] {
  if (!toc.isList) return [];
  const { text, lines } = document;
  const start = lines.startOfLine(lines.lineAt(entry.span.start));
  const end = lines.startOfLine(lines.lineAt(entry.span.end) + 1);
  const removal: TextEdit = { span: { start, end: Math.min(end, text.length) }, newText: "" };
  const siblings = toc.entries.filter(({ depth }) => depth === entry.depth);
  const index = siblings.indexOf(entry);
  const before = siblings[index - 1];
  const following = siblings.slice(index + 1);
  const next = counterOf(siblings);
  const changed = renumberFrom(following, before ? next(before.marker) : entry.marker, next);
  return [removal, ...changed];
}

/** The entries with the first marker and those that follow it. */
function renumberFrom(entries: readonly TocEntry[], first: string, next: Counter): readonly TextEdit[] {
  let marker = first;
  return flatMap(entries, (entry) => {
    const wanted = marker;
    marker = next(marker);
    if (entry.marker === wanted) return [];
    return [{ span: { start: entry.span.start, end: entry.span.start + entry.marker.length }, newText: wanted }];
  });
}

/** Which marker follows another one. */
type Counter = (marker: string) => string;

/** `2.` after `1.` and a bullet after itself; where all entries have one number, a renderer counts them. */
function counterOf([first, ...others]: readonly TocEntry[]): Counter {
  const isSame = others.length > 0 && others.every(({ marker }) => marker === first?.marker);
  if (isSame) return (marker) => marker;
  return (marker) => {
    const number = /^(\d+)([.)])$/.exec(marker);
    return number ? `${Number(number[1]) + 1}${number[2]}` : marker;
  };
}

function endWithNested(toc: TableOfContents, entry: TocEntry): number {
  const index = toc.entries.indexOf(entry);
  let last = entry;
  for (const next of toc.entries.slice(index + 1)) {
    if (next.depth <= entry.depth) break;
    last = next;
  }
  return last.span.end;
}

function indentOf(text: string, entry: TocEntry): string {
  const indent = text.slice(startOfLine(text, entry.span.start), entry.span.start);
  return indent.trim() === "" ? indent : "";
}

/** The list with its outer entries in another order, each with what is nested in it, and numbered as it was. */
export function reorderToc(
  document: PerfDocument,
  toc: TableOfContents,
  placeOf: (entry: TocEntry) => number,
): readonly TextEdit[] {
  const outer = toc.entries.filter(({ depth }) => depth === 0);
  const order = [...outer].sort((a, b) => placeOf(a) - placeOf(b));
  const next = counterOf(outer);
  let marker = outer[0]?.marker ?? "";
  return flatMap(outer, (entry, index) => {
    const source = order[index] ?? entry;
    const newText = marker + document.text.slice(source.span.start + source.marker.length, endWithNested(toc, source));
    const span = { start: entry.span.start, end: endWithNested(toc, entry) };
    marker = next(marker);
    return textOf(document.text, span) === newText ? [] : [{ span, newText }];
  });
}
