import * as l10n from "@vscode/l10n";
import type { CheckedDocument } from "../check/check.ts";
import type { ItemMatch, Match, SectionMatch } from "../conformance/match.ts";
import {
  type Counts,
  type OpenPlace,
  type OwnSectionScore,
  percentOf,
  type Score,
  type SectionScore,
} from "../conformance/score/score.ts";
import { countItem } from "../conformance/score/scoreDocument.ts";
import { type Section, titleHeading } from "../document/outline.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import { entryOf } from "../frontmatter/frontmatterModel.ts";
import type { Conformance, Severity } from "../rules/rule.ts";
import { addTo } from "../text/addTo.ts";
import { isDay } from "../text/dates.ts";
import { type Span, shiftSpan } from "../text/span.ts";
import { type OpenSlot, openSlotOf, type PlaceInPart } from "./openPlaces.ts";

/** A document as a list of documents shows it. */
export interface Overview {
  readonly title: string;
  readonly category: string | null;
  readonly module: string | null;
  readonly status: string | null;
  readonly declaredCompleteness: number | null;
  /** Whole percent; null for documents without a template. */
  readonly completeness: number | null;
  /** What the percentage is made of. */
  readonly places: Counts | null;
  /** Outermost sections of the template that are missing. */
  readonly missingSections: number;
  /** What is still to be written in what is there. */
  readonly openPlaces: number;
  /** The day of the last check against the code; null where there was none. */
  readonly lastSynced: string | null;
  /** It has changed, or what it describes has, since it was last checked against the code. */
  readonly isOverdue: boolean;
  /** Why, as a sentence; null where it is not. */
  readonly overdueReason: string | null;
  /** Metrics that miss their target. */
  readonly missedTargets: number;
  readonly findings: Readonly<Record<Severity, number>>;
}

export interface SectionOverview {
  readonly title: string;
  /** "" for frontmatter, title and footer together. */
  readonly key: string;
  readonly isPresent: boolean;
  /** True for a section that the template does not have. */
  readonly isOwn: boolean;
  /** Whole percent of the places. */
  readonly completeness: number;
  readonly filled: number;
  readonly expected: number;
  /** The heading; undefined if the section is missing. */
  readonly span: Span | undefined;
  /** What is open outside of items and sections below; nothing in a section that is missing as a whole. */
  readonly open: readonly OpenSlot[];
  /** Those of its items in which something is open. */
  readonly items: readonly ItemOverview[];
  readonly sections: readonly SectionOverview[];
}

/** An item, by the document's own heading. */
export interface ItemOverview extends Counts {
  readonly title: string;
  readonly span: Span;
  readonly open: readonly OpenSlot[];
}

/** What lists call what stands above the first section and below the last one. */
export function endsTitle(): string {
  return l10n.t("Frontmatter and footer");
}

/** A document in a line. */
export function overviewOf(
  { frontmatter, outline }: PerfDocument,
  { conformance, findings }: CheckedDocument,
): Overview {
  const textOf = (key: string) => {
    const value = entryOf(frontmatter, key)?.value;
    return value?.kind === "text" && value.text !== "" ? value.text : null;
  };
  const declared = entryOf(frontmatter, "completeness")?.value;
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  const synced = textOf("last-synced");
  const overdue = findings.find(({ rule }) => OVERDUE.has(rule.id));
  return {
    title: titleHeading(outline)?.heading.text ?? "",
    category: textOf("category"),
    module: textOf("module"),
    status: textOf("status"),
    declaredCompleteness: declared?.kind === "number" ? Number(declared.text) : null,
    completeness: conformance?.score.value ?? null,
    places: conformance ? { filled: conformance.score.filled, expected: conformance.score.expected } : null,
    missingSections: conformance ? conformance.score.sections.filter(({ isPresent }) => !isPresent).length : 0,
    openPlaces: conformance ? openCount(conformance.score) : 0,
    lastSynced: synced !== null && isDay(synced) ? synced : null,
    isOverdue: overdue !== undefined,
    overdueReason: overdue?.message ?? null,
    missedTargets: findings.filter(({ rule }) => rule.id === "target-missed").length,
    findings: {
      error: count("error"),
      warning: count("warning"),
      information: count("information"),
      hint: count("hint"),
    },
  };
}

/** What says that a document should have been looked at by now. */
const OVERDUE: ReadonlySet<string> = new Set(["sync-overdue", "stale-sync", "stale-document"]);

/** How many places are open, those of missing sections left out: these are missing as a whole. */
export function openCount({ sections }: Pick<Score, "sections">): number {
  const countIn = ({ isPresent, open, sections: below }: SectionScore): number =>
    isPresent ? below.reduce((sum, child) => sum + countIn(child) - child.open.length, open.length) : 0;
  return sections.reduce((sum, section) => sum + countIn(section), 0);
}

/** Both ends, the sections of the template with what is still open in each, then the author's own. */
export function sectionsOf(document: PerfDocument, { match, score }: Conformance): readonly SectionOverview[] {
  return [
    ...score.sections.map((section) => {
      if (section.key === "") return endsOverview(document, match, section);
      const topLevel = match.sections.find((one) => one.match.schema.key === section.key);
      return sectionOverview(match, section, topLevel?.match, topLevel?.start ?? 0);
    }),
    ...score.ownSections.map(ownSectionOverview),
  ];
}

/** Every open place below some sections, in the order of the text, each once. */
export function openPlacesIn(sections: readonly SectionOverview[]): readonly OpenSlot[] {
  const all = sections.flatMap(function below({ open, items, sections: inner }): readonly OpenSlot[] {
    return [...open, ...items.flatMap((item) => item.open), ...inner.flatMap(below)];
  });
  return all.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

function endsOverview(document: PerfDocument, match: Match, score: SectionScore): SectionOverview {
  const { frontmatter, outline } = document;
  const title = match.title.heading;
  const last = outline.headings.at(-1);
  const open = score.open.map((place) => {
    const isInFrontmatter = place.of.kind === "key";
    const isInFooter = place.of.kind === "slot" && place.of.slot !== match.description;
    const heading = isInFooter ? last : (title ?? last);
    const headingEnd = isInFrontmatter
      ? frontmatter.contentSpan.start
      : heading
        ? heading.start + heading.heading.textSpan.end
        : frontmatter.bodyStart;
    return heading ? openSlotOf(place, { match, part: heading.part, headingEnd, start: 0 }) : [];
  });
  return { ...overviewOfScore(score), title: endsTitle(), span: undefined, open: open.flat(), items: [], sections: [] };
}

function overviewOfScore(score: SectionScore) {
  const { title, key, isPresent, filled, expected } = score;
  return { title, key, isPresent, isOwn: false, completeness: percentOf(score), filled, expected };
}

function sectionOverview(
  match: Match,
  score: SectionScore,
  own: SectionMatch | undefined,
  start: number,
): SectionOverview {
  const { open, sections } = score;
  const section = own?.section;
  const plain = overviewOfScore(score);
  if (!own || !section) return { ...plain, span: undefined, open: [], items: [], sections: [] };
  const below = new Set(sections.flatMap((child) => child.open));
  const placesOf = byItem(
    open.filter((place) => !below.has(place)),
    own.items,
  );
  return {
    ...plain,
    span: shiftSpan(section.heading.span, start + section.at),
    open: slotsIn(placesOf.get(undefined) ?? [], match, section, start),
    items: own.items.flatMap((item) => {
      const places = placesOf.get(item);
      return places ? [itemOverview(item, slotsIn(places, match, item.section, start), start)] : [];
    }),
    sections: sections.map((child) =>
      sectionOverview(
        match,
        child,
        own.sections.find((one) => one.schema.key === child.key),
        start,
      ),
    ),
  };
}

/** The places by the item that each stands in; those that stand in none by `undefined`. */
function byItem(places: readonly OpenPlace[], items: readonly ItemMatch[]) {
  const inOrder = items.toSorted((a, b) => a.section.at - b.section.at);
  const placesOf = new Map<ItemMatch | undefined, OpenPlace[]>();
  let next = 0;
  for (const place of places.toSorted((a, b) => a.at - b.at)) {
    while ((inOrder[next]?.section.at ?? Number.POSITIVE_INFINITY) <= place.at) next++;
    const item = inOrder[next - 1];
    addTo(placesOf, item && place.at < item.section.end ? item : undefined, place);
  }
  return placesOf;
}

function itemOverview(item: ItemMatch, open: readonly OpenSlot[], start: number): ItemOverview {
  const { heading, at } = item.section;
  const { filled, expected } = countItem(item);
  return { title: heading.text, span: shiftSpan(heading.span, start + at), filled, expected, open };
}

function slotsIn(
  places: readonly OpenPlace[],
  match: Match,
  { part, at, heading }: Section,
  start: number,
): readonly OpenSlot[] {
  const within: PlaceInPart = { match, part, headingEnd: start + at + heading.textSpan.end, start };
  return places.map((place) => openSlotOf(place, within));
}

function ownSectionOverview({ placed, filled, expected }: OwnSectionScore): SectionOverview {
  const { heading, at } = placed.section;
  return {
    title: heading.text,
    key: `own:${placed.start}`,
    isPresent: true,
    isOwn: true,
    completeness: 100,
    filled,
    expected,
    span: shiftSpan(heading.span, placed.start + at),
    open: [],
    items: [],
    sections: [],
  };
}
