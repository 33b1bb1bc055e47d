import { flatMap } from "../text/flatMap.ts";
import { DocumentMemory } from "../text/memoised.ts";
import { type Outline, type PlacedPart, type PlacedSection, withDescendants } from "./outline.ts";
import type { Part } from "./part.ts";

/** Something that was found in a part. */
export interface InPart<Found> extends PlacedPart {
  /** Its spans count from the part's start. */
  readonly found: Found;
}

/** What a search found in a document when it went through it last. */
interface LastSearch<Found> {
  readonly sections: readonly PlacedSection[];
  /** For each of them; places count from the section's start. */
  readonly inSections: readonly (readonly InPart<Found>[])[];
  readonly all: readonly InPart<Found>[];
}

/**
 * Makes a search through every part of a document, in the order of the text. After an edit only the outermost sections
 * around it are searched again.
 */
export function inEveryPart<Found>(
  find: (part: Part) => readonly Found[],
): (outline: Outline) => readonly InPart<Found>[] {
  const lastSearches = new DocumentMemory<LastSearch<Found>>();
  const inSection = ({ section }: PlacedSection) =>
    flatMap(withDescendants(section), ({ part, at }) => find(part).map((found) => ({ start: at, part, found })));
  return ({ lineage, preamble, sections }) => {
    const last = lastSearches.get(lineage);
    if (last?.sections === sections) return last.all;
    const inSections = last ? withLast(sections, last, inSection) : sections.map(inSection);
    const all = preamble ? find(preamble.part).map((found) => ({ found, ...preamble })) : [];
    for (const [index, { start }] of sections.entries()) {
      for (const { start: at, part, found } of inSections[index] ?? []) all.push({ start: at + start, part, found });
    }
    lastSearches.set(lineage, { sections, inSections, all });
    return all;
  };
}

/** What sections in front of an edit and behind it hold is taken from the last search. */
function withLast<Found>(
  sections: readonly PlacedSection[],
  { sections: before, inSections }: LastSearch<Found>,
  inSection: (placed: PlacedSection) => readonly InPart<Found>[],
): readonly (readonly InPart<Found>[])[] {
  const most = Math.min(sections.length, before.length);
  let front = 0;
  while (front < most && sections[front]?.section === before[front]?.section) front++;
  let back = 0;
  while (back < most - front && sections.at(-1 - back)?.section === before.at(-1 - back)?.section) back++;
  return [
    ...inSections.slice(0, front),
    ...sections.slice(front, sections.length - back).map(inSection),
    ...inSections.slice(inSections.length - back),
  ];
}
