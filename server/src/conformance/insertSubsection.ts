import type { PerfDocument } from "../document/perfDocument.ts";
import { headingSkeleton, type ItemCounts, sectionSkeleton } from "../template/render.ts";
import type { SectionSchema } from "../template/template.ts";
import type { TextEdit } from "../text/textEdit.ts";
import { blocksAfter, blocksBefore } from "./insertBlock.ts";
import type { Match, SectionMatch, TopMatch } from "./match.ts";
import { itemsIn } from "./matchAt.ts";
import { strayContentStart } from "./strays.ts";
import { contentEnd, partEnd } from "./textEnd.ts";

/** A missing subsection: the outermost section that it belongs to, and the one directly above it. */
export interface MissingSubsection {
  readonly top: TopMatch;
  readonly parent: SectionMatch;
  readonly schema: SectionSchema;
}

/** Puts a missing subsection behind the one that it follows in the template, or only its heading where its content is there. */
export function insertSubsection(document: PerfDocument, match: Match, missing: MissingSubsection): readonly TextEdit[] {
  const stray = straySubsectionStart(match, missing);
  if (stray !== undefined) return [blocksBefore(document.text, stray, headingSkeleton(missing.schema))];
  const skeleton = sectionSkeleton(match.template, missing.schema, itemsAbove(missing));
  return [blocksAfter(document.text, insertionOffset(match, missing), skeleton)];
}

/** Where the subsection's content begins, if only its heading is missing. */
export function straySubsectionStart(match: Match, { top, parent, schema }: MissingSubsection): number | undefined {
  const { before, behind } = neighbours(parent, schema);
  const start = before?.section ?? parent.section;
  const end = behind?.section?.at ?? parent.section?.end ?? 0;
  return strayContentStart(match, schema, { start: top.start + (start?.at ?? 0), end: top.start + end });
}

/** The present subsections that the template has next before and behind a missing one. */
export function neighbours(
  parent: SectionMatch,
  schema: SectionSchema,
): { readonly before: SectionMatch | undefined; readonly behind: SectionMatch | undefined } {
  const index = parent.sections.findIndex((one) => one.schema === schema);
  const isPresent = ({ section }: SectionMatch) => section !== undefined;
  return {
    before: parent.sections.slice(0, index).findLast(isPresent),
    behind: parent.sections.slice(index + 1).find(isPresent),
  };
}

function insertionOffset({ template }: Match, { top, parent, schema }: MissingSubsection): number {
  const { section } = parent;
  const before = neighbours(parent, schema).before?.section;
  if (before) return top.start + contentEnd(before, template);
  return top.start + (section ? section.at + partEnd(section.part, template) : 0);
}

/** How many items of each kind stand in the outermost section before the missing subsection. */
function itemsAbove({ top, parent, schema }: MissingSubsection): ItemCounts {
  const end = neighbours(parent, schema).behind?.section?.at ?? Number.POSITIVE_INFINITY;
  const counts = new Map<string, number>();
  for (const { schema: kind, section } of itemsIn(top.match)) {
    if (section.at < end) counts.set(kind.label, (counts.get(kind.label) ?? 0) + 1);
  }
  return counts;
}
