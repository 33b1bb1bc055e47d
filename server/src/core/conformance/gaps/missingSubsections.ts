import type { PerfDocument } from "../../document/perfDocument.ts";
import type { MissingSubsection } from "../edits/insertSubsection.ts";
import { clearSections, demandingSections, isComplete, isCompleteBelow } from "../match/presentSections.ts";
import type { Match } from "../match.ts";
import { isReportedAsEmpty } from "./emptySections.ts";
import { misplacedSections } from "./misplaced.ts";

/** Subsections that are not there, below sections that are; what stands at another level is there. */
export function missingSubsections(document: PerfDocument, match: Match): readonly MissingSubsection[] {
  if (isCompleteBelow(match)) return [];
  const incomplete = clearSections(document, match).filter((topLevel) => !isComplete(topLevel.match));
  const misplaced = misplacedSections(match);
  return incomplete.flatMap((topLevel) =>
    demandingSections(topLevel.match).flatMap(({ match: parent }) => {
      if (isReportedAsEmpty(parent)) return [];
      return parent.sections
        .filter(({ section, schema }) => !section && !schema.isOptional)
        .filter(({ schema }) => !misplaced.some((one) => one.schema === schema))
        .map(({ schema }) => ({ topLevel, parent, schema }));
    }),
  );
}
