import { fromLast, perDocument, perValue } from "../incremental/memo.ts";
import type { Part } from "../markdown/part.ts";
import { piecesOf } from "../markdown/pieces/joinedPart.ts";
import { flatMap } from "../text/flatMap.ts";
import { sharedEnds } from "../text/sharedEnds.ts";
import { firstFrom } from "../text/span.ts";
import type { Outline, PlacedHeading, PlacedPart } from "./outline.ts";

/** Something that was found in a part. */
export interface InPart<Found> extends PlacedPart {
  /** Its spans count from the part's start. */
  readonly found: Found;
}

/** What a search found in a document when it went through it last. */
interface LastSearch<Found> {
  readonly headings: readonly PlacedHeading[];
  /** Below these. */
  readonly below: readonly InPart<Found>[];
  readonly all: readonly InPart<Found>[];
}

/**
 * Makes a search through every part of a document, in the order of the text. After an edit only the parts that it
 * changed are searched again.
 */
export function inEveryPart<Found>(
  find: (part: Part) => readonly Found[],
): (outline: Outline) => readonly InPart<Found>[] {
  return searchOf(({ start, part }) => find(part).map((found) => ({ start, part, found })));
}

/**
 * The same for what is found in each block by itself, or in a line: of a long part only those pieces are searched again
 * that an edit changed. What is found stands in a piece, and its spans count from where that begins.
 */
export function inEveryPiece<Found>(
  find: (piece: Part) => readonly Found[],
): (outline: Outline) => readonly InPart<Found>[] {
  const findOnce = perValue(find);
  return searchOf(({ start, part }) => {
    const pieces = piecesOf(part);
    if (pieces.length === 1) return find(part).map((found) => ({ start, part, found }));
    return flatMap(pieces, (piece) =>
      findOnce(piece.part).map((found) => ({ start: start + piece.at, part: piece.part, found })),
    );
  });
}

function searchOf<Found>(
  findIn: (placed: PlacedPart) => readonly InPart<Found>[],
): (outline: Outline) => readonly InPart<Found>[] {
  const search = fromLast<LastSearch<Found>>();
  return (outline) =>
    search(outline.documentIdentity, (last) => {
      const { preamble, headings } = outline;
      if (last?.headings === headings) return last;
      const below = last ? foundAgain(outline, last, findIn) : flatMap(headings, findIn);
      const above = preamble ? findIn(preamble) : [];
      return { headings, below, all: above.length === 0 ? below : [...above, ...below] };
    }).all;
}

/** What stands in front of an edit and behind it is taken from the last search. */
function foundAgain<Found>(
  outline: Outline,
  { headings: before, below }: LastSearch<Found>,
  findIn: (placed: PlacedPart) => readonly InPart<Found>[],
): readonly InPart<Found>[] {
  const { fresh, frontEnd, backStart, movedBy } = sinceThen(outline, before);
  const found = flatMap(fresh, findIn);
  if (found.length === 0 && below.length === 0) return below;
  const behind = below.slice(firstFrom(below, backStart));
  return [
    ...below.slice(0, firstFrom(below, frontEnd)),
    ...found,
    ...(movedBy === 0 ? behind : behind.map((one) => ({ ...one, start: one.start + movedBy }))),
  ];
}

/** What became of a document's headings. */
interface Since {
  /** Those that are new, or have something new below them. */
  readonly fresh: readonly PlacedHeading[];
  /** Where those began that they stand in place of, and where these ended; infinite for the end of the document. */
  readonly frontEnd: number;
  readonly backStart: number;
  /** How far what stands behind them moved. */
  readonly movedBy: number;
}

/** Every search through a document asks the same after an edit. */
const lastSince = perDocument<Since>();

function sinceThen({ documentIdentity, headings }: Outline, before: readonly PlacedHeading[]): Since {
  return lastSince(documentIdentity, [headings, before], () => {
    const { front, back } = sharedEnds(headings, before, Object.is, (now, then) => now?.part === then?.part);
    const fresh = headings.slice(front, headings.length - back);
    const frontEnd = before[front]?.start ?? Number.POSITIVE_INFINITY;
    const backStart = before[before.length - back]?.start ?? Number.POSITIVE_INFINITY;
    const movedBy = (headings[headings.length - back]?.start ?? backStart) - backStart;
    return { fresh, frontEnd, backStart, movedBy: back === 0 ? 0 : movedBy };
  });
}
