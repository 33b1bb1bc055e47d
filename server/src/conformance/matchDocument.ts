import {
  type PlacedHeading,
  type PlacedSection,
  type Section,
  titleHeading,
  withDescendants,
} from "../document/outline.ts";
import type { Block } from "../document/part.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import type { ItemSchema, SectionSchema, Template } from "../template/template.ts";
import { holdsToken } from "../template/valueKinds.ts";
import { flatMap } from "../text/flatMap.ts";
import { DocumentMemory, type Memory, memoisedLastingly, remembered } from "../text/memoised.ts";
import type { Duplicate, Match, SectionMatch, SlotMatch, TitleMatch, TopMatch } from "./match.ts";
import { itemMatch } from "./matchItems.ts";
import { matchSlotsOf } from "./partSlots.ts";
import { contentOf, matchSlots, missingSlot, sameLabel } from "./slots.ts";
import { headingKey, nearest, sameTitle, schemaKey, titleKey } from "./titles.ts";

/** Finds what of the template is in the document. The same sections give the same matches, so rules can be cached by them. */
export function matchDocument(document: PerfDocument, template: Template): Match {
  const title = titleHeading(document.outline);
  const tocHeading = tocHeadingOf(document, template);
  const footerAt = footerStart(document, template);
  const candidates = document.outline.sections.filter(
    ({ section }) =>
      section.part !== title?.part &&
      section.part !== tocHeading?.part &&
      section.part !== document.tableOfContents?.part,
  );
  const { found, duplicates } = assignSections(template.sections, candidates, document.outline.sections);
  const sections = template.sections.map((schema) => topMatch(schema, found.get(schema)));
  const used = new Set([...[...found.values()].map(({ placed }) => placed), ...duplicates.map(({ placed }) => placed)]);
  return {
    template,
    title: titleMatch(title, template),
    description: descriptionMatch(document, title, template),
    sections,
    unknown: candidates.filter((placed) => !used.has(placed)),
    duplicates,
    tocHeading,
    footer: footerMatches(document, template, footerAt),
  };
}

interface FoundSection {
  readonly placed: PlacedSection;
  readonly section: Section;
  readonly how: "title" | "near title" | "other level";
}

/**
 * Titles first, then the same title at another level, then titles that are close.
 * @param all With the title and the table of contents, below which a section at a deeper level may stand.
 */
function assignSections(
  schemas: readonly SectionSchema[],
  candidates: readonly PlacedSection[],
  all: readonly PlacedSection[],
): { found: ReadonlyMap<SectionSchema, FoundSection>; duplicates: readonly Duplicate[] } {
  const found = new Map<SectionSchema, FoundSection>();
  const duplicates: Duplicate[] = [];
  const keys = schemas.map(schemaKey);
  for (const placed of candidates) {
    const { heading } = placed.section;
    const key = headingKey(heading);
    const schema = schemas.find(({ level }, index) => level === heading.level && keys[index] === key);
    if (!schema) continue;
    if (found.has(schema)) duplicates.push({ schema, placed });
    else found.set(schema, { placed, section: placed.section, how: "title" });
  }
  const missing = () => schemas.filter((schema) => !found.has(schema));
  for (const schema of missing()) {
    const elsewhere = atOtherLevel(schema, schemas, candidates, all);
    if (elsewhere) found.set(schema, { ...elsewhere, how: "other level" });
  }
  const taken = new Set([...found.values()].map(({ section }) => section));
  const free = candidates.filter(({ section }) => section.heading.level === 2 && !taken.has(section));
  for (const { schema, candidate } of nearest(missing(), free, ({ section }) => section)) {
    found.set(schema, { placed: candidate, section: candidate.section, how: "near title" });
  }
  return { found, duplicates };
}

function atOtherLevel(
  schema: SectionSchema,
  schemas: readonly SectionSchema[],
  candidates: readonly PlacedSection[],
  all: readonly PlacedSection[],
): { placed: PlacedSection; section: Section } | undefined {
  // A title that the template also has further down belongs there.
  if (schemas.some((one) => titlesBelow(one).has(schemaKey(schema)))) return undefined;
  for (const placed of all) {
    const inside = withDescendants(placed.section).slice(candidates.includes(placed) ? 0 : 1);
    const section = inside.find((one) => one.heading.level !== schema.level && sameTitle(schema, one));
    if (section) return { placed, section };
  }
  return undefined;
}

const titlesBelow: (schema: SectionSchema) => ReadonlySet<string> = memoisedLastingly((schema) => {
  const titles = flatMap(schema.children, (child) =>
    child.kind === "section" ? [schemaKey(child), ...titlesBelow(child)] : [],
  );
  return new Set(titles);
});

function topMatch(schema: SectionSchema, found: FoundSection | undefined): TopMatch {
  if (!found) return { start: 0, match: missingSection(schema) };
  return { start: found.placed.start, match: matchSection(schema, found.section, found.how) };
}

/** An unchanged section keeps its match. */
const matches: Memory<SectionMatch> = new DocumentMemory();

function matchSection(schema: SectionSchema, section: Section, how: FoundSection["how"]): SectionMatch {
  return remembered(matches, section, [schema, how], () => buildSectionMatch(schema, section, how));
}

function buildSectionMatch(schema: SectionSchema, section: Section, how: FoundSection["how"]): SectionMatch {
  const schemas = schema.children.filter((child): child is SectionSchema => child.kind === "section");
  const kinds = schema.children.filter((child): child is ItemSchema => child.kind === "item");
  const assigned = assignChildren(schemas, section);
  const used = new Set([...assigned.values()].map((one) => one.section));
  const items = flatMap(section.children, (child) => (used.has(child) ? [] : (itemMatch(child, kinds) ?? [])));
  const itemSections = new Set(items.map((item) => item.section));
  return {
    schema,
    section,
    found: how,
    isNotApplicable: saysNotApplicable(section),
    slots: matchSlotsOf(section.part, section.at, schema.slots),
    sections: schemas.map((child) => {
      const found = assigned.get(child);
      return found ? matchSection(child, found.section, found.how) : missingSection(child);
    }),
    items,
    unknown: section.children.filter((child) => !used.has(child) && !itemSections.has(child)),
  };
}

function assignChildren(
  schemas: readonly SectionSchema[],
  section: Section,
): ReadonlyMap<SectionSchema, { readonly section: Section; readonly how: FoundSection["how"] }> {
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
  const free = section.children.filter((child) => isFree(child) && !isNumbered(child));
  for (const { schema, candidate } of nearest(missing, free, (child) => child))
    found.set(schema, { section: candidate, how: "near title" });
  return found;
}

function isNumbered(section: Section): boolean {
  return /\s\d+\s*(?::|$)/.test(section.heading.text);
}

const missingSection: (schema: SectionSchema) => SectionMatch = memoisedLastingly((schema) => ({
  schema,
  section: undefined,
  found: "not",
  isNotApplicable: false,
  slots: schema.slots.map((slot) => missingSlot(slot, 0)),
  sections: flatMap(schema.children, (child) => (child.kind === "section" ? [missingSection(child)] : [])),
  items: [],
  unknown: [],
}));

const NOT_APPLICABLE = /^(?:not applicable|n\/a)\b[\s:.,;()–—-]*(.*)/is;

/** "Not applicable" or "N/A" followed by a reason, which is at least two words. */
function saysNotApplicable({ part }: Section): boolean {
  const first = part.blocks[0];
  const reason = first?.kind === "paragraph" ? NOT_APPLICABLE.exec(first.text.trim())?.[1] : undefined;
  return reason !== undefined && reason.trim().split(/\s+/).length >= 2;
}

function titleMatch(heading: PlacedHeading | undefined, { title }: Template): TitleMatch {
  const text = heading?.heading.text ?? "";
  const fits =
    text.startsWith(title.prefix) &&
    endsLike(text, title.suffix) &&
    text.length > title.prefix.length + title.suffix.length;
  const name = fits ? text.slice(title.prefix.length, text.length - title.suffix.length).trim() : text;
  const isFilled = name !== "" && !holdsToken(name, [title.placeholder]);
  return { heading, state: heading === undefined ? "missing" : isFilled ? "filled" : "placeholder", name, fits };
}

/** A dash of any length, and any case, will do. */
function endsLike(text: string, suffix: string): boolean {
  const plain = (one: string) => one.toLowerCase().replace(/[–—]/g, "-");
  return plain(text).endsWith(plain(suffix));
}

function descriptionMatch(
  document: PerfDocument,
  title: PlacedHeading | undefined,
  { description }: Template,
): SlotMatch | undefined {
  if (!description) return undefined;
  const missing = missingSlot(description, title?.start ?? 0);
  if (!title) return missing;
  const toc = document.tableOfContents;
  const end = toc && toc.part === title.part ? toc.span.start - title.start : title.part.text.length;
  return matchSlots([description], contentOf(title.part, title.start, 0, end))[0] ?? missing;
}

function tocHeadingOf(document: PerfDocument, { tableOfContents }: Template): PlacedHeading | undefined {
  if (!tableOfContents) return undefined;
  const key = titleKey(tableOfContents.title);
  return document.outline.headings.find(({ heading }) => heading.level > 1 && headingKey(heading) === key);
}

/** Where the last thematic break of the document's last part begins, if the template has a footer behind one. */
function footerStart({ outline }: PerfDocument, { footer }: Template): number {
  const last = outline.headings.at(-1);
  const blocks = last?.part.blocks ?? [];
  const isBreak = ({ kind }: Block) => kind === "thematicBreak";
  // A break that nothing follows separates nothing.
  const content = blocks.findLastIndex((block) => !isBreak(block));
  const start = blocks.slice(0, content + 1).findLast(isBreak)?.span.start;
  if (!last || footer.length === 0) return outline.end;
  // A footer that lost its break is still known by its labels.
  const labelled = last.part.fields.find(({ label }) => footer.some((slot) => sameLabel(slot.label, label)));
  return last.start + (start ?? labelled?.span.start ?? last.part.text.length);
}

function footerMatches({ outline }: PerfDocument, { footer }: Template, footerAt: number): readonly SlotMatch[] {
  const last = outline.headings.at(-1);
  if (!last) return footer.map((slot) => missingSlot(slot, 0));
  const from = Math.max(0, footerAt - last.start);
  return matchSlots(footer, contentOf(last.part, last.start, from));
}

/** Every slot of a section's match with those below it, in the template's order; spans count as the match's do. */
export function slotsBelow(match: SectionMatch): readonly SlotMatch[] {
  return [...match.slots, ...flatMap(match.sections, slotsBelow), ...flatMap(match.items, (item) => item.slots)];
}
