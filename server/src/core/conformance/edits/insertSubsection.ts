import { editDocument, type PerfDocument } from "../../document/perfDocument.ts";
import { headingSkeleton, itemSkeleton, sectionSkeleton } from "../../template/render.ts";
import type { SectionSchema } from "../../template/template.ts";
import { applyEdits, differenceOf, type TextEdit } from "../../text/textEdit.ts";
import { itemsIn } from "../match/matchAt.ts";
import { matchDocument } from "../match/matchDocument.ts";
import { presentSections } from "../match/presentSections.ts";
import { contentEnd, partEnd } from "../match/textEnd.ts";
import type { Match, SectionMatch, TopLevelSection } from "../match.ts";
import { blocksAfter, blocksBefore } from "./insertBlock.ts";
import { orphanedContentStart } from "./orphanedContent.ts";

/** A missing subsection: the outermost section that it belongs to, and the one directly above it. */
export interface MissingSubsection {
  readonly topLevel: TopLevelSection;
  readonly parent: SectionMatch;
  readonly schema: SectionSchema;
}

/** Puts a missing subsection behind the one that it follows in the template, or only its heading where its content is there. */
export function insertSubsection(
  document: PerfDocument,
  match: Match,
  missing: MissingSubsection,
): readonly TextEdit[] {
  const stray = orphanedSubsectionStart(match, missing);
  if (stray !== undefined) return [blocksBefore(document.text, stray, headingSkeleton(missing.schema))];
  return [blocksAfter(document.text, insertionOffset(match, missing), skeletonFor(match, missing))];
}

/**
 * The edit that puts several missing subsections in at once: one after the other, since numbers run on from each to the
 * next.
 */
export function insertSubsections(
  document: PerfDocument,
  { template }: Match,
  missing: readonly MissingSubsection[],
): readonly TextEdit[] {
  let current = document;
  for (const { parent, schema } of missing) {
    const match = matchDocument(current, template);
    const found = placeOf(match, parent.schema);
    if (!found) continue;
    const edits = insertSubsection(current, match, { ...found, schema });
    const edit = differenceOf(current.text, applyEdits(current.text, edits));
    if (edit) current = editDocument(current, edit);
  }
  const edit = differenceOf(document.text, current.text);
  return edit ? [edit] : [];
}

/** A section of the template that is there, wherever below an outermost one. */
function placeOf({ sections }: Match, schema: SectionSchema): Omit<MissingSubsection, "schema"> | undefined {
  for (const topLevel of sections) {
    const parent = presentSections(topLevel.match).find(({ match }) => match.schema === schema)?.match;
    if (parent) return { topLevel, parent };
  }
  return undefined;
}

/** Where the subsection's content begins, if only its heading is missing. */
export function orphanedSubsectionStart(
  match: Match,
  { topLevel, parent, schema }: MissingSubsection,
): number | undefined {
  const { before, behind } = neighbours(parent, schema);
  const start = before?.section ?? parent.section;
  const end = behind?.section?.at ?? parent.section?.end ?? 0;
  return orphanedContentStart(match, schema, { start: topLevel.start + (start?.at ?? 0), end: topLevel.start + end });
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

function insertionOffset({ template }: Match, { topLevel, parent, schema }: MissingSubsection): number {
  const { section } = parent;
  const before = neighbours(parent, schema).before?.section;
  if (before) return topLevel.start + contentEnd(before, template);
  return topLevel.start + (section ? section.at + partEnd(section.part, template) : 0);
}

/** The subsection to fill in; where numbers run on behind it, with an item for each number that is missing. */
function skeletonFor({ template }: Match, missing: MissingSubsection): string {
  const { topLevel, parent, schema } = missing;
  const end = neighbours(parent, schema).behind?.section?.at ?? Number.POSITIVE_INFINITY;
  const items = itemsIn(topLevel.match);
  const above = new Map<string, number>();
  for (const { schema: kind, section, number } of items) {
    if (section.at < end) above.set(kind.label, Math.max(above.get(kind.label) ?? 0, number ?? 0));
  }
  const further = schema.children.flatMap((kind) => {
    if (kind.kind !== "item" || kind.numbering !== "section") return [];
    const next = items.find((item) => item.section.at >= end && item.schema.label === kind.label)?.number ?? 0;
    const first = (above.get(kind.label) ?? 0) + 2;
    return Array.from({ length: Math.max(0, Math.min(next - first, MOST_ITEMS)) }, (_, index) =>
      itemSkeleton(template, kind, first + index),
    );
  });
  return [sectionSkeleton(template, schema, above), ...further].join("\n");
}

/** A number far off is more likely a slip than a count. */
const MOST_ITEMS = 9;
