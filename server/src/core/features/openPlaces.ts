import * as l10n from "@vscode/l10n";
import { placeOf, remainingName, remainingTitle } from "../conformance/gaps/remainingPlaceholders.ts";
import type { Match, SlotMatch } from "../conformance/match.ts";
import type { OpenPlace } from "../conformance/score/score.ts";
import { isOwnWords } from "../conformance/slots/slotWords.ts";
import { expectedBehind, expectedIn } from "../conformance/values/expectedWords.ts";
import type { Part } from "../markdown/part.ts";
import { addTo } from "../text/addTo.ts";
import { type Span, shiftSpan, spanAt } from "../text/span.ts";
import { allOf, shortened } from "../text/wording.ts";

/** Something that is still to be written. */
export interface OpenSlot {
  readonly label: string;
  readonly state: "missing" | "placeholder";
  /** What belongs there, in words that follow "expected". */
  readonly expected: string;
  /** What typing may replace; empty, behind the heading that it belongs below, where nothing stands there. */
  readonly span: Span;
}

/** What an open place stands in. */
export interface PlaceInPart {
  readonly match: Match;
  /** The part that holds it. */
  readonly part: Part;
  /** Behind the heading of that part, counted from the document's start. */
  readonly headingEnd: number;
  /** Where the spans of the place count from. */
  readonly start: number;
}

/** An open place as lists of them show it. */
export function openSlotOf(place: OpenPlace, within: PlaceInPart): OpenSlot {
  const { label, state } = place;
  return { label, state, expected: expectedAt(place), span: placeToFill(place, within) ?? spanAt(within.headingEnd) };
}

function expectedAt({ of }: OpenPlace): string {
  switch (of.kind) {
    case "slot":
      return expectedIn(of.slot.schema);
    case "key":
      return expectedBehind(of.schema);
    case "name":
      return l10n.t("the name of the {0}", of.item.schema.label);
    case "title":
      return l10n.t("the name of what is described");
    case "elsewhere":
      return l10n.t("what it stands for");
  }
}

/** What is replaced by typing; never a label, which would be gone with it. */
function placeToFill({ of, span, at }: OpenPlace, { match, part, start }: PlaceInPart): Span | undefined {
  switch (of.kind) {
    case "title":
      return remainingTitle(match)[0]?.span ?? (span && spanAt(span.end));
    case "name": {
      const name = remainingName(of.item)[0]?.span ?? (span && spanAt(span.end));
      return name && shiftSpan(name, start);
    }
    case "slot": {
      const inPart = span && (placeOf(of.slot, part) ?? cellToFill(of.slot, part) ?? behindLabel(of.slot));
      return inPart && shiftSpan(inPart, at + start);
    }
    default:
      return span && shiftSpan(span, start);
  }
}

/** The first cell without an answer in the column that a slot is a header of. */
function cellToFill({ schema, field, span, at }: SlotMatch, { blocks }: Part): Span | undefined {
  if (field || !span) return undefined;
  for (const block of blocks) {
    const [header, ...rows] = block.kind === "table" ? block.rows : [];
    const column = header?.cells.findIndex((cell) => cell.span.start === span.start - at) ?? -1;
    const cells = column < 0 ? [] : rows.flatMap(({ cells: own }) => own[column] ?? []);
    const open = cells.find(({ text }) => !isOwnWords(text, schema));
    if (open) return open.span;
  }
  return undefined;
}

function behindLabel({ field, span, at }: SlotMatch): Span | undefined {
  return field ? spanAt(field.valueSpan.end) : span && spanAt(span.end - at);
}

/** A stop on the way through what is open. */
export interface Stop {
  readonly span: Span;
  /** What is expected there, in a sentence. */
  readonly message: string;
}

/** One stop for each span, in the order of the text: fields that are missing below one heading are one. */
export function stopsIn(places: readonly OpenSlot[]): readonly Stop[] {
  const bySpan = new Map<string, OpenSlot[]>();
  for (const place of places) addTo(bySpan, `${place.span.start} ${place.span.end}`, place);
  const stops = [...bySpan.values()].flatMap(([first, ...others]) =>
    first ? [{ span: first.span, message: messageFor(first, others) }] : [],
  );
  return stops.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

function messageFor(first: OpenSlot, others: readonly OpenSlot[]): string {
  const [label, ...labels] = [first, ...others].map((one) => `"${shortened(one.label, 40)}"`);
  if (labels.length > 0) return l10n.t("{0} are missing here.", allOf([label ?? "", ...labels]));
  return first.state === "missing"
    ? l10n.t("{0} is missing here; expected {1}.", label ?? "", first.expected)
    : l10n.t("{0}; expected {1}.", label ?? "", first.expected);
}

/** The next stop behind what is selected, or the one before it; from the last one on to the first. */
export function nextStop(stops: readonly Stop[], selected: Span, direction: "next" | "previous"): Stop | undefined {
  const others = stops.filter(({ span }) => span.start !== selected.start || span.end !== selected.end);
  const found =
    direction === "next"
      ? (others.find(({ span }) => span.start >= selected.end) ?? others[0])
      : (others.findLast(({ span }) => span.end <= selected.start) ?? others.at(-1));
  return found ?? stops[0];
}
