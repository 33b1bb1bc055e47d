import { inEveryPiece } from "../../document/inEveryPart.ts";
import type { PerfDocument } from "../../document/perfDocument.ts";
import { overlapTest, type Span, shiftSpan } from "../../text/span.ts";
import { remainingPlaceholders } from "../gaps/remainingPlaceholders.ts";
import { matchAt, slotAt } from "../match/matchAt.ts";
import type { Match, TopLevelSection } from "../match.ts";
import type { OpenPlace } from "./score.ts";

/** Something open in a slot that has an answer besides, or in none. */
export interface OpenBesides {
  /** The section of the template that it stands in; undefined outside of them. */
  readonly topLevel: TopLevelSection | undefined;
  readonly place: OpenPlace;
}

/** Entries of the template in lists that have others, placeholders in prose, links without a target. */
export function openBesides(document: PerfDocument, match: Match): readonly OpenBesides[] {
  const left = remainingPlaceholders(document, match).map(({ start, found }) => ({
    ...found,
    span: shiftSpan(found.span, start),
  }));
  const open = left.flatMap(({ text, span, isBesides }) => (isBesides ? [{ label: text, span }] : []));
  const links = openLinksIn(document.outline).map(({ start, found }) => ({
    label: found.text,
    span: shiftSpan(found.span, start),
  }));
  const isLeft = overlapTest(left.map(({ span }) => span));
  const ofTheirOwn = links.filter(({ span }) => !isLeft(span) && !isInOpenSlot(match, span));
  return [...open, ...ofTheirOwn].map(({ label, span }) => placedIn(match, label, span));
}

/** Words that templates put where an address is due. */
const OPEN_WORDS: ReadonlySet<string> = new Set(["url", "link", "todo", "tbd"]);

/** True for a word in place of a link's target: `[Profiling guide](url)`. */
export function isOpenDestination(url: string): boolean {
  return OPEN_WORDS.has(url.toLowerCase());
}

const openLinksIn = inEveryPiece(({ links }) => links.filter(({ url }) => isOpenDestination(url)));

function isInOpenSlot(match: Match, { start }: Span): boolean {
  const place = matchAt(match, start);
  const slot = place && slotAt(place, start);
  return slot !== undefined && slot.state !== "filled";
}

function placedIn({ sections }: Match, label: string, span: Span): OpenBesides {
  const topLevel = topLevelSectionAt(sections, span);
  const start = topLevel?.start ?? 0;
  const of = { kind: "elsewhere" } as const;
  return {
    topLevel,
    place: { label, state: "placeholder", span: shiftSpan(span, -start), at: span.start - start, of },
  };
}

function topLevelSectionAt(sections: readonly TopLevelSection[], span: Span): TopLevelSection | undefined {
  return sections.find(
    ({ start, match: { section } }) => section && start <= span.start && span.start < start + section.end,
  );
}
