import { fromLast } from "../../incremental/memo.ts";
import type { Match, SectionMatch, TopMatch } from "../match.ts";

/** Something that was found in an outermost section of the template. */
export interface InTop<Found> {
  readonly top: TopMatch;
  /** Where that begins, as for what is found in a part: spans in `found` count from there. */
  readonly start: number;
  readonly found: Found;
}

interface LastSearch<Found> {
  readonly sections: readonly TopMatch[];
  /** For each of them. */
  readonly found: readonly (readonly Found[])[];
}

/**
 * Makes a search through the outermost sections of the template, in its order. After an edit only those are searched
 * again whose match is another one: as a rule, one.
 */
export function inEveryTop<Found>(
  find: (match: SectionMatch) => readonly Found[],
): (match: Match) => readonly InTop<Found>[] {
  const search = fromLast<LastSearch<Found>>();
  return ({ lineage, sections }) => {
    const { found } = search(lineage, (last) => ({
      sections,
      found: sections.map(({ match }, index) => {
        const known = last?.sections[index]?.match === match ? last.found[index] : undefined;
        return known ?? find(match);
      }),
    }));
    return placed(sections, found);
  };
}

function placed<Found>(sections: readonly TopMatch[], found: readonly (readonly Found[])[]): readonly InTop<Found>[] {
  const all: InTop<Found>[] = [];
  for (const [index, top] of sections.entries()) {
    for (const one of found[index] ?? []) all.push({ top, start: top.start, found: one });
  }
  return all;
}
