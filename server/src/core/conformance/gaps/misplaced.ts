import type { Section } from "../../document/outline.ts";
import type { SectionSchema } from "../../template/template.ts";
import { isCompleteBelow, presentSections } from "../match/presentSections.ts";
import { sameTitle } from "../match/titles.ts";
import { type UnmatchedSection, unmatchedSections } from "../match/unmatched.ts";
import type { Match, TopLevelSection } from "../match.ts";

/** A missing subsection that is there after all, but at a level that takes it out of its section. */
export interface MisplacedSection {
  readonly schema: SectionSchema;
  readonly section: Section;
  /** Where the outermost section that holds it begins. */
  readonly start: number;
}

/**
 * Missing subsections whose title stands further down, before the next section of the template. One at the right
 * level below a heading that the template does not have is there too: it comes back with that heading's level.
 */
export function misplacedSections(match: Match): readonly MisplacedSection[] {
  const unmatched = isCompleteBelow(match) ? [] : unmatchedSections(match);
  if (unmatched.length === 0) return [];
  return match.sections.flatMap((topLevel) => misplacedIn(topLevel, endOf(topLevel, match), unmatched));
}

function misplacedIn(
  topLevel: TopLevelSection,
  end: number,
  unmatched: readonly UnmatchedSection[],
): readonly MisplacedSection[] {
  return presentSections(topLevel.match).flatMap(({ match, section: parent }) =>
    match.sections.flatMap(({ schema, section: own }) => {
      if (own) return [];
      const found = unmatched.find(({ section, start, isOuter }) => {
        const at = start + section.at;
        const isBehind = at > topLevel.start + parent.at && at < end;
        const isRight = isOuter && section.heading.level === schema.level;
        return isBehind && !isRight && sameTitle(schema, section);
      });
      return found ? [{ schema, section: found.section, start: found.start }] : [];
    }),
  );
}

function endOf({ start }: TopLevelSection, { sections }: Match): number {
  const later = sections.filter(({ start: other, match }) => match.section !== undefined && other > start);
  return Math.min(...later.map(({ start: other }) => other), Number.POSITIVE_INFINITY);
}
