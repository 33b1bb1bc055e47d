import { type Section, withDescendants } from "../../document/outline.ts";
import type { Match, SectionMatch } from "../match.ts";

/** A section that fills no part of the template. */
export interface UnmatchedSection {
  readonly section: Section;
  /** Where the outermost section that holds it begins. */
  readonly start: number;
  /** The section above it is one of the template's, or it is an outermost one. */
  readonly isOuter: boolean;
}

/** Every section without a place in the template, in no particular order. */
export function unmatchedSections({ sections, unknown }: Match): readonly UnmatchedSection[] {
  return [
    ...unknown.flatMap(({ section, start }) => withInner(section, start)),
    ...sections.flatMap(({ match, start }) => unmatchedIn(match, start)),
  ];
}

function unmatchedIn(match: SectionMatch, start: number): readonly UnmatchedSection[] {
  return [
    ...match.unknown.flatMap((section) => withInner(section, start)),
    ...match.sections.flatMap((child) => unmatchedIn(child, start)),
  ];
}

function withInner(section: Section, start: number): readonly UnmatchedSection[] {
  return withDescendants(section).map((one) => ({ section: one, start, isOuter: one === section }));
}
