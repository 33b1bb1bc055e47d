import type { PlacedHeading } from "../../document/outline.ts";
import type { PerfDocument } from "../../document/perfDocument.ts";
import type { TableOfContents } from "../../document/tableOfContents.ts";
import type { TocEntry } from "../../document/tocEntry.ts";
import { addTo } from "../../text/addTo.ts";
import { lineEndOf, startOfLine } from "../../text/lineEnds.ts";
import { spanAt, textOf } from "../../text/span.ts";
import type { TextEdit } from "../../text/textEdit.ts";

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

/** An entry to be written behind another one of the outer list, or at its top. */
export interface NewEntry {
  readonly link: TocLink;
  readonly behind: TocEntry | undefined;
}

/**
 * Inserts entries in the list's own style; the numbers of the entries behind them go up. Only a list is written in.
 * @param entries Those behind one entry stand there in the order given.
 */
export function insertTocEntries(
  document: PerfDocument,
  toc: TableOfContents,
  entries: readonly NewEntry[],
): readonly TextEdit[] {
  const outer = toc.entries.filter(({ depth }) => depth === 0);
  const first = outer[0];
  if (!first || !toc.isList || entries.length === 0) return [];
  const { text } = document;
  const next = counterOf(outer);
  const ends = endsWithNested(toc);
  const gap = lineEndOf(text) + indentOf(text, first);
  const behind = new Map<TocEntry | undefined, TocLink[]>();
  for (const one of entries) addTo(behind, one.behind, one.link);
  const edits: TextEdit[] = [];
  // The marker of the entry in front; none while nothing was inserted yet, and each keeps its own.
  let marker: string | undefined;
  const lines = (links: readonly TocLink[], like: TocEntry) =>
    links.map((link, index) => {
      if (index > 0 || marker !== undefined) marker = next(marker ?? "");
      marker ??= first.marker;
      return lineLike(text, like, marker, link);
    });
  const atTop = behind.get(undefined);
  if (atTop) {
    const newText = lines(atTop, first)
      .map((line) => line + gap)
      .join("");
    edits.push({ span: spanAt(first.span.start), newText });
  }
  for (const entry of outer) {
    const wanted: string = marker === undefined ? entry.marker : next(marker);
    if (wanted !== entry.marker) edits.push(withMarker(entry, wanted));
    if (marker !== undefined) marker = wanted;
    const links = behind.get(entry);
    if (!links) continue;
    marker = wanted;
    const newText = lines(links, entry)
      .map((line) => gap + line)
      .join("");
    edits.push({ span: spanAt(ends.get(entry) ?? entry.span.end), newText });
  }
  return edits;
}

function withMarker({ span, marker }: TocEntry, wanted: string): TextEdit {
  return { span: { start: span.start, end: span.start + marker.length }, newText: wanted };
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
  return entries.flatMap((entry) => {
    const wanted = marker;
    marker = next(marker);
    if (entry.marker === wanted) return [];
    return [withMarker(entry, wanted)];
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

/** Where each entry ends with what is nested in it. */
function endsWithNested({ entries }: TableOfContents): ReadonlyMap<TocEntry, number> {
  const ends = new Map<TocEntry, number>();
  const open: TocEntry[] = [];
  for (const entry of entries) {
    while ((open.at(-1)?.depth ?? -1) >= entry.depth) open.pop();
    open.push(entry);
    for (const one of open) ends.set(one, entry.span.end);
  }
  return ends;
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
  const ends = endsWithNested(toc);
  const endOf = (entry: TocEntry) => ends.get(entry) ?? entry.span.end;
  let marker = outer[0]?.marker ?? "";
  return outer.flatMap((entry, index) => {
    const source = order[index] ?? entry;
    const newText = marker + document.text.slice(source.span.start + source.marker.length, endOf(source));
    const span = { start: entry.span.start, end: endOf(entry) };
    marker = next(marker);
    return textOf(document.text, span) === newText ? [] : [{ span, newText }];
  });
}
