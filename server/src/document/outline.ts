import GithubSlugger from "github-slugger";
import { flatMap } from "../text/flatMap.ts";
import { memoised, sameItems } from "../text/memoised.ts";
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
  const titles = titlesOf(chunks, previous?.titles);
  const headings = headingsOf(chunks, titles, previous?.headings ?? []);
  return { preamble: preambleOf(chunks), sections: sectionsOf(headings, end, previous), headings, titles, end };
}

function preambleOf([first]: readonly PlacedChunk[]): PlacedPart | undefined {
  const [placed] = first?.chunk.parts ?? [];
  if (!first || !placed || placed.part.heading) return undefined;
  return { start: first.start + placed.at, part: placed.part };
}

/** The heading that titles the document: the first one of level 1. */
export function titleHeading({ headings }: Outline): PlacedHeading | undefined {
  return headings.find(({ heading }) => heading.level === 1);
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
export function withDescendants(section: Section): readonly Section[] {
  return section.children.length === 0 ? [section] : withAllBelow(section);
}

const withAllBelow = memoised((section: Section): readonly Section[] => [
  section,
  ...flatMap(section.children, withDescendants),
]);

/**
 * Makes a search through every part of a document, in the order of the text. What an outermost section holds is
 * looked for once: after an edit only the section around it is searched again.
 */
export function inEveryPart<Found>(
  find: (part: Part) => readonly Found[],
): (outline: Outline) => readonly InPart<Found>[] {
  const inSection = memoised((outermost: Section): readonly InPart<Found>[] =>
    flatMap(withDescendants(outermost), ({ part, at }) => find(part).map((found) => ({ start: at, part, found }))),
  );
  return ({ preamble, sections }) => {
    const all: InPart<Found>[] = preamble ? find(preamble.part).map((found) => ({ found, ...preamble })) : [];
    for (const { start, section } of sections) {
      for (const { start: at, part, found } of inSection(section)) all.push({ start: at + start, part, found });
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

/** The outermost sections: each goes up to the next heading of level 1 or 2, or of its own level where that is lower still. */
function sectionsOf(
  headings: readonly PlacedHeading[],
  end: number,
  previous: Outline | undefined,
): readonly PlacedSection[] {
  const known = sectionFinder(previous?.sections ?? []);
  const sections: PlacedSection[] = [];
  for (let from = 0, to = 0; from < headings.length; from = to) {
    const first = headings[from];
    if (!first) break;
    const outermost = Math.max(2, first.heading.level);
    to = from + 1;
    while (to < headings.length && (headings[to]?.heading.level ?? 0) > outermost) to++;
    const candidate = known(first.part, sections.length);
    const section =
      candidate && hasParts(candidate, headings, from, to)
        ? candidate
        : nest(headings, from, to, first.start, headings[to]?.start ?? end);
    if (section) sections.push({ start: first.start, section });
  }
  return sections;
}

/** Finds the section of a part: nearly always it is where it was, or all behind the edit moved by the same number. */
function sectionFinder(placed: readonly PlacedSection[]): (part: Part, index: number) => Section | undefined {
  let moved = 0;
  let places: ReadonlyMap<Part, number> | undefined;
  return (part, index) => {
    const near = placed[index + moved]?.section;
    if (near?.part === part) return near;
    places ??= new Map(placed.map(({ section }, place) => [section.part, place]));
    const at = places.get(part);
    if (at === undefined) return undefined;
    moved = at - index;
    return placed[at]?.section;
  };
}

function hasParts(section: Section, headings: readonly PlacedHeading[], from: number, to: number): boolean {
  const sections = withDescendants(section);
  return sections.length === to - from && sections.every(({ part }, index) => part === headings[from + index]?.part);
}

/** The section that begins at `group[from]`, with those of `group[from..to)` that are below it as its children. */
function nest(
  group: readonly PlacedHeading[],
  from: number,
  to: number,
  base: number,
  end: number,
): Section | undefined {
  const placed = group[from];
  if (!placed) return undefined;
  const children: Section[] = [];
  for (let index = from + 1; index < to; ) {
    const level = group[index]?.heading.level ?? 0;
    let next = index + 1;
    while (next < to && (group[next]?.heading.level ?? 0) > level) next++;
    const child = nest(group, index, next, base, next < to ? (group[next]?.start ?? end) : end);
    if (child) children.push(child);
    index = next;
  }
  return asBuilt({ heading: placed.heading, part: placed.part, at: placed.start - base, end: end - base, children });
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

/** Headings that stay where they are stay the same objects. */
function headingsOf(
  chunks: readonly PlacedChunk[],
  { slugs }: Titles,
  previous: readonly PlacedHeading[],
): readonly PlacedHeading[] {
  const placed: PlacedHeading[] = [];
  for (const { start: chunkStart, chunk } of chunks) {
    for (const { at, part } of chunk.parts) {
      const { heading } = part;
      if (!heading) continue;
      const start = chunkStart + at;
      const slug = slugs[placed.length] ?? "";
      const last = previous[placed.length];
      const isSame = last?.part === part && last.start === start && last.slug === slug;
      placed.push(isSame ? last : { heading, part, start, slug });
    }
  }
  return placed;
}

function titlesOf(chunks: readonly PlacedChunk[], previous: Titles | undefined): Titles {
  const texts: string[] = [];
  for (const { chunk } of chunks) for (const { part } of chunk.parts) if (part.heading) texts.push(part.heading.text);
  const isSame =
    previous?.texts.length === texts.length && texts.every((text, index) => text === previous.texts[index]);
  if (previous && isSame) return previous;
  const slugger = new GithubSlugger();
  return { texts, slugs: texts.map((text) => slugger.slug(text)) };
}
