import { headingsOfLevel, type Outline, type PlacedHeading, placesBySlug, type Titles } from "../document/outline.ts";
import type { Part } from "../document/part.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import type { TableOfContents, TocEntry } from "../document/tableOfContents.ts";
import { flatMap } from "../text/flatMap.ts";
import { DocumentMemory, type Memory, memoised, remembered } from "../text/memoised.ts";
import { placesBy } from "../text/placesBy.ts";
import { normalised } from "../text/wording.ts";
import type { Match } from "./match.ts";

/** How a table of contents and the headings it lists belong together: decided here once for all rules about it. */
export interface TocMatch {
  readonly toc: TableOfContents;
  /** Headings of level 2 behind the table of contents, with the entry for each. */
  readonly listed: readonly ListedHeading[];
  /** Entries that lead to no heading, neither by their fragment nor by their text. */
  readonly stale: readonly TocEntry[];
  /** Entries whose text names a heading and whose fragment leads elsewhere or nowhere. */
  readonly misled: readonly MisledEntry[];
}

export interface ListedHeading {
  readonly placed: PlacedHeading;
  readonly entry: TocEntry | undefined;
}

export interface MisledEntry {
  readonly entry: TocEntry;
  readonly placed: PlacedHeading;
}

/** Undefined for a document without a table of contents. */
export function matchToc(document: PerfDocument, match: Match | undefined): TocMatch | undefined {
  const { tableOfContents } = document;
  return tableOfContents && buildTocMatch(document, tableOfContents, match);
}

function buildTocMatch(document: PerfDocument, toc: TableOfContents, match: Match | undefined): TocMatch {
  const { headings } = document.outline;
  const found = destinationsOf(toc, document.outline, renamedSections(match)).map(({ entry, place, by }) => {
    return { entry, placed: headings[place], by };
  });
  const entryOf = new Map(
    flatMap([...found].reverse(), ({ entry, placed }) => (placed ? [[placed, entry] as const] : [])),
  );
  return {
    toc,
    listed: listedHeadings(document, toc).map((placed) => ({ placed, entry: entryOf.get(placed) })),
    stale: found.filter(({ placed }) => placed === undefined).map(({ entry }) => entry),
    misled: flatMap(found, ({ entry, placed, by }) =>
      placed && by === "text" && entry.fragment !== placed.slug ? [{ entry, placed }] : [],
    ),
  };
}

/** The headings that an outer list has an entry for: those of level 2 that stand behind it. */
export function listedHeadings({ outline }: PerfDocument, toc: TableOfContents | undefined): readonly PlacedHeading[] {
  return headingsOfLevel(outline, 2).filter(({ part, start }) => part !== toc?.part && start > (toc?.span.start ?? -1));
}

/** Places in `headings` by what they are called. */
const placesByText = memoised(({ texts }: Titles) => placesBy(texts, normalised));

interface TocDestination {
  readonly entry: TocEntry;
  /** Which of the headings; none for a negative one. */
  readonly place: number;
  readonly by: "text" | "template" | "fragment";
}

const lastDestinations: Memory<readonly TocDestination[]> = new DocumentMemory();

/** They hold for as long as no heading is called anything else. */
function destinationsOf(
  toc: TableOfContents,
  outline: Outline,
  renamed: ReadonlyMap<string, Part>,
): readonly TocDestination[] {
  return remembered(lastDestinations, outline.lineage, [toc, outline.titles, renamed], () =>
    toc.entries.map((entry) => ({ entry, ...destinationOf(entry, outline, renamed) })),
  );
}

/** The heading of that very text, the one with the fragment if several have it; else the one the fragment leads to. */
function destinationOf(
  { text, fragment }: TocEntry,
  { headings, titles }: Outline,
  renamed: ReadonlyMap<string, Part>,
): Omit<TocDestination, "entry"> {
  const named = placesByText(titles).get(normalised(text)) ?? [];
  const ofText = named.find((place) => titles.slugs[place] === fragment) ?? named[0];
  if (ofText !== undefined) return { place: ofText, by: "text" };
  const part = renamed.get(normalised(text));
  if (part) return { place: headings.findIndex((one) => one.part === part), by: "template" };
  return { place: placesBySlug(titles).get(fragment ?? "") ?? -1, by: "fragment" };
}

const NONE_RENAMED: ReadonlyMap<string, Part> = new Map();

/** The template's titles of sections that were recognised under another one. */
function renamedSections(match: Match | undefined): ReadonlyMap<string, Part> {
  const renamed = flatMap(match?.sections ?? [], ({ match: { section, schema, found } }) =>
    section && found === "near title" ? [[normalised(schema.title), section.part] as const] : [],
  );
  return renamed.length === 0 ? NONE_RENAMED : new Map(renamed);
}
