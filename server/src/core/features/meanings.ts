import * as l10n from "@vscode/l10n";
import { rangeOf } from "../conformance/score/completeness.ts";
import type { DocumentSummary } from "../workspace/facts/documentIndex.ts";

/** What the statuses that Perfdoc knows say of a document, and what follows from it. */
const STATUSES: ReadonlyMap<string, () => string> = new Map([
  ["stub", () => l10n.t("Begun, with most of it still to be written; what is missing is only hinted at.")],
  ["draft", () => l10n.t("Being written; what is missing is only hinted at, what is wrong is told.")],
  ["current", () => l10n.t("Finished, and as the code is now; what is missing counts as much as what is wrong.")],
  ["needs-review", () => l10n.t("Was current, and somebody has to look whether it still is; it counts as current.")],
  ["archived", () => l10n.t("Of the past, and kept for who looks for it; it counts as a stub.")],
]);

/** What a status means, in a sentence or two; undefined for one of a template's own. */
export function meaningOfStatus(status: string): string | undefined {
  const meaning = STATUSES.get(status)?.();
  const range = rangeOf(status);
  if (meaning === undefined) return undefined;
  return range ? `${meaning} ${l10n.t("It goes with a completeness of {0} to {1}%.", range[0], range[1])}` : meaning;
}

/** A document as somebody who may link to it wants to know it, in plain text. */
export function inBrief(
  { title, status, module }: Pick<DocumentSummary, "title" | "status" | "module">,
  completeness?: number,
): string {
  const score = completeness === undefined ? undefined : l10n.t("{0}% complete", completeness);
  const facts = [status, module, score].filter((one) => one !== undefined);
  return facts.length === 0 ? title : `${title} (${facts.join(", ")})`;
}
