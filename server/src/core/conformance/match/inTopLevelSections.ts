import { fromLast } from "../../incremental/memo.ts";
import type { Match, SectionMatch, TopLevelSection } from "../match.ts";

/** Something that was found in an outermost section of the template. */
export interface InTopLevelSection<Found> {
  readonly topLevel: TopLevelSection;
  /** Where that begins, as for what is found in a part: spans in `found` count from there. */
  readonly start: number;
  readonly found: Found;
}

interface LastSearch<Found> {
  readonly sections: readonly TopLevelSection[];
  /** For each of them. */
  readonly found: readonly (readonly Found[])[];
}

/**
 * Makes a search through the outermost sections of the template, in its order. After an edit only those are searched
 * again whose match is another one: as a rule, one.
 */
export function inTopLevelSections<Found>(
  find: (match: SectionMatch) => readonly Found[],
): (match: Match) => readonly InTopLevelSection<Found>[] {
  const search = fromLast<LastSearch<Found>>();
  return ({ documentIdentity, sections }) => {
    const { found } = search(documentIdentity, (last) => ({
      sections,
      found: sections.map(({ match }, index) => {
        const known = last?.sections[index]?.match === match ? last.found[index] : undefined;
        return known ?? find(match);
      }),
    }));
    return placed(sections, found);
  };
}

function placed<Found>(
  sections: readonly TopLevelSection[],
  found: readonly (readonly Found[])[],
): readonly InTopLevelSection<Found>[] {
  const all: InTopLevelSection<Found>[] = [];
  for (const [index, topLevel] of sections.entries()) {
    for (const one of found[index] ?? []) all.push({ topLevel, start: topLevel.start, found: one });
  }
  return all;
}
