import type { Section } from "../../document/outline.ts";
import type { PerfDocument } from "../../document/perfDocument.ts";
import { itemSkeleton, ownSkeleton, sectionSkeleton, withoutHeading } from "../../template/render.ts";
import type { ItemSchema, SectionSchema, Template } from "../../template/template.ts";
import { inTopLevelSections } from "../match/inTopLevelSections.ts";
import { clearSections, demandingItems, inDemandingSections } from "../match/presentSections.ts";
import { partEnd } from "../match/textEnd.ts";
import type { Match, SectionMatch } from "../match.ts";
import { isBlank } from "./fieldGaps.ts";
import { type MisplacedSection, misplacedSections } from "./misplaced.ts";

/** A section or an item without what it is there for. Offsets count from the document's start. */
export interface EmptySection {
  /** `all`: nothing stands below the heading; `text`: only subsections do; `items`: only an introduction does. */
  readonly lacks: "all" | "text" | "items";
  readonly schema: SectionSchema | ItemSchema;
  readonly section: Section;
  /** Where the outermost section begins. */
  readonly start: number;
  /** Where what is lacking goes. */
  readonly contentEnd: number;
}

/** Every empty section and item of which it can be said that it is. */
export function emptySections(document: PerfDocument, match: Match): readonly EmptySection[] {
  const lacking = lackingSections(match);
  if (lacking.length === 0) return [];
  const clear = clearSections(document, match);
  const misplaced = misplacedSections(match);
  return lacking.flatMap(({ topLevel, start, found: { match: own, section } }) => {
    if (!clear.includes(topLevel)) return [];
    const lacks = hasMisplaced(own.schema, misplaced) ? undefined : lackingIn(own, section);
    const items = demandingItems(own).filter((item) => isEmpty(item.section));
    const found = [
      ...(lacks ? [{ lacks, schema: own.schema, section }] : []),
      ...items.map((item) => ({ lacks: "all" as const, schema: item.schema, section: item.section })),
    ];
    return found.map((one) => ({
      start,
      contentEnd: start + one.section.at + partEnd(one.section.part, match.template),
      ...one,
    }));
  });
}

/** Those that lack something, or hold an item that does. */
const lackingSections = inTopLevelSections(
  inDemandingSections((present) => {
    const { match, section } = present;
    const isLacking =
      lackingIn(match, section) !== undefined || demandingItems(match).some((item) => isEmpty(item.section));
    return isLacking ? [present] : [];
  }),
);

/** What stands at the wrong level is the section's content all the same. */
function hasMisplaced({ children }: SectionSchema, misplaced: readonly MisplacedSection[]): boolean {
  return misplaced.some(({ schema }) => children.includes(schema));
}

function isEmpty({ part, children }: Section): boolean {
  return children.length === 0 && isBlank(part);
}

function lackingIn(match: SectionMatch, section: Section): EmptySection["lacks"] | undefined {
  const { schema, slots, items } = match;
  if (isEmpty(section)) return "all";
  if (isBlank(section.part)) return slots.some(({ schema: { kind } }) => kind === "prose") ? "text" : undefined;
  const kinds = schema.children.some(({ kind }) => kind === "item");
  return kinds && items.length === 0 && section.children.length === 0 && isIntroduction(section) ? "items" : undefined;
}

/** True if nothing but one paragraph stands there. */
function isIntroduction({ part }: Section): boolean {
  const blocks = part.blocks.filter(({ kind }) => kind !== "thematicBreak" && kind !== "html");
  return blocks.length === 1 && blocks[0]?.kind === "paragraph" && part.fields.length === 0;
}

/** True for a section without a single subsection or item that is reported as a whole. */
export function isReportedAsEmpty({ section }: SectionMatch): boolean {
  return section !== undefined && isEmpty(section);
}

/** The template's own words for what is lacking, without the heading. */
export function skeletonFor({ lacks, schema }: EmptySection, template: Template): string {
  if (schema.kind === "item") return withoutHeading(itemSkeleton(template, schema));
  switch (lacks) {
    case "all":
      return withoutHeading(sectionSkeleton(template, schema));
    case "text":
      return withoutHeading(ownSkeleton(template, schema));
    case "items":
      return schema.children
        .flatMap((child) => (child.kind === "item" ? [itemSkeleton(template, child, 1)] : []))
        .join("\n");
  }
}
