import type { PerfDocument } from "../../document/perfDocument.ts";
import type { SectionSchema } from "../../template/template.ts";
import { placeBehind, sectionBefore } from "../edits/insertSection.ts";
import { isClearBetween } from "../match/presentSections.ts";
import type { Match } from "../match.ts";

/** The outermost sections that the template asks for and that are not there. */
export function missingSections(document: PerfDocument, match: Match): readonly SectionSchema[] {
  return match.sections
    .filter(({ match: { schema, section } }) => !section && !schema.isOptional)
    .map(({ match: { schema } }) => schema)
    .filter((schema) => mayBeMissed(document, match, schema));
}

/** False where a fence or comment that nothing closes may hide the section. */
function mayBeMissed(document: PerfDocument, match: Match, schema: SectionSchema): boolean {
  const from = sectionBefore(match, schema)?.start ?? 0;
  return isClearBetween(document, from, placeBehind(document, match, schema) ?? document.outline.end);
}
