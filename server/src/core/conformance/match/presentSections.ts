import { openBlocksIn } from "../../document/openBlocks.ts";
import type { Section } from "../../document/outline.ts";
import type { PerfDocument } from "../../document/perfDocument.ts";
import { perValue } from "../../incremental/memo.ts";
import type { ItemMatch, Match, SectionMatch, SlotMatch, TopLevelSection } from "../match.ts";
import { accidentalHeadings } from "./accidentalHeadings.ts";
import { inTopLevelSections } from "./inTopLevelSections.ts";

/** A section that is there, and its match. */
export interface PresentSection {
  readonly match: SectionMatch;
  readonly section: Section;
}

/** Makes something of a section and of all sections of the template below it, in the template's order. */
type SearchInSections = <Found>(
  find: (present: PresentSection) => readonly Found[],
) => (match: SectionMatch) => readonly Found[];

/** A search through the sections that are there. What was found in each is remembered by its match. */
export const inPresentSections: SearchInSections = (find) => searchWhere(() => true, find);

/** As `inPresentSections`, without those that nothing is due in: they say so, or stand at another level and are reported for that. */
export const inDemandingSections: SearchInSections = (find) =>
  searchWhere(({ isNotApplicable, found }) => !isNotApplicable && found !== "other level", find);

function searchWhere<Found>(
  isSearched: (match: SectionMatch) => boolean,
  find: (present: PresentSection) => readonly Found[],
): (match: SectionMatch) => readonly Found[] {
  const search = perValue((match: SectionMatch): readonly Found[] => {
    const { section, sections } = match;
    return section && isSearched(match) ? [...find({ match, section }), ...sections.flatMap(search)] : [];
  });
  return search;
}

/** The section with all sections of the template below it that are there. */
export const presentSections = inPresentSections((present) => [present]);

/** True if no section is missing below one that is there. */
export const isComplete: (match: SectionMatch) => boolean = perValue((match) =>
  presentSections(match).every(({ match: own }) => own.sections.every(({ section }) => section !== undefined)),
);

const incompleteSections = inTopLevelSections((match) => (isComplete(match) ? [] : [match]));

/** True if that holds for all sections of the template. */
export function isCompleteBelow(match: Match): boolean {
  return incompleteSections(match).length === 0;
}

/** As `presentSections`, without those that nothing is due in. */
export const demandingSections = inDemandingSections((present) => [present]);

/** Slots that belong together, and the section whose part holds them. */
export interface SlotGroup {
  readonly section: Section;
  readonly slots: readonly SlotMatch[];
}

/** A section's own slots, then those of each of its items that has to be filled in. */
export function slotGroups({ match, section }: PresentSection): readonly SlotGroup[] {
  return [{ section, slots: match.slots }, ...demandingItems(match)];
}

/** Every item of a section that has to be filled in: those that are only "and so on" are left out. */
export function demandingItems(match: SectionMatch): readonly ItemMatch[] {
  return match.items.filter(({ isAndSoOn }) => !isAndSoOn);
}

/**
 * The outermost sections of which it can be said what they lack. Where a fence is never closed, or a line of text
 * became a heading, the rest of the section is not where it seems to be.
 */
export function clearSections(document: PerfDocument, match: Match): readonly TopLevelSection[] {
  const accidental = new Set(accidentalHeadings(document, match).map(({ part }) => part));
  const { sections } = document.outline;
  const hidden = openBlocksIn(document.outline);
  return match.sections.filter(({ start, match: { section } }) => {
    if (!section || hidden.some((one) => one.start >= start + section.at && one.start < start + section.end))
      return false;
    if (accidental.size === 0) return true;
    const index = sections.findIndex((placed) => placed.start === start);
    const next = sections[index + 1]?.section.part;
    return next === undefined || !accidental.has(next);
  });
}

/** True if nothing that a fence or comment hides can stand between two places of the document. */
export function isClearBetween({ outline }: PerfDocument, from: number, to: number): boolean {
  return openBlocksIn(outline).every(
    ({ start, found: block }) => start + block.start >= to || start + block.end <= from,
  );
}

/** A slot of a match, and where the outermost section that holds it begins: the slot's spans count from there. */
export interface PlacedSlot {
  readonly start: number;
  readonly slot: SlotMatch;
}

/** Every slot of the template that the document has a place for, with the slots in it. */
export const placedSlots: (match: Match) => readonly PlacedSlot[] = perValue(({ sections, footer }) => [
  ...sections.flatMap(({ start, match }) => slotsIn(match).map((slot) => ({ start, slot }))),
  ...footer.flatMap(withInner).map((slot) => ({ start: 0, slot })),
]);

const slotsIn = inDemandingSections((present) => slotGroups(present).flatMap(({ slots }) => slots.flatMap(withInner)));

function withInner(slot: SlotMatch): readonly SlotMatch[] {
  return [slot, ...slot.children.flatMap(withInner)];
}
