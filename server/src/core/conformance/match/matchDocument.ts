import { type Section, titleHeading, withDescendants } from "../../document/outline.ts";
import type { PerfDocument } from "../../document/perfDocument.ts";
import type { TableOfContents } from "../../document/tableOfContents.ts";
import { entryOf, type Frontmatter } from "../../frontmatter/frontmatterModel.ts";
import { perDocument, perLastingValue } from "../../incremental/memo.ts";
import type { Part } from "../../markdown/part.ts";
import { childrenOf } from "../../template/children.ts";
import { isOpenTarget } from "../../template/slots.ts";
import type { SectionSchema, SlotSchema, Template } from "../../template/template.ts";
import { shiftSpan } from "../../text/span.ts";
import type { Match, SectionMatch, SlotMatch, TopLevelSection } from "../match.ts";
import { missingSlot } from "../slots/matchSlots.ts";
import { matchSlotsOf } from "../slots/partSlots.ts";
import { assignSections, type FoundSection } from "./assignSections.ts";
import { descriptionMatch, footerMatches, titleMatch, tocHeadingOf } from "./matchEnds.ts";
import { itemMatch } from "./matchItems.ts";
import { headingKey, pairsOfNearTitles, sameTitle, schemaKey } from "./titles.ts";

/** Finds what of the template is in the document. The same sections give the same matches, so rules can be cached by them. */
export function matchDocument(document: PerfDocument, template: Template): Match {
  const { outline, tableOfContents } = document;
  const title = titleHeading(outline);
  const tocHeading = tocHeadingOf(document, template);
  const others = [title?.part, tocHeading?.part, tocPart(tableOfContents, template)];
  const { found, duplicates, unknown } = assignSections(outline, template, others);
  return {
    documentIdentity: outline.documentIdentity,
    template,
    title: titleMatch(document, title, template),
    description: descriptionMatch(document, title, template),
    sections: template.sections.map((schema) => topLevelSection(schema, found.get(schema))),
    unknown,
    duplicates,
    tocHeading,
    footer: footerMatches(document, template).filter(
      ({ schema, state }) => state !== "missing" || isDue(schema, template, document.frontmatter),
    ),
  };
}

/** The part that the table of contents has for itself; a section of the template that holds it is a section all the same. */
function tocPart(toc: TableOfContents | undefined, { sections }: Template): Part | undefined {
  const heading = toc?.part.heading;
  const isSection = heading && sections.some((schema) => schemaKey(schema) === headingKey(heading));
  return isSection ? undefined : toc?.part;
}

function topLevelSection(schema: SectionSchema, found: FoundSection | undefined): TopLevelSection {
  if (!found) return { start: 0, match: missingSection(schema) };
  return { start: found.placed.start, match: matchSection(schema, found.section, found.how) };
}

/** False for a field that the template asks for with other values of the document's status only. */
function isDue(schema: SlotSchema, template: Template, frontmatter: Frontmatter): boolean {
  if (schema.kind !== "field" || schema.dueIn === undefined) return true;
  const status = entryOf(frontmatter, "status")?.value.text;
  const known = template.frontmatter.find(({ key }) => key === "status")?.kind;
  const isKnown = status !== undefined && known?.kind === "enum" && known.values.includes(status);
  return !isKnown || schema.dueIn.includes(status);
}

/** An unchanged section keeps its match. */
const matches = perDocument<SectionMatch>();

function matchSection(schema: SectionSchema, section: Section, how: FoundSection["how"]): SectionMatch {
  return matches(section, [schema, how], () => buildSectionMatch(schema, section, how));
}

function buildSectionMatch(schema: SectionSchema, section: Section, how: FoundSection["how"]): SectionMatch {
  const { sections: schemas, kinds } = childrenOf(schema);
  const assigned = assignChildren(schemas, section);
  const used = new Set([...assigned.values()].map((one) => one.section));
  const items = section.children.flatMap((child) => (used.has(child) ? [] : (itemMatch(child, kinds) ?? [])));
  const itemSections = new Set(items.map((item) => item.section));
  return {
    schema,
    section,
    found: how,
    isNotApplicable: saysNotApplicable(section, schema),
    slots: linkedSlots(matchSlotsOf(section.part, section.at, schema.slots), section.part, schema),
    sections: schemas.map((child) => {
      const found = assigned.get(child);
      return found ? matchSection(child, found.section, found.how) : missingSection(child);
    }),
    items,
    unknown: section.children.filter((child) => !used.has(child) && !itemSections.has(child)),
  };
}

/** The slots of a section of labelled lists of links: where none of the labels is there, any link is an answer. */
function linkedSlots(slots: readonly SlotMatch[], part: Part, { isOfLinks }: SectionSchema): readonly SlotMatch[] {
  if (!isOfLinks || slots.some(({ state }) => state !== "missing")) return slots;
  const answer = part.links.find(({ kind, url }) => kind !== "image" && (kind === "reference" || !isOpenTarget(url)));
  if (!answer) return slots;
  return slots.map((slot) => ({ ...slot, state: "filled", span: shiftSpan(answer.span, slot.at) }));
}

type AssignedChildren = ReadonlyMap<SectionSchema, { readonly section: Section; readonly how: FoundSection["how"] }>;

const NONE_ASSIGNED: AssignedChildren = new Map();

function assignChildren(schemas: readonly SectionSchema[], section: Section): AssignedChildren {
  if (schemas.length === 0) return NONE_ASSIGNED;
  const found = new Map<SectionSchema, { section: Section; how: FoundSection["how"] }>();
  const isFree = (child: Section) => ![...found.values()].some((one) => one.section === child);
  const assign = (candidates: readonly Section[], how: FoundSection["how"]) => {
    for (const schema of schemas) {
      if (found.has(schema)) continue;
      const child = candidates.find((one) => isFree(one) && sameTitle(schema, one));
      if (child) found.set(schema, { section: child, how });
    }
  };
  assign(
    section.children.filter(({ heading }) => heading.level === schemas[0]?.level),
    "title",
  );
  assign(withDescendants(section).slice(1), "other level");
  const missing = schemas.filter((schema) => !found.has(schema));
  const free = section.children.filter(isFree);
  for (const { schema, candidate } of pairsOfNearTitles(missing, free, (child) => child))
    found.set(schema, { section: candidate, how: "near title" });
  return found;
}

const missingSection: (schema: SectionSchema) => SectionMatch = perLastingValue((schema) => ({
  schema,
  section: undefined,
  found: "not",
  isNotApplicable: false,
  slots: schema.slots.map((slot) => missingSlot(slot, 0)),
  sections: childrenOf(schema).sections.map(missingSection),
  items: [],
  unknown: [],
}));

const NOT_APPLICABLE = /^(?:not applicable|n\/a)\b[\s:.,;()–—-]*(.*)/is;

/** "Not applicable" or "N/A" followed by a reason, which is at least two words; "None" says enough in place of links. */
function saysNotApplicable({ part }: Section, { isOfLinks }: SectionSchema): boolean {
  const first = part.blocks[0];
  if (isOfLinks && first?.kind === "paragraph" && /^none\b/i.test(first.text.trim())) return true;
  const reason = first?.kind === "paragraph" ? NOT_APPLICABLE.exec(first.text.trim())?.[1] : undefined;
  return reason !== undefined && reason.trim().split(/\s+/).length >= 2;
}

/** Every slot of a section's match with those below it, in the template's order; spans count as the match's do. */
export function slotsBelow(match: SectionMatch): readonly SlotMatch[] {
  return [...match.slots, ...match.sections.flatMap(slotsBelow), ...match.items.flatMap((item) => item.slots)];
}
