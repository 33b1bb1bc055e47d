import { sameItems } from "../../incremental/memo.ts";
import { copied } from "../../text/sharedStrings.ts";
import { relevantLabels } from "../bracketedLabels.ts";
import { type PartInPiece, type Piece, parsePiece } from "../parsePiece.ts";
import type { Part } from "../part.ts";
import { cutKind, lineBefore, nextPieceCut } from "./cuts.ts";
import { itemKind, JoinedPart } from "./joinedPart.ts";

/** A part and where it begins in its chunk. */
export interface PartInChunk {
  readonly at: number;
  readonly part: Part;
}

export interface ParsedChunk {
  readonly parts: readonly PartInChunk[];
  /** What it was parsed in: one piece, unless it is long. */
  readonly pieces: readonly Piece[];
  /** Where a fence or HTML block begins that nothing closes before the chunk ends; undefined if all is closed. */
  readonly openFrom: number | undefined;
  /** What it takes to parse it; whatever labels are defined elsewhere. */
  readonly effort: number;
}

/** What a chunk is parsed with. */
export interface ParseInputs {
  /** The reference labels that the document defines: they decide whether `[text][label]` is a link. */
  readonly labels: ReadonlySet<string>;
  /** Pieces that were parsed before, by their texts. */
  readonly known: ReadonlyMap<string, Piece>;
}

/** A chunk is long if it has more units than this: then a keystroke should not parse all of it. */
const LONG = 4_000;
/** Pieces of a long chunk are no shorter, but for the last one. */
const SHORTEST = 1_500;

/**
 * Parses a piece of Markdown on its own. A long one is cut where blocks end, or rows of a table, or items of a list;
 * what comes of it is the same as if it were not.
 * @param most It may take so much.
 * @returns Undefined for a chunk that takes more.
 */
export function parseChunk(text: string, inputs: ParseInputs, most: number): ParsedChunk | undefined {
  const pieces: Piece[] = [];
  let effort = 0;
  let tableHead = "";
  let openFrom: number | undefined;
  for (let at = 0; pieces.length === 0 || at < text.length; ) {
    const found = pieceAt({ text, at, tableHead, left: most - effort }, inputs);
    if (!found) return undefined;
    const { piece } = found;
    openFrom = piece.openFrom === undefined ? undefined : at + piece.openFrom;
    pieces.push(piece);
    effort += piece.effort;
    tableHead = found.nextTableHead;
    at += piece.text.length;
  }
  return { parts: partsOf(pieces, text), pieces, openFrom, effort };
}

/** The rest of a chunk. */
interface Rest {
  readonly text: string;
  readonly at: number;
  /** Of the table that goes on here. */
  readonly tableHead: string;
  /** It may take so much. */
  readonly left: number;
}

interface FoundPiece {
  readonly piece: Piece;
  /** Of the table that goes on behind it; "" if none does. */
  readonly nextTableHead: string;
}

function pieceAt({ text, at, tableHead, left }: Rest, inputs: ParseInputs): FoundPiece | undefined {
  let end = text.length <= LONG ? text.length : nextPieceCut(text, at, at + SHORTEST);
  for (;;) {
    const own = text.slice(at, end);
    const known = knownPiece(own, tableHead, left, inputs);
    // A piece may outlive the text around it, which it would keep in memory.
    const alone = known || own.length === text.length ? own : copied(own);
    const piece = known ?? parsePiece(alone, tableHead, inputs.labels, left);
    if (!piece) return undefined;
    const nextTableHead = end === text.length ? "" : tableHeadBehind(piece, text, end);
    if (nextTableHead !== undefined) return { piece, nextTableHead };
    // The scan only guesses. At least twice as far, since each guess costs a parse.
    end = nextPieceCut(text, at + (piece.openFrom ?? 0), 2 * end - at);
  }
}

/** The piece as it was parsed before, if nothing that it depends on has changed. */
function knownPiece(text: string, tableHead: string, most: number, { labels, known }: ParseInputs): Piece | undefined {
  const piece = known.get(text);
  const isSame = piece && piece.effort <= most && piece.tableHead === tableHead && isParsedWith(piece, labels);
  return isSame ? piece : undefined;
}

/** True if the piece would be parsed in the same way in a document that defines these labels. */
export function isParsedWith(piece: Piece, labels: ReadonlySet<string>): boolean {
  return sameItems(relevantLabels(piece.bracketed, labels), piece.labels);
}

/**
 * What to parse the text behind a piece with.
 * @param end Where the piece ends in the text.
 * @returns Undefined if the piece can't end here.
 */
function tableHeadBehind(piece: Piece, text: string, end: number): string | undefined {
  if (piece.openFrom !== undefined) return undefined;
  const part = piece.parts.at(-1)?.part;
  const last = part?.flow.at(-1)?.block;
  const kind = cutKind(text, end, lineBefore(text, end));
  if (kind === "block") return "";
  const isAtEnd = part && last && part.text.slice(last.span.end).trim() === "";
  if (!isAtEnd) return undefined;
  if (kind === "item") return last.kind === "list" && itemKind(last) === markerAt(text, end) ? "" : undefined;
  if (kind !== "row" || last.kind !== "table") return undefined;
  const isAllOfIt = part.continuesTable && part.flow.length === 1;
  return isAllOfIt ? piece.tableHead : /^.*(?:\r\n|\n|\r).*(?:\r\n|\n|\r)/.exec(part.text.slice(last.span.start))?.[0];
}

function markerAt(text: string, start: number): string | undefined {
  return /^\d*(.)/.exec(text.slice(start, start + LONGEST_MARKER))?.[1];
}

/** Nine digits and a mark. */
const LONGEST_MARKER = 10;

/** The parts of a chunk: a piece that begins with no heading goes on with the last part of the one before. */
function partsOf(pieces: readonly Piece[], text: string): readonly PartInChunk[] {
  const [only] = pieces;
  if (only && pieces.length === 1) return only.parts;
  const groups: PartInPiece[][] = [];
  let start = 0;
  for (const piece of pieces) {
    for (const { at, part } of piece.parts) {
      const last = groups.at(-1);
      if (last && !part.heading) last.push({ at: start + at, part });
      else groups.push([{ at: start + at, part }]);
    }
    start += piece.text.length;
  }
  return groups.map((group, index) => joinedFrom(group, text, groups[index + 1]?.[0]?.at));
}

function joinedFrom(group: readonly PartInPiece[], text: string, end: number | undefined): PartInChunk {
  const [first] = group;
  if (first && group.length === 1) return first;
  const start = first?.at ?? 0;
  const pieces = group.map(({ at, part }) => ({ at: at - start, part }));
  return { at: start, part: new JoinedPart(text.slice(start, end), pieces) };
}
