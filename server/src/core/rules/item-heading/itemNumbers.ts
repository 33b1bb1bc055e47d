import { blocksBefore } from "../../conformance/edits/insertBlock.ts";
import { relinkEdits } from "../../conformance/edits/relink.ts";
import { inPresentSections } from "../../conformance/match/presentSections.ts";
import type { ItemMatch, SectionMatch, TopLevelSection } from "../../conformance/match.ts";
import { labelRuns } from "../../conformance/slots/fieldLabels.ts";
import { headingPlace } from "../../document/markedPlaces.ts";
import type { PerfDocument } from "../../document/perfDocument.ts";
import type { Part } from "../../markdown/part.ts";
import { childrenOf } from "../../template/children.ts";
import type { ItemSchema } from "../../template/template.ts";
import { addTo } from "../../text/addTo.ts";
import { startOfLine } from "../../text/lineEnds.ts";
import { type Span, shiftSpan } from "../../text/span.ts";
import type { TextEdit } from "../../text/textEdit.ts";

/** Items that are numbered together, in the order of the text. Spans count from the document's start. */
export type NumberedItems = readonly NumberedItem[];

export interface NumberedItem {
  readonly schema: ItemSchema;
  readonly expected: number;
  /** Undefined for fields that stand where an item's heading was lost. */
  readonly item: ItemMatch | undefined;
  /** Where the outermost section begins. */
  readonly start: number;
  /** The heading's text; the first label of an item without a heading. */
  readonly span: Span;
}

/** Every run of items in an outermost section whose numbers belong together: by kind, and by subsection where numbers start again there. */
export function numberedItems(topLevel: TopLevelSection): readonly NumberedItems[] {
  const runs = new Map<string, NumberedPlace[]>();
  for (const place of placesIn(topLevel.match).toSorted((a, b) => a.at - b.at)) {
    const { schema, key } = place;
    const run = schema.numbering === "section" ? schema.label : key;
    addTo(runs, run, place);
  }
  return [...runs.values()].map((run) => withExpected(run, topLevel));
}

/** A place where an item begins, counted as the match's offsets are. */
interface NumberedPlace {
  readonly schema: ItemSchema;
  readonly key: string;
  readonly at: number;
  readonly span: Span;
  readonly item: ItemMatch | undefined;
}

const placesIn = inPresentSections(({ match, section }): readonly NumberedPlace[] => {
  const { kinds } = childrenOf(match.schema);
  if (kinds.length === 0) return [];
  const [kind] = kinds;
  const own = kind && kinds.length === 1 ? headless(section.part, section.at, kind, false) : [];
  return [
    ...own,
    ...match.items.flatMap((item) => [
      placeOf(item.schema, item.section.at, headingPlace(item.section.heading, item.section.at), item),
      ...headless(item.section.part, item.section.at, item.schema, true),
    ]),
  ];
});

function placeOf(schema: ItemSchema, at: number, span: Span, item: ItemMatch | undefined): NumberedPlace {
  return { schema, key: schema.key, at, span, item };
}

/** Runs of fields that repeat a kind's labels without a heading above them: behind the item's own ones, or in place of any. */
function headless(part: Part, at: number, schema: ItemSchema, hasOwn: boolean): readonly NumberedPlace[] {
  const asked = schema.slots.filter(({ kind }) => kind === "field").length;
  return labelRuns(schema.slots)(part)
    .slice(hasOwn ? 1 : 0)
    .flatMap((run) => {
      const [first] = run.values();
      if (!first || run.size < 2 || run.size * 2 <= asked) return [];
      return [placeOf(schema, at + first.span.start, shiftSpan(first.labelSpan, at), undefined)];
    });
}

function withExpected(run: readonly NumberedPlace[], { start, match }: TopLevelSection): NumberedItems {
  const gaps = missingAbove(match, run);
  let last = 0;
  return run.map((place, index) => {
    const number = place.item?.number ?? 0;
    // Numbers that went with a missing subsection come back with it.
    const expected = gaps.has(index) && number > last ? number : last + 1;
    last = expected;
    return { schema: place.schema, expected, item: place.item, start, span: shiftSpan(place.span, start) };
  });
}

/** The places above which a subsection of the kind is missing. */
function missingAbove(match: SectionMatch, run: readonly NumberedPlace[]): ReadonlySet<number> {
  const [first] = run;
  if (first?.schema.numbering !== "section") return new Set();
  const gaps = new Set<number>();
  let isMissing = false;
  for (const { schema, section, items } of match.sections) {
    if (!schema.children.some((child) => child.kind === "item" && child.label === first.schema.label)) continue;
    if (!section) isMissing = true;
    const index = run.findIndex(({ item }) => item !== undefined && items.includes(item));
    if (index < 0) continue;
    if (isMissing) gaps.add(index);
    isMissing = false;
  }
  return gaps;
}

/** True if the heading has another label or number than it should. */
export function isMisnumbered({ item, expected }: NumberedItem): boolean {
  return item === undefined || item.label === "" || item.number !== expected;
}

/** Numbers all items anew, keeping their names and the links that lead to them. */
export function renumberEdits(document: PerfDocument, items: NumberedItems): readonly TextEdit[] {
  const wrong = items.filter(isMisnumbered);
  const titles = wrong.flatMap((one) => (one.item ? [[one.item.section.part, newTitle(one, one.item)] as const] : []));
  return [...wrong.map((one) => headingEdit(document, one)), ...relinkEdits(document, new Map(titles))];
}

function headingEdit(document: PerfDocument, { item, schema, expected, start, span }: NumberedItem): TextEdit {
  if (!item) return blocksBefore(document.text, startOfLine(document.text, span.start), headingFor(schema, expected));
  const number = item.numberSpan && shiftSpan(item.numberSpan, start);
  if (number && item.label !== "") return { span: number, newText: String(expected) };
  return number
    ? { span: { start: span.start, end: number.end }, newText: `${schema.label} ${expected}` }
    : { span: { start: span.start, end: span.start }, newText: `${schema.label} ${expected}: ` };
}

/** The heading's text, without markup, as it will be. */
function newTitle({ schema, expected }: NumberedItem, { label, number, section: { heading } }: ItemMatch): string {
  if (number === undefined) return `${schema.label} ${expected}: ${heading.text}`;
  return label === ""
    ? heading.text.replace(/^.*?(?<!\d)\d+(?!\d)(?=\s*(?:[:.–—-]|$))/, `${schema.label} ${expected}`)
    : heading.text.replace(/(?<!\d)\d+(?!\d)(?=\s*(?:[:.–—-]|$))/, String(expected));
}

function headingFor({ level, label, namePlaceholders }: ItemSchema, number: number): string {
  const [name] = namePlaceholders;
  return `${"#".repeat(level)} ${label} ${number}${name === undefined ? "" : `: ${name}`}`;
}
