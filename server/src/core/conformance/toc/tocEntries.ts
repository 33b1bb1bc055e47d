import { anchorsIn, hasFragment, htmlAnchorsIn } from "../../document/fragments.ts";
import { headingsOfLevel, type Outline, type PlacedHeading, type Titles } from "../../document/outline.ts";
import type { PerfDocument } from "../../document/perfDocument.ts";
import type { TableOfContents } from "../../document/tableOfContents.ts";
import type { TocEntry } from "../../document/tocEntry.ts";
import { perDocument, perValue } from "../../incremental/memo.ts";
import type { Part } from "../../markdown/part.ts";
import { nearest } from "../../text/nearWords.ts";
import { placesBy } from "../../text/placesBy.ts";
import { normalised } from "../../text/wording.ts";
import { accidentalHeadings } from "../match/accidentalHeadings.ts";
import { schemaKey, titleKey } from "../match/titles.ts";
import type { Match } from "../match.ts";
import { expectedFragments } from "./expectedFragments.ts";

/** How a table of contents and the headings it lists belong together: decided here once for all rules about it. */
export interface TocMatch {
  readonly toc: TableOfContents;
  /** Headings of level 2 behind the table of contents, with the entry for each. */
  readonly listed: readonly ListedHeading[];
  /** Entries that lead nowhere, and whose text names no heading. */
  readonly stale: readonly TocEntry[];
  /** Of these, the ones that come near a heading without an entry: most likely it has another title now. */
  readonly renamed: ReadonlyMap<TocEntry, PlacedHeading>;
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
  if (!tableOfContents) return undefined;
  return tocMatches(document, [match], () => buildTocMatch(document, tableOfContents, match));
}

const tocMatches = perDocument<TocMatch>();

/** The first stale entry for each title. */
export const staleEntriesByTitle: (toc: TocMatch) => ReadonlyMap<string, TocEntry> = perValue(
  ({ stale }) => new Map([...stale].reverse().map((entry) => [titleKey(entry.text), entry])),
);

function buildTocMatch(document: PerfDocument, toc: TableOfContents, match: Match | undefined): TocMatch {
  const { headings } = document.outline;
  const found = destinationsOf(toc, document.outline, renamedSections(match)).map(({ entry, place, state }) => {
    return { entry, placed: headings[place], state };
  });
  const entryOf = new Map(
    [...found].reverse().flatMap(({ entry, placed }) => (placed ? [[placed, entry] as const] : [])),
  );
  // Text that became a heading by accident is none to list.
  const accidental = new Set(match ? accidentalHeadings(document, match).map(({ part }) => part) : []);
  const due = listedHeadings(document, toc).filter(({ part }) => !accidental.has(part));
  const listed = due.map((placed) => ({ placed, entry: entryOf.get(placed) }));
  const stale = found.flatMap(({ entry, state }) => (state === "stale" ? [entry] : []));
  return {
    toc,
    listed,
    stale,
    renamed: renamedEntries(listed, stale, match),
    misled: found.flatMap(({ entry, placed, state }) => (placed && state === "misled" ? [{ entry, placed }] : [])),
  };
}

/** Each stale entry with the heading that comes nearest to it, and each heading for one entry only. */
function renamedEntries(
  listed: readonly ListedHeading[],
  stale: readonly TocEntry[],
  match: Match | undefined,
): ReadonlyMap<TocEntry, PlacedHeading> {
  const titles = listed.filter(({ entry }) => !entry).map(({ placed }) => placed.heading.text);
  const comparisons = stale.length * titles.length;
  // Each entry is compared with each title: where both are hundreds, the one was not written for the other.
  if (comparisons === 0 || comparisons > MOST_COMPARED) return NO_ENTRIES;
  const free = new Map(
    [...listed].reverse().flatMap(({ placed, entry }) => (entry ? [] : [[placed.heading.text, placed] as const])),
  );
  const due = dueFragments(match);
  const renamed = new Map<TocEntry, PlacedHeading>();
  for (const entry of stale) {
    if (entry.fragment === undefined || isDue(entry, due)) continue;
    // Compared with every title again only when one of them is another.
    const title = nearestTitles(entry, titles, () => nearest(entry.text, titles));
    const placed = title === undefined ? undefined : free.get(title);
    if (title === undefined || !placed) continue;
    free.delete(title);
    renamed.set(entry, placed);
  }
  return renamed;
}

const MOST_COMPARED = 40_000;
const NO_ENTRIES: ReadonlyMap<TocEntry, PlacedHeading> = new Map();
const nearestTitles = perDocument<string | undefined>();

/** The fragments of the sections that are due and missing. */
export function dueFragments(match: Match | undefined): ReadonlySet<string> {
  return match ? expectedFragments(match) : NO_FRAGMENTS;
}

const NO_FRAGMENTS: ReadonlySet<string> = new Set();

/** True for an entry of a section that is due and missing: it is right as soon as the section is there. */
export function isDue({ text, fragment }: TocEntry, due: ReadonlySet<string>): boolean {
  return due.has(titleKey(text)) || (fragment !== undefined && due.has(fragment));
}

/** The headings that an outer list has an entry for: those of level 2 that stand behind it. */
export function listedHeadings({ outline }: PerfDocument, toc: TableOfContents | undefined): readonly PlacedHeading[] {
  return headingsOfLevel(outline, 2).filter(
    // A heading that says nothing yet has nothing to be listed by.
    ({ part, start, heading }) => heading.text !== "" && part !== toc?.part && start > (toc?.span.start ?? -1),
  );
}

/** Headings of one name. */
interface NamedHeadings {
  readonly places: ReadonlySet<number>;
  /** The first of each level. */
  readonly firstOfLevel: ReadonlyMap<number, number>;
}

const NONE_NAMED: NamedHeadings = { places: new Set(), firstOfLevel: new Map() };

/** The headings by what they are called, without the title: it is no section. */
const namedByText = perValue((titles: Titles) => namedBy(titles, normalised));
const namedByKey = perValue((titles: Titles) => namedBy(titles, titleKey));

function namedBy({ texts, levels }: Titles, keyOf: (text: string) => string): ReadonlyMap<string, NamedHeadings> {
  const title = levels.indexOf(1);
  return new Map(
    [...placesBy(texts, keyOf)].map(([key, all]) => {
      const places = all.filter((place) => place !== title);
      const firstOfLevel = new Map(places.toReversed().map((place) => [levels[place] ?? 6, place] as const));
      return [key, { places: new Set(places), firstOfLevel }] as const;
    }),
  );
}

/** The headings that a text names: those of that very text, else those whose titles are the same. */
function namedHeadings(titles: Titles, text: string): NamedHeadings {
  return namedByText(titles).get(normalised(text)) ?? namedByKey(titles).get(titleKey(text)) ?? NONE_NAMED;
}

/** The one at the level that is nearest to what is due; of several, the one that the entry leads to, else the first. */
function nearestNamed(
  { places, firstOfLevel }: NamedHeadings,
  leads: number,
  farness: (place: number) => number,
): number | undefined {
  const [first] = [...firstOfLevel.values()].sort((a, b) => farness(a) - farness(b) || a - b);
  return first !== undefined && places.has(leads) && farness(leads) === farness(first) ? leads : first;
}

interface TocDestination {
  readonly entry: TocEntry;
  /** Which of the headings; none for a negative one. */
  readonly place: number;
  readonly state: "right" | "misled" | "stale";
}

const lastDestinations = perDocument<readonly TocDestination[]>();

/** They hold for as long as no heading is called anything else and no anchor moves. */
function destinationsOf(
  toc: TableOfContents,
  outline: Outline,
  renamed: ReadonlyMap<string, Part>,
): readonly TocDestination[] {
  const anchors = anchorsIn(outline);
  return lastDestinations(outline.documentIdentity, [toc, outline.titles, anchors, renamed], () => {
    const reached = new Set(toc.entries.flatMap(({ fragment }) => anchors.get(fragment ?? "") ?? []));
    return toc.entries.map((entry) => ({ entry, ...destinationOf(entry, outline, reached, renamed) }));
  });
}

/**
 * The heading that an entry names, the one at its own level if several are called so, unless the entry leads to one of
 * them already. An entry that leads elsewhere in the document is right where nothing at its level has its name, and
 * where somebody wrote the anchor.
 * @param reached The headings that entries lead to.
 */
function destinationOf(
  entry: TocEntry,
  outline: Outline,
  reached: ReadonlySet<number>,
  renamed: ReadonlyMap<string, Part>,
): Omit<TocDestination, "entry"> {
  const { titles } = outline;
  const { fragment, depth, leadsElsewhere } = entry;
  const farness = (place: number) => Math.abs((titles.levels[place] ?? 6) - depth - 2);
  const named = namedHeadings(titles, entry.text);
  const leads = fragment === undefined ? -1 : (anchorsIn(outline).get(fragment) ?? -1);
  const best = nearestNamed(named, leads, farness);
  if (leadsElsewhere) return { place: best ?? -1, state: "right" };
  if (best === undefined) return unnamedDestination(entry, leads, outline, renamed);
  if (leads === best || (named.places.has(leads) && reached.has(best))) return { place: leads, state: "right" };
  if (fragment !== undefined && htmlAnchorsIn(outline).has(fragment)) return { place: best, state: "right" };
  const isNearer = leads >= 0 && farness(leads) < farness(best);
  return isNearer ? { place: leads, state: "right" } : { place: best, state: "misled" };
}

/** An entry whose text names no heading: it goes by its fragment, or by the title that the template gives a section. */
function unnamedDestination(
  { text, fragment }: TocEntry,
  leads: number,
  outline: Outline,
  renamed: ReadonlyMap<string, Part>,
): Omit<TocDestination, "entry"> {
  const part = renamed.get(titleKey(text));
  const place = part ? (placesOfParts(outline).get(part) ?? -1) : -1;
  if (place >= 0) return { place, state: "right" };
  const isLive = fragment !== undefined && hasFragment(outline, fragment);
  return { place: leads, state: isLive ? "right" : "stale" };
}

const placesOfParts = perValue(({ headings }: Outline) => {
  return new Map(headings.map(({ part }, place) => [part, place] as const).reverse());
});

const NONE_RENAMED: ReadonlyMap<string, Part> = new Map();

/** The template's titles of sections that were recognised under another one. */
function renamedSections(match: Match | undefined): ReadonlyMap<string, Part> {
  const renamed = (match?.sections ?? []).flatMap(({ match: { section, schema, found } }) =>
    section && found === "near title" ? [[schemaKey(schema), section.part] as const] : [],
  );
  return renamed.length === 0 ? NONE_RENAMED : new Map(renamed);
}
