import { rangeOf } from "../conformance/score/completeness.ts";
import type { DocumentSummary } from "../workspace/facts/documentIndex.ts";

/** What the statuses that Perfdoc knows say of a document, and what follows from it. */
const STATUSES: ReadonlyMap<string, string> = new Map([
  ["stub", "Begun, with most of it still to be written; what is missing is only hinted at."],
  ["draft", "Being written; what is missing is only hinted at, what is wrong is told."],
  ["current", "Finished, and as the code is now; what is missing counts as much as what is wrong."],
  ["needs-review", "Was current, and somebody has to look whether it still is; it counts as current."],
  ["archived", "Of the past, and kept for who looks for it; it counts as a stub."],
]);

/** What a status means, in a sentence or two; undefined for one of a template's own. */
export function meaningOfStatus(status: string): string | undefined {
  const meaning = STATUSES.get(status);
  const range = rangeOf(status);
  if (meaning === undefined) return undefined;
  return range ? `${meaning} It goes with a completeness of ${range[0]} to ${range[1]}%.` : meaning;
}

/** A document as somebody who may link to it wants to know it, in plain text. */
export function inBrief(
  { title, status, module }: Pick<DocumentSummary, "title" | "status" | "module">,
  completeness?: number,
): string {
  const score = completeness === undefined ? undefined : `${completeness}% complete`;
  const facts = [status, module, score].filter((one) => one !== undefined);
  return facts.length === 0 ? title : `${title} (${facts.join(", ")})`;
}
