import GithubSlugger, { slug as slugOf } from "github-slugger";
import { fromLast, perValue, sameItems } from "../incremental/memo.ts";
import { idIn } from "../markdown/headingTitle.ts";
import type { Heading, Part } from "../markdown/part.ts";
import { flatMap } from "../text/flatMap.ts";
import { placesBy } from "../text/placesBy.ts";
import { sharedEnds } from "../text/sharedEnds.ts";
import { firstFrom } from "../text/span.ts";
import type { PlacedChunk } from "./chunks.ts";

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
  /** The fragment that leads here: the heading's own id, else as GitHub makes it, duplicates being numbered in document order. */
  readonly slug: string;
}

export interface Outline {
  /** The same for all outlines of a document, whatever is edited: what was found in the last one is remembered by it. */
  readonly documentIdentity: object;
  /** The text before the first heading. */
  readonly preamble: PlacedPart | undefined;
  readonly sections: readonly PlacedSection[];
  /** Every heading, in the order of the text. */
  readonly headings: readonly PlacedHeading[];
  readonly titles: Titles;
  /** Where the document ends. */
  readonly end: number;
}

/** What the headings are called, in the order of the text: the same object for as long as no title and no level changes. */
export interface Titles {
  readonly texts: readonly string[];
  readonly levels: readonly Heading["level"][];
  readonly attributes: readonly string[];
  readonly slugs: readonly string[];
}

/** A document before an edit. */
export interface Before {
  readonly chunks: readonly PlacedChunk[];
  readonly outline: Outline;
}

/** The outline of a document: after an edit, at the cost of what the edit touched, but for headings that moved. */
export function outlineOf(chunks: readonly PlacedChunk[], end: number, before: Before = nothingBefore()): Outline {
  const kept = keptBy(chunks, before.chunks);
  const { headings: old, titles: oldTitles } = before.outline;
  const inFront = old.slice(0, firstFrom(old, kept.frontEnd));
  const behind = old.slice(firstFrom(old, kept.backStart));
  const fresh = headingsIn(chunks.slice(kept.front, chunks.length - kept.back));
  const moved = behind.map((heading) => movedHeading(heading, kept.movedBy));
  const isSame =
    inFront.length + fresh.length + moved.length === old.length &&
    fresh.every(({ heading: { text, level, attributes } }, index) => {
      const place = inFront.length + index;
      const isCalled = text === oldTitles.texts[place] && attributes === oldTitles.attributes[place];
      return isCalled && level === oldTitles.levels[place];
    });
  const titles = isSame ? oldTitles : titlesOf([...inFront, ...fresh, ...moved]);
  const withSlugs = (some: readonly PlacedHeading[], from: number) =>
    some.map((heading, index) => slugged(heading, titles.slugs[from + index] ?? ""));
  const headings = isSame
    ? [...inFront, ...withSlugs(fresh, inFront.length), ...moved]
    : withSlugs([...inFront, ...fresh, ...moved], 0);
  const sections = sectionsOf(headings, end, before.outline.sections, kept);
  return {
    documentIdentity: before.outline.documentIdentity,
    preamble: preambleOf(chunks),
    sections,
    headings,
    titles,
    end,
  };
}

function nothingBefore(): Before {
  const titles = { texts: [], levels: [], attributes: [], slugs: [] };
  return {
    chunks: [],
    outline: { documentIdentity: {}, preamble: undefined, sections: [], headings: [], titles, end: 0 },
  };
}

/** What an edit left as it was. */
interface Kept {
  /** So many chunks in front of it. */
  readonly front: number;
  /** So many chunks behind it. */
  readonly back: number;
  /** Where the former ended before the edit; infinite if they were all. */
  readonly frontEnd: number;
  /** Where the latter began before the edit; infinite if there are none. */
  readonly backStart: number;
  /** How far the latter moved. */
  readonly movedBy: number;
}

function keptBy(chunks: readonly PlacedChunk[], before: readonly PlacedChunk[]): Kept {
  const { front, back } = sharedEnds(chunks, before, isSamePlace, (now, then) => now?.chunk === then?.chunk);
  const backStart = before[before.length - back]?.start ?? Number.POSITIVE_INFINITY;
  const movedBy = back === 0 ? 0 : (chunks[chunks.length - back]?.start ?? backStart) - backStart;
  return { front, back, frontEnd: before[front]?.start ?? Number.POSITIVE_INFINITY, backStart, movedBy };
}

function isSamePlace(placed: PlacedChunk | undefined, before: PlacedChunk | undefined): boolean {
  return placed?.chunk === before?.chunk && placed?.start === before?.start;
}

function preambleOf([first]: readonly PlacedChunk[]): PlacedPart | undefined {
  const [placed] = first?.chunk.parts ?? [];
  if (!first || !placed || placed.part.heading) return undefined;
  return { start: first.start + placed.at, part: placed.part };
}

/** The headings of a level, in the order of the text. */
export function headingsOfLevel({ headings, titles }: Outline, level: Heading["level"]): readonly PlacedHeading[] {
  return flatMap(placesByLevel(titles).get(level) ?? [], (place) => headings[place] ?? []);
}

/** Where in `headings` those of each level stand. */
const placesByLevel = perValue(({ levels }: Titles) => placesBy(levels, (level) => level));

/** The heading that titles the document: the first one of level 1. */
export function titleHeading(outline: Outline): PlacedHeading | undefined {
  return headingsOfLevel(outline, 1)[0];
}

/**
 * Where in `headings` each fragment of a heading leads. Attributes behind a title are part of it for GitHub, so the
 * anchor that it makes of both leads there too.
 */
export const placesBySlug = perValue(({ slugs, texts, attributes }: Titles): ReadonlyMap<string, number> => {
  const places = new Map<string, number>();
  const add = (fragment: string, place: number) => {
    if (!places.has(fragment)) places.set(fragment, place);
  };
  for (const [place, slug] of slugs.entries()) add(slug, place);
  for (const [place, own] of attributes.entries()) if (own !== "") add(slugOf(`${texts[place]} ${own}`), place);
  return places;
});

/** The section and all sections in it, in the order of the text. */
export function withDescendants(section: Section): readonly Section[] {
  return section.children.length === 0 ? [section] : withAllBelow(section);
}

const withAllBelow = perValue((section: Section): readonly Section[] => [
  section,
  ...flatMap(section.children, withDescendants),
]);

/** Every part of the document in the order of the text: what stands before the first heading, then each heading's. */
export function placedParts({ preamble, headings }: Outline): readonly PlacedPart[] {
  return preamble ? [preamble, ...headings] : headings;
}

/** The part that holds the offset; undefined in front of the first one. */
export function partAt({ preamble, headings }: Outline, offset: number): PlacedPart | undefined {
  return headings.findLast(({ start }) => start <= offset) ?? preamble;
}

/**
 * The outermost sections: each goes up to the next heading of level 1 or 2, or of its own level where that is lower
 * still. Those in front of an edit, up to the next one but one, and those behind it, from where one began before, stay.
 */
function sectionsOf(
  headings: readonly PlacedHeading[],
  end: number,
  before: readonly PlacedSection[],
  { frontEnd, backStart, movedBy }: Kept,
): readonly PlacedSection[] {
  const sections = before.slice(0, Math.max(0, firstFrom(before, frontEnd) - 1));
  const next = before[sections.length];
  let from = sections.length === 0 || !next ? 0 : firstFrom(headings, next.start);
  while (from < headings.length) {
    const first = headings[from];
    if (!first) break;
    const old = first.start - movedBy < backStart ? before.length : firstFrom(before, first.start - movedBy);
    if (before[old]?.section.part === first.part) {
      return [...sections, ...before.slice(old).map(({ start, section }) => ({ start: start + movedBy, section }))];
    }
    const to = endOfSection(headings, from);
    const section = nest(headings, from, to, first.start, headings[to]?.start ?? end);
    if (section) sections.push({ start: first.start, section });
    from = to;
  }
  return sections;
}

function endOfSection(headings: readonly PlacedHeading[], from: number): number {
  const outermost = Math.max(2, headings[from]?.heading.level ?? 0);
  let to = from + 1;
  while (to < headings.length && (headings[to]?.heading.level ?? 0) > outermost) to++;
  return to;
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
const lastBuilt = fromLast<Section>();

/** The same object for as long as nothing in the section changes and nothing moves it, so that less is looked at again. */
function asBuilt(section: Section): Section {
  return lastBuilt(section.part, (last) => {
    // It ends where its part or its last child does.
    return last && last.at === section.at && sameItems(last.children, section.children) ? last : section;
  });
}

/** The headings of some chunks; what leads to them is known when all titles are. */
function headingsIn(chunks: readonly PlacedChunk[]): readonly PlacedHeading[] {
  const placed: PlacedHeading[] = [];
  for (const { start, chunk } of chunks) {
    for (const { at, part } of chunk.parts) {
      if (part.heading) placed.push({ heading: part.heading, part, start: start + at, slug: "" });
    }
  }
  return placed;
}

function movedHeading(placed: PlacedHeading, by: number): PlacedHeading {
  if (by === 0) return placed;
  const { heading, part, start, slug } = placed;
  return { heading, part, start: start + by, slug };
}

/** Headings that stay where they are stay the same objects. */
function slugged(placed: PlacedHeading, slug: string): PlacedHeading {
  if (placed.slug === slug) return placed;
  const { heading, part, start } = placed;
  return { heading, part, start, slug };
}

function titlesOf(headings: readonly PlacedHeading[]): Titles {
  const texts = headings.map(({ heading }) => heading.text);
  const levels = headings.map(({ heading }) => heading.level);
  const attributes = headings.map(({ heading }) => heading.attributes);
  return { texts, levels, attributes, slugs: slugsOf(headings.map(({ heading }) => heading)) };
}

/** The fragments of headings in their order: ids of their own, else as GitHub makes them. */
export function slugsOf(headings: readonly Pick<Heading, "text" | "attributes">[]): readonly string[] {
  const slugger = new GithubSlugger();
  return headings.map(({ text, attributes }) => idIn(attributes) ?? slugger.slug(text));
}
