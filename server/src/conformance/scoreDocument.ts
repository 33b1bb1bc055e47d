import { entryOf, type Frontmatter } from "../document/frontmatter.ts";
import { childrenOf } from "../template/children.ts";
import { isTemplateValue } from "../template/keys.ts";
import type { SlotSchema, Template } from "../template/template.ts";
import { flatMap } from "../text/flatMap.ts";
import { DocumentMemory, type Memory, memoised, remembered } from "../text/memoised.ts";
import { inEveryTop } from "./inEveryTop.ts";
import type { ItemMatch, Match, SectionMatch, SlotMatch } from "./match.ts";
import type { Score, SectionScore } from "./score.ts";

/**
 * Measures how complete a document is. A slot counts once, when it is filled; a section is the mean of its
 * subsections, its own slots counting as one more; the document is the mean of its sections, the head with the
 * footer counting as one more.
 */
export function scoreDocument(match: Match, frontmatter: Frontmatter): Score {
  const sections = [headScore(match, frontmatter), ...scoresOfTops(match).map(({ found }) => found)];
  const mean = meanOf(sections.map(({ value }) => value));
  // Means of thirds and sevenths add up to a hair below the whole.
  return { value: Math.floor(mean * 100 + 1e-9), sections };
}

/** Scored besides title and description; what the other keys hold is checked by rules. */
const SCORED_KEYS: ReadonlySet<string> = new Set(["status", "module", "created", "updated", "last-synced"]);

function headScore({ template, title, description, footer }: Match, frontmatter: Frontmatter): SectionScore {
  const keys = remembered(lastKeyCounts, frontmatter, [template], () => countKeys(frontmatter, template));
  const counted = countSlots([...(description ? [description] : []), ...footer]);
  const filled = keys.filled + (title.state === "filled" ? 1 : 0) + counted.filled;
  const expected = keys.expected + 1 + counted.expected;
  return {
    title: template.title.placeholder,
    key: "",
    isPresent: true,
    value: filled / expected,
    filled,
    expected,
    open: counted.open,
    sections: [],
  };
}

const lastKeyCounts: Memory<Omit<Counted, "open">> = new DocumentMemory();

function countKeys(frontmatter: Frontmatter, template: Template): Omit<Counted, "open"> {
  const keys = template.frontmatter.filter(({ key }) => SCORED_KEYS.has(key));
  const filled = keys.filter((schema) => {
    const value = entryOf(frontmatter, schema.key)?.value;
    return value !== undefined && value.text !== "" && !isTemplateValue(value.text, schema);
  });
  return { filled: filled.length, expected: keys.length };
}

/** The score of a section; undefined where there is nothing to score: no slot in it, and it is there. */
const sectionScore: (match: SectionMatch) => SectionScore | undefined = memoised((match) => {
  const { schema, section } = match;
  if (schema.isOptional && !section) return undefined;
  const own = ownScore(match);
  const sections = flatMap(match.sections, (child) => sectionScore(child) ?? []);
  const values = [...(own.expected > 0 ? [own.filled / own.expected] : []), ...sections.map(({ value }) => value)];
  // A section that asks for nothing counts only while it is missing, or 100 would not mean that nothing is.
  if (values.length === 0 && section) return undefined;
  const { key } = schema;
  const title = section?.heading.text ?? schema.title;
  const isPresent = section !== undefined;
  if (match.isNotApplicable) return { title, key, isPresent, value: 1, filled: 0, expected: 0, open: [], sections: [] };
  return {
    title,
    key,
    isPresent,
    value: section ? meanOf(values) : 0,
    filled: own.filled + sum(sections.map(({ filled }) => filled)),
    expected: own.expected + sum(sections.map(({ expected }) => expected)),
    open: [...own.open, ...flatMap(sections, ({ open }) => open)],
    sections,
  };
});

const scoresOfTops = inEveryTop((match) => {
  const score = sectionScore(match);
  return score ? [score] : [];
});

interface Counted {
  readonly filled: number;
  readonly expected: number;
  readonly open: readonly SlotMatch[];
}

/** The section's own slots with those of its items; where items are due and there are none, one's worth is missing. */
function ownScore(match: SectionMatch): Counted {
  const slots = countSlots(match.slots);
  const items = match.items.map(countItem);
  const [kind] = childrenOf(match.schema).kinds;
  const missing = items.length === 0 && kind ? [{ filled: 0, expected: slotCount(kind.slots), open: [] }] : [];
  return addUp([slots, ...items, ...missing]);
}

function countItem(item: ItemMatch): Counted {
  const named =
    item.schema.namePlaceholders.length === 0
      ? []
      : [{ filled: item.nameState === "filled" ? 1 : 0, expected: 1, open: [] }];
  return addUp([...named, countSlots(item.slots)]);
}

function countSlots(slots: readonly SlotMatch[]): Counted {
  return addUp(slots.map(countSlot));
}

function countSlot(slot: SlotMatch): Counted {
  const { schema, children, state } = slot;
  const content = schema.kind === "field" ? schema.content.kind : schema.kind;
  if (content === "fields" || content === "rows") return countSlots(children);
  const own = !isScored(schema) ? NOTHING : state === "filled" ? FILLED : { filled: 0, expected: 1, open: [slot] };
  return content === "list" ? addUp([own, countSlots(children)]) : own;
}

const NONE_OPEN: Counted["open"] = [];
const NOTHING: Counted = { filled: 0, expected: 0, open: NONE_OPEN };
const FILLED: Counted = { filled: 1, expected: 1, open: NONE_OPEN };

function isScored(schema: SlotSchema): boolean {
  return schema.kind !== "field" || !schema.isGiven;
}

function slotCount(slots: readonly SlotSchema[]): number {
  return sum(
    slots.map((slot) => {
      const content = slot.kind === "field" ? slot.content : undefined;
      if (content?.kind === "fields" || content?.kind === "rows") return slotCount(content.fields);
      return isScored(slot) ? 1 : 0;
    }),
  );
}

function addUp(counts: readonly Counted[]): Counted {
  let filled = 0;
  let expected = 0;
  for (const one of counts) {
    filled += one.filled;
    expected += one.expected;
  }
  return { filled, expected, open: filled === expected ? NONE_OPEN : flatMap(counts, ({ open }) => open) };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 1 : sum(values) / values.length;
}
