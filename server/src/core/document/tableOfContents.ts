import { perDocument, perValue } from "../incremental/memo.ts";
import type { Part } from "../markdown/part.ts";
import { flatMap } from "../text/flatMap.ts";
import { type Span, shiftSpan } from "../text/span.ts";
import { anchorsIn } from "./fragments.ts";
import { inEveryPart } from "./inEveryPart.ts";
import { headingsOfLevel, type Outline, type PlacedPart } from "./outline.ts";
import { readTocEntries, type TocEntry } from "./tocEntry.ts";
import { isTocMarker } from "./tocMarkers.ts";

/** Links to the document's own headings, standing before its first section. Spans count from the document's start. */
export interface TableOfContents {
  /** The part in which it stands, and where that begins. */
  readonly part: Part;
  readonly partStart: number;
  /** From its first entry to the end of its last one. */
  readonly span: Span;
  /** One list, which may be written in; entries of any other form are only read. */
  readonly isList: boolean;
  readonly ordered: boolean;
  /** The entries with those nested in them, in the order of the text. */
  readonly entries: readonly TocEntry[];
}

/** How many headings below the title are looked under: a note or a summary may stand above the table of contents. */
const HEADINGS_LOOKED_UNDER = 2;

/** The document's table of contents; recognised by what it holds, so its title does not matter. */
export function findTableOfContents(uri: string, outline: Outline): TableOfContents | undefined {
  const { preamble, headings } = outline;
  const title = headings.findIndex(({ heading }) => heading.level === 1);
  // What stands above the title is one only where none is below it.
  const candidates = [
    ...headings.slice(0, Math.max(0, title) + 1 + HEADINGS_LOOKED_UNDER),
    ...(preamble ? [preamble] : []),
  ];
  const found = flatMap(candidates, (placed) => tablesIn(placed, uri, outline));
  const listed = found.find(({ isLikely }) => isLikely);
  const table = listed ?? found.find(({ table: { entries, part } }) => coverSections(entries, part, outline));
  return table && !hasTocMarker(outline) ? table.table : undefined;
}

/** True where a renderer writes the table of contents. */
export function hasTocMarker(outline: Outline): boolean {
  return markersIn(outline).length > 0;
}

const markersIn = inEveryPart((part) => part.blocks.filter((block) => isTocMarker(block, part)));

interface FoundTable {
  readonly table: TableOfContents;
  /** A list of nothing but links to fragments, which can be nothing else. */
  readonly isLikely: boolean;
}

/** The same objects for as long as what they hold stays what and where it is. */
function tablesIn(placed: PlacedPart, uri: string, outline: Outline): readonly FoundTable[] {
  const { part, start } = placed;
  if (!mayHoldEntries(part)) return NO_TABLES;
  const labels = labelsIn(part);
  const defined = labels.length === 0 ? [] : definitionsIn(outline).filter(({ found }) => labels.includes(found.label));
  const inputs = [start, uri, ...flatMap(defined, ({ start: at, found }) => [at, found])];
  return lastTables(part, inputs, () => {
    const destinations = new Map(
      defined.toReversed().map(({ start: at, found: { label, url, urlSpan } }) => {
        return [label, { url, urlSpan: shiftSpan(urlSpan, at) }] as const;
      }),
    );
    return flatMap(readTocEntries(part, start, uri, destinations), ({ entries, isList, ordered, isLikely }) =>
      tableOf(entries, placed, { isList, ordered, isLikely }),
    );
  });
}

const NO_TABLES: readonly FoundTable[] = [];
const lastTables = perDocument<readonly FoundTable[]>();

const mayHoldEntries = perValue(({ links }: Part) => links.length > 0);
const labelsIn = perValue(({ links }: Part) =>
  flatMap(links, ({ kind, label }) => (kind === "reference" ? [label] : [])),
);
const definitionsIn = inEveryPart(({ definitions }) => definitions);

function tableOf(
  entries: readonly TocEntry[],
  { part, start: partStart }: PlacedPart,
  { isList, ordered, isLikely }: { readonly isList: boolean; readonly ordered: boolean; readonly isLikely: boolean },
): readonly FoundTable[] {
  const [first, last] = [entries[0], entries.at(-1)];
  if (!first || !last) return NO_TABLES;
  const span = { start: first.span.start, end: last.span.end };
  return [{ table: { part, partStart, span, isList, ordered, entries }, isLikely }];
}

/** Links in any other form are a table of contents only if they lead to most of what it would list. */
function coverSections(entries: readonly TocEntry[], part: Part, outline: Outline): boolean {
  const anchors = anchorsIn(outline);
  const reached = new Set(
    flatMap(entries, ({ fragment }) => outline.headings[anchors.get(fragment ?? "") ?? -1] ?? []),
  );
  const due = headingsOfLevel(outline, 2).filter((placed) => placed.part !== part);
  const listed = due.filter((placed) => reached.has(placed));
  return listed.length > 1 && listed.length * 2 >= due.length;
}

/** True for a destination that an entry of the table of contents has: rules about that say what is wrong with it. */
export function isOfTocEntry(toc: TableOfContents | undefined, urlSpan: Span): boolean {
  return toc !== undefined && endsOfUrls(toc).has(urlSpan.end);
}

const endsOfUrls = perValue(({ entries }: TableOfContents) => new Set(entries.map(({ urlSpan }) => urlSpan.end)));
