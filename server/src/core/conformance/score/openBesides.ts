import { inEveryPart } from "../../document/inEveryPart.ts";
import type { PerfDocument } from "../../document/perfDocument.ts";
import { flatMap } from "../../text/flatMap.ts";
import { overlapTest, type Span, shiftSpan } from "../../text/span.ts";
import { leftovers } from "../gaps/leftovers.ts";
import { isOpenDestination } from "../gaps/openDestinations.ts";
import { matchAt, slotAt } from "../match/matchAt.ts";
import type { Match, TopMatch } from "../match.ts";
import type { OpenPlace } from "./score.ts";

/** Something open in a slot that has an answer besides, or in none. */
export interface OpenBesides {
  /** The section of the template that it stands in; undefined outside of them. */
  readonly top: TopMatch | undefined;
  readonly place: OpenPlace;
}

/** Entries of the template in lists that have others, placeholders in prose, links without a target. */
export function openBesides(document: PerfDocument, match: Match): readonly OpenBesides[] {
  const left = leftovers(document, match).map(({ start, found }) => ({ ...found, span: shiftSpan(found.span, start) }));
  const open = flatMap(left, ({ text, span, isBesides }) => (isBesides ? [{ label: text, span }] : []));
  const links = openLinksIn(document.outline).map(({ start, found }) => ({
    label: found.text,
    span: shiftSpan(found.span, start),
  }));
  const isLeft = overlapTest(left.map(({ span }) => span));
  const ofTheirOwn = links.filter(({ span }) => !isLeft(span) && !isInOpenSlot(match, span));
  return [...open, ...ofTheirOwn].map(({ label, span }) => placedIn(match, label, span));
}

const openLinksIn = inEveryPart(({ links }) => links.filter(({ url }) => isOpenDestination(url)));

function isInOpenSlot(match: Match, { start }: Span): boolean {
  const place = matchAt(match, start);
  const slot = place && slotAt(place, start);
  return slot !== undefined && slot.state !== "filled";
}

function placedIn({ sections }: Match, label: string, span: Span): OpenBesides {
  const top = topAt(sections, span);
  const start = top?.start ?? 0;
  return { top, place: { label, state: "placeholder", span: shiftSpan(span, -start), at: span.start - start } };
}

function topAt(sections: readonly TopMatch[], span: Span): TopMatch | undefined {
  return sections.find(
    ({ start, match: { section } }) => section && start <= span.start && span.start < start + section.end,
  );
}
