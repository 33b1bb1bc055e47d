import type { PlacedSection, Section } from "../../document/outline.ts";
import type { PerfDocument } from "../../document/perfDocument.ts";
import { entryOf, type Frontmatter } from "../../frontmatter/frontmatterModel.ts";
import { perDocument, perLastingValue, perValue } from "../../incremental/memo.ts";
import { childrenOf } from "../../template/children.ts";
import { isTemplateValue } from "../../template/keys.ts";
import type { SlotSchema, Template } from "../../template/template.ts";
import { addTo } from "../../text/addTo.ts";
import { shiftSpan } from "../../text/span.ts";
import { inTopLevelSections } from "../match/inTopLevelSections.ts";
import type { ItemMatch, Match, SectionMatch, SlotMatch, SlotState, TopLevelSection } from "../match.ts";
import { isScored, placesOfItem, subsectionWorth, worthBelow } from "../measurements/places.ts";
import { holdsOwnContent, type OwnContent, ownContentOf } from "../slots/ownContent.ts";
import { isJunk } from "../values/junk.ts";
import { openBesides } from "./openBesides.ts";
import {
  type Counts,
  type OpenPlace,
  type OwnSectionScore,
  percentOf,
  type Score,
  type SectionScore,
} from "./score.ts";

/**
 * Measures how complete a document is: how many of its places are filled in. Every slot of the template is a place,
 * and so is whatever is left of the template elsewhere; what the author has besides counts as filled places.
 */
export function scoreDocument(document: PerfDocument, match: Match): Score {
  const scored = new Map(scoring(match.template)(match).map(({ topLevel, found }) => [topLevel, found]));
  const besides = new Map<TopLevelSection | undefined, OpenPlace[]>();
  for (const { topLevel, place } of openBesides(document, match)) addTo(besides, topLevel, place);
  const head = withOpen(headScore(match, document.frontmatter), [], besides.get(undefined) ?? []);
  const sections = match.sections.flatMap((topLevel) => {
    const score = scored.get(topLevel);
    return score ? [withOpen(score, topLevel.match.sections, besides.get(topLevel) ?? [])] : [];
  });
  const ownSections = match.unknown.flatMap((placed) => ownSectionScore(placed, match.template));
  const counts = addUp([head, ...sections, ...ownSections]);
  const own = [...ownSections.map(({ filled }) => filled), ...sections.map(ownIn)].reduce((sum, one) => sum + one, 0);
  return { ...counts, value: percentOf(counts), own, sections: [head, ...sections], ownSections };
}

function ownIn({ own, sections }: SectionScore): number {
  return sections.reduce((sum, child) => sum + ownIn(child), own);
}

/** The score with further open places, each counted in the innermost section that holds it. */
function withOpen(score: SectionScore, below: readonly SectionMatch[], open: readonly OpenPlace[]): SectionScore {
  if (open.length === 0) return score;
  const sections = score.sections.map((child) => {
    const match = below.find(({ schema }) => schema.key === child.key);
    return withOpen(child, match?.sections ?? [], match ? open.filter((place) => isIn(match, place)) : []);
  });
  return { ...score, expected: score.expected + open.length, open: [...score.open, ...open], sections };
}

function isIn({ section }: SectionMatch, { at }: OpenPlace): boolean {
  return section !== undefined && section.at <= at && at < section.end;
}

/** Scored besides title and description; what the other keys hold is checked by rules. */
const SCORED_KEYS: ReadonlySet<string> = new Set(["status", "module", "created", "updated", "last-synced"]);

function headScore({ template, title, description, footer }: Match, frontmatter: Frontmatter): SectionScore {
  const keys = lastKeyCounts(frontmatter, [template], () => countKeys(frontmatter, template));
  const slots = countSlots([...(description ? [description] : []), ...footer]);
  return {
    ...together([keys, countTitle(title, template), slots]),
    title: template.title.placeholder,
    key: "",
    isPresent: true,
    own: 0,
    sections: [],
  };
}

function countTitle({ heading, state }: Match["title"], template: Template): Counted {
  if (state === "filled") return FILLED;
  const span = heading && shiftSpan(heading.heading.textSpan, heading.start);
  const place = { label: template.title.placeholder, state: openState(state), span, at: heading?.start ?? 0 };
  return { filled: 0, expected: 1, open: [{ ...place, of: { kind: "title" } }] };
}

const lastKeyCounts = perDocument<Counted>();

function countKeys(frontmatter: Frontmatter, template: Template): Counted {
  const keys = template.frontmatter.filter(({ key }) => SCORED_KEYS.has(key));
  const open = keys.flatMap((schema): readonly OpenPlace[] => {
    const value = entryOf(frontmatter, schema.key)?.value;
    if (value && value.text !== "" && !isTemplateValue(value.text, schema) && !isJunk(value.text)) return [];
    const state = value ? "placeholder" : "missing";
    return [{ label: schema.key, state, span: value?.span, at: 0, of: { kind: "key", schema } }];
  });
  return { filled: keys.length - open.length, expected: keys.length, open };
}

/** The scores of sections by the template that says what their content is worth. */
const scoring = perLastingValue((template: Template) => {
  const scoreOf: (match: SectionMatch) => SectionScore | undefined = perValue((match) => {
    const sections = match.sections.flatMap((child) => scoreOf(child) ?? []);
    return sectionScore(match, sections, template);
  });
  return inTopLevelSections((match) => {
    const score = scoreOf(match);
    return score ? [score] : [];
  });
});

/** The score of a section; undefined where there is nothing to score: no place in it, and it is there. */
function sectionScore(
  match: SectionMatch,
  sections: readonly SectionScore[],
  template: Template,
): SectionScore | undefined {
  const { schema, section, isNotApplicable } = match;
  if (schema.isOptional && !section) return undefined;
  const { key } = schema;
  const title = section?.heading.text ?? schema.title;
  const isPresent = section !== undefined;
  // That nothing applies, and why, is one answer.
  if (isNotApplicable) return { title, key, isPresent, own: 0, filled: 1, expected: 1, open: [], sections: [] };
  const slots = ownPlaces(match);
  const own = ownWorth(match, template);
  const counts = addUp([slots, { filled: own, expected: own }, ...sections]);
  const open = [...slots.open, ...sections.flatMap((child) => child.open)];
  if (counts.expected > 0) return { title, key, isPresent, own, ...counts, open, sections };
  // A section that asks for nothing counts only while it is missing, or 100 would not mean that nothing is.
  return section ? undefined : { title, key, isPresent, own, filled: 0, expected: 1, open, sections };
}

interface Counted extends Counts {
  readonly open: readonly OpenPlace[];
}

/** The section's own slots with those of its items; where items are due and there are none, one's worth is missing. */
function ownPlaces(match: SectionMatch): Counted {
  const items = match.items.map(countItem);
  const [kind] = childrenOf(match.schema).kinds;
  const missing = items.length === 0 && kind ? [{ filled: 0, expected: placesOfItem(kind), open: NONE_OPEN }] : [];
  return together([countSlots(match.slots), ...items, ...missing]);
}

/** The places of an item, its name counting as one. */
export function countItem(item: ItemMatch): Counted {
  const slots = countSlots(item.slots);
  return item.schema.namePlaceholders.length === 0 ? slots : together([countName(item), slots]);
}

function countName(item: ItemMatch): Counted {
  const { schema, section, nameState } = item;
  if (nameState === "filled") return FILLED;
  const span = shiftSpan(section.heading.textSpan, section.at);
  const [label = schema.label] = schema.namePlaceholders;
  const place = { label, state: openState(nameState), span, at: section.at, of: { kind: "name", item } } as const;
  return { filled: 0, expected: 1, open: [place] };
}

function together(counted: readonly Counted[]): Counted {
  return { ...addUp(counted), open: counted.flatMap(({ open }) => open) };
}

function countSlots(slots: readonly SlotMatch[]): Counted {
  return together(slots.map(countSlot));
}

function countSlot(slot: SlotMatch): Counted {
  const { schema, children, state } = slot;
  const content = schema.kind === "field" ? schema.content.kind : schema.kind;
  if (content === "fields" || content === "rows") return countSlots(children);
  const own = !isScored(schema) ? NOTHING : state === "filled" ? FILLED : openSlot(slot);
  return content === "list" && children.length > 0 ? together([own, countSlots(children)]) : own;
}

const openSlot = perValue((slot: SlotMatch): Counted => {
  const { schema, state, span, at } = slot;
  const place = { label: labelOf(schema), state: openState(state), span, at, of: { kind: "slot", slot } } as const;
  return { filled: 0, expected: 1, open: [place] };
});

function openState(state: SlotState): OpenPlace["state"] {
  return state === "missing" ? "missing" : "placeholder";
}

function labelOf(schema: SlotSchema): string {
  return schema.kind === "field" ? schema.label : (schema.prompts[0] ?? schema.kind);
}

const NONE_OPEN: Counted["open"] = [];
const NOTHING: Counted = { filled: 0, expected: 0, open: NONE_OPEN };
const FILLED: Counted = { filled: 1, expected: 1, open: NONE_OPEN };

/** How many places are counted for what a section holds besides the template's: content under its heading, and subsections. */
function ownWorth({ schema, section, slots, unknown }: SectionMatch, template: Template): number {
  if (!section) return 0;
  const worth = worthBelow(schema, template);
  const claimed = slots.flatMap(({ span }) => (span ? [shiftSpan(span, -section.at)] : []));
  const ofContent: Readonly<Record<OwnContent, number>> = { none: 0, prose: 1, structured: worth };
  const below = unknown.filter((child) => holdsOwnContent(child, template)).length;
  return ofContent[ownContentOf(section.part, claimed, template)] + below * worth;
}

function ownSectionScore(placed: PlacedSection, template: Template): readonly OwnSectionScore[] {
  const places = ownPlacesOf(template)(placed.section);
  return places === 0 ? [] : [{ placed, filled: places, expected: places }];
}

/** For a section that the template does not have: it and its subsections count for one of the template's subsections each. */
const ownPlacesOf = perLastingValue((template: Template) =>
  // A long document may consist of such sections: only one that changed is looked through again.
  perValue(({ part, children }: Section): number => {
    const below = children.filter((child) => holdsOwnContent(child, template)).length;
    const holders = below + (ownContentOf(part, [], template) === "none" ? 0 : 1);
    return holders * subsectionWorth(template);
  }),
);

function addUp(counts: readonly Counts[]): Counts {
  let filled = 0;
  let expected = 0;
  for (const one of counts) {
    filled += one.filled;
    expected += one.expected;
  }
  return { filled, expected };
}
