import GithubSlugger from "github-slugger";
import { memoised } from "../text/memoised.ts";
import type { PlacedChunk } from "./chunks.ts";
import type { Heading, Part } from "./part.ts";

/**
 * A heading with all that stands below it, up to the next heading of its level or higher. Offsets in it count
 * from the start of the outermost section (`at` is 0 there), so it stays the same object while text moves above it.
 */
export interface Section {
  readonly heading: Heading;
  readonly part: Part;
  /** Where the part begins. */
  readonly at: number;
  /** Where the section ends. */
  readonly end: number;
  readonly children: readonly Section[];
}

/** An outermost section (level 1 or 2) and its place in the document. */
export interface PlacedSection {
  readonly start: number;
  readonly section: Section;
}

/** A part and where it begins in the document. */
export interface PlacedPart {
  readonly start: number;
  readonly part: Part;
}

export interface PlacedHeading {
  readonly heading: Heading;
  readonly part: Part;
  /** Where the part begins in the document. */
  readonly start: number;
  /** The fragment that leads here, as GitHub makes it: duplicates are numbered in document order. */
  readonly slug: string;
}

export interface Outline {
  /** The text before the first heading. */
  readonly preamble: PlacedPart | undefined;
  readonly sections: readonly PlacedSection[];
  /** Every heading, in the order of the text. */
  readonly headings: readonly PlacedHeading[];
  readonly titles: Titles;
  /** Where the document ends. */
  readonly end: number;
}

/** What the headings are called, in the order of the text: the same object for as long as no title changes. */
export interface Titles {
  readonly texts: readonly string[];
  readonly slugs: readonly string[];
}

/** Something that was found in a part. */
export interface InPart<Found> extends PlacedPart {
  /** Its spans count from the part's start. */
  readonly found: Found;
}

/** The outline of a document; what of `previous` is still as it was is taken over. */
export function outlineOf(chunks: readonly PlacedChunk[], end: number, previous?: Outline): Outline {
  const parts: PlacedPart[] = [];
  for (const { start, chunk } of chunks) {
    for (const { at, part } of chunk.parts) parts.push({ start: start + at, part });
  }
  const first = parts[0];
  const preamble = first && first.part.heading === undefined ? first : undefined;
  const known = new Map(previous?.sections.map(({ section }) => [section.part, section]));
  const groups = groupsOf(parts);
  const sections = groups.flatMap((group, index) => {
    const start = group[0]?.start;
    if (start === undefined) return [];
    const section = sectionOf(group, groups[index + 1]?.[0]?.start ?? end, known);
    return section ? [{ start, section }] : [];
  });
  const titles = titlesOf(parts, previous?.titles);
  return { preamble, sections, headings: headingsOf(parts, titles), titles, end };
}

/** True for the fragment of a heading or of an HTML anchor in the document. */
export function hasFragment(outline: Outline, fragment: string): boolean {
  return (
    fragment === "" ||
    fragment === "top" ||
    placesBySlug(outline.titles).has(fragment) ||
    htmlIdsIn(outline).some(({ found }) => found === fragment)
  );
}

const htmlIdsIn = inEveryPart(({ htmlIds }) => htmlIds);

/** Where in `headings` the heading of each slug stands. */
export const placesBySlug = memoised(
  ({ slugs }: Titles): ReadonlyMap<string, number> => new Map(slugs.map((slug, index) => [slug, index])),
);

/** The section and all sections in it, in the order of the text. */
export const withDescendants: (section: Section) => readonly Section[] = memoised((section) => [
  section,
  ...section.children.flatMap(withDescendants),
]);

/**
 * Makes a search through every part of a document, in the order of the text. What an outermost section holds is
 * looked for once: after an edit only the section around it is searched again.
 */
export function inEveryPart<Found>(
  find: (part: Part) => readonly Found[],
): (outline: Outline) => readonly InPart<Found>[] {
  const inSection = memoised((outermost: Section): readonly InPart<Found>[] =>
    withDescendants(outermost).flatMap(({ part, at }) => find(part).map((found) => ({ start: at, part, found }))),
  );
  return ({ preamble, sections }) => {
    const all: InPart<Found>[] = preamble ? find(preamble.part).map((found) => ({ ...preamble, found })) : [];
    for (const { start, section } of sections) {
      for (const one of inSection(section)) all.push({ ...one, start: one.start + start });
    }
    return all;
  };
}

/** Every part of the document in the order of the text: what stands before the first heading, then each heading's. */
export function placedParts({ preamble, headings }: Outline): readonly PlacedPart[] {
  return preamble ? [preamble, ...headings] : headings;
}

/** The part that holds the offset; undefined in front of the first one. */
export function partAt({ preamble, headings }: Outline, offset: number): PlacedPart | undefined {
  return headings.findLast(({ start }) => start <= offset) ?? preamble;
}

/** Parts up to the next heading of level 1 or 2, or of the first one's level where that is lower still. */
function groupsOf(parts: readonly PlacedPart[]): readonly (readonly PlacedPart[])[] {
  const groups: PlacedPart[][] = [];
  for (const placed of parts) {
    const { heading } = placed.part;
    if (heading === undefined) continue;
    const outermost = Math.max(2, groups.at(-1)?.[0]?.part.heading?.level ?? heading.level);
    if (heading.level <= outermost) groups.push([placed]);
    else groups.at(-1)?.push(placed);
  }
  return groups;
}

function sectionOf(group: readonly PlacedPart[], end: number, known: ReadonlyMap<Part, Section>): Section | undefined {
  const [first] = group;
  const heading = first?.part.heading;
  if (!first || !heading) return undefined;
  const candidate = known.get(first.part);
  if (candidate && sameParts(candidate, group)) return candidate;
  return nest(group, 0, group.length, first.start, end);
}

function sameParts(section: Section, group: readonly PlacedPart[]): boolean {
  const sections = withDescendants(section);
  return sections.length === group.length && sections.every(({ part }, index) => part === group[index]?.part);
}

/** The section that begins at `group[from]`, with those of `group[from..to)` that are below it as its children. */
function nest(group: readonly PlacedPart[], from: number, to: number, base: number, end: number): Section | undefined {
  const placed = group[from];
  const heading = placed?.part.heading;
  if (!placed || !heading) return undefined;
  const children: Section[] = [];
  for (let index = from + 1; index < to; ) {
    const level = group[index]?.part.heading?.level ?? 0;
    let next = index + 1;
    while (next < to && (group[next]?.part.heading?.level ?? 0) > level) next++;
    const child = nest(group, index, next, base, next < to ? (group[next]?.start ?? end) : end);
    if (child) children.push(child);
    index = next;
  }
  return asBuilt({ heading, part: placed.part, at: placed.start - base, end: end - base, children });
}

/** The section that was built last for each part. */
const lastBuilt = new WeakMap<Part, Section>();

/** The same object for as long as nothing in the section changes and nothing moves it, so that less is looked at again. */
function asBuilt(section: Section): Section {
  const last = lastBuilt.get(section.part);
  if (last && last.at === section.at && last.end === section.end && sameItems(last.children, section.children)) {
    return last;
  }
  lastBuilt.set(section.part, section);
  return section;
}

function sameItems<Item>(a: readonly Item[], b: readonly Item[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index]);
}

function headingsOf(parts: readonly PlacedPart[], { slugs }: Titles): readonly PlacedHeading[] {
  const placed: PlacedHeading[] = [];
  for (const { start, part } of parts) {
    const { heading } = part;
    if (heading) placed.push({ heading, part, start, slug: slugs[placed.length] ?? "" });
  }
  return placed;
}

function titlesOf(parts: readonly PlacedPart[], previous: Titles | undefined): Titles {
  const texts: string[] = [];
  for (const { part } of parts) if (part.heading) texts.push(part.heading.text);
  const isSame =
    previous?.texts.length === texts.length && texts.every((text, index) => text === previous.texts[index]);
  if (previous && isSame) return previous;
  const slugger = new GithubSlugger();
  return { texts, slugs: texts.map((text) => slugger.slug(text)) };
}
