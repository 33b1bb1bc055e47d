import type { Match } from "../match.ts";
import type { Score } from "./score.ts";

/** True if the document has sections, and nothing in them but what the template gave. */
export function isUntouched({ match, score }: { readonly match: Match; readonly score: Score }): boolean {
  // The head is filled in before anybody writes.
  const sections = score.sections.filter(({ key }) => key !== "");
  return (
    match.unknown.length === 0 &&
    sections.some(({ isPresent }) => isPresent) &&
    sections.every(({ filled }) => filled === 0)
  );
}
