import { perDocument, perValue } from "../incremental/memo.ts";
import type { Part } from "../markdown/part.ts";
import { piecesOf } from "../markdown/pieces/joinedPart.ts";
import { flatMap } from "../text/flatMap.ts";
import { type Span, shiftSpan } from "../text/span.ts";
import { anchorsIn } from "./fragments.ts";
import { inEveryPiece } from "./inEveryPart.ts";
import { headingsOfLevel, type Outline, type PlacedPart } from "./outline.ts";
import {
  linkedEntries,
  linkedFragments,
  listedEntries,
  type ReadEntries,
  type TocEntry,
  type TocReader,
} from "./tocEntry.ts";
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
  const readers = flatMap(candidates, (placed) => readerOf(placed, uri, outline));
  const table = firstOf(readers, listedIn) ?? firstOf(readers, (reader) => linkedIn(reader, outline));
  return table && !hasTocMarker(outline) ? table : undefined;
}

function firstOf<Item, Result>(
  items: readonly Item[],
  resultOf: (item: Item) => Result | undefined,
): Result | undefined {
  for (const item of items) {
    const result = resultOf(item);
    if (result !== undefined) return result;
  }
  return undefined;
}

/** True where a renderer writes the table of contents. */
export function hasTocMarker(outline: Outline): boolean {
  return markersIn(outline).length > 0;
}

const markersIn = inEveryPiece((part) => part.blocks.filter((block) => isTocMarker(block, part)));

/** Nothing for a part without links. */
function readerOf({ part, start }: PlacedPart, uri: string, outline: Outline): readonly TocReader[] {
  const pieces = piecesOf(part);
  if (!pieces.some((piece) => piece.part.links.length > 0)) return [];
  const labels = new Set(flatMap(pieces, (piece) => labelsIn(piece.part)));
  const defined = labels.size === 0 ? [] : definitionsIn(outline).filter(({ found }) => labels.has(found.label));
  const destinations = new Map(
    defined.toReversed().map(({ start: at, found: { label, url, urlSpan } }) => {
      return [label, { url, urlSpan: shiftSpan(urlSpan, at) }] as const;
    }),
  );
  return [{ part, partStart: start, uri, destinations }];
}

const labelsIn = perValue(({ links }: Part) =>
  flatMap(links, ({ kind, label }) => (kind === "reference" ? [label] : [])),
);
const definitionsIn = inEveryPiece(({ definitions }) => definitions);

/** All that is read of a reader but its part: as long as that is the same, what is found stays the same objects. */
function inputsOf({ partStart, uri, destinations }: TocReader): readonly unknown[] {
  return [
    partStart,
    uri,
    ...flatMap(
      [...destinations],
      ([
        label,
        {
          url,
          urlSpan: { start },
        },
      ]) => [label, url, start],
    ),
  ];
}

/** Lists of nothing but links to fragments. */
function listedIn(reader: TocReader): TableOfContents | undefined {
  return lastListed(reader.part, inputsOf(reader), () => tableOf(listedEntries(reader), reader));
}

const lastListed = perDocument<TableOfContents | undefined>();

/** Links in any other form are a table of contents only if they lead to most of what it would list. */
function linkedIn(reader: TocReader, outline: Outline): TableOfContents | undefined {
  const fragments = flatMap(piecesOf(reader.part), (piece) => [...fragmentsOf({ ...reader, part: piece.part })]);
  if (!coverSections(fragments, reader.part, outline)) return undefined;
  return lastLinked(reader.part, inputsOf(reader), () => tableOf(linkedEntries(reader), reader));
}

const lastLinked = perDocument<TableOfContents | undefined>();

function fragmentsOf(reader: TocReader): ReadonlySet<string> {
  return lastFragments(reader.part, inputsOf({ ...reader, partStart: 0 }), () => linkedFragments(reader));
}

const lastFragments = perDocument<ReadonlySet<string>>();

function coverSections(fragments: readonly string[], part: Part, outline: Outline): boolean {
  const anchors = anchorsIn(outline);
  const reached = new Set(flatMap(fragments, (fragment) => outline.headings[anchors.get(fragment) ?? -1] ?? []));
  const due = headingsOfLevel(outline, 2).filter((placed) => placed.part !== part);
  const listed = due.filter((placed) => reached.has(placed));
  return listed.length > 1 && listed.length * 2 >= due.length;
}

function tableOf(read: ReadEntries | undefined, { part, partStart }: TocReader): TableOfContents | undefined {
  const [first, last] = [read?.entries[0], read?.entries.at(-1)];
  if (!read || !first || !last) return undefined;
  return { part, partStart, span: { start: first.span.start, end: last.span.end }, ...read };
}

/** True for a destination that an entry of the table of contents has: rules about that say what is wrong with it. */
export function isOfTocEntry(toc: TableOfContents | undefined, urlSpan: Span): boolean {
  return toc !== undefined && endsOfUrls(toc).has(urlSpan.end);
}

const endsOfUrls = perValue(({ entries }: TableOfContents) => new Set(entries.map(({ urlSpan }) => urlSpan.end)));
