import { fromLast } from "../incremental/memo.ts";
import { MOST_EFFORT } from "../markdown/effort.ts";
import type { Piece } from "../markdown/parsePiece.ts";
import { isHeadingLine, nextCut } from "../markdown/pieces/cuts.ts";
import { isParsedWith, type ParsedChunk, type PartInChunk, parseChunk } from "../markdown/pieces/parseChunk.ts";
import { guessedLabels } from "../markdown/plain/guessedLabels.ts";
import { flatMap } from "../text/flatMap.ts";
import { partitionPoint } from "../text/partitionPoint.ts";
import type { TextEdit } from "../text/textEdit.ts";
import { isUnread, unreadPart } from "./unreadPart.ts";

/**
 * The text between two safe cuts, parsed by itself. A cut is safe before a `#` heading at column 0 when no
 * fence and no HTML block is open there: every other block ends at such a line (CommonMark 0.31, 4.2 and 5).
 */
export interface Chunk {
  readonly text: string;
  readonly parts: readonly PartInChunk[];
  /** What it was parsed in; empty for what is not read. */
  readonly pieces: readonly Piece[];
  /** What it takes to parse it; whatever labels are defined. Infinite for what is not read. */
  readonly effort: number;
}

export interface PlacedChunk {
  readonly start: number;
  readonly chunk: Chunk;
}

/** All chunks of a text from `bodyStart` on. */
export function cutAndParse(text: string, bodyStart: number): readonly PlacedChunk[] {
  // A right guess saves the second parse that `withLabels` would make, and a wrong one decides nothing.
  const parse = parserWith(guessedLabels(text, bodyStart), []);
  return withLabels(cutFrom(text, bodyStart, parse, MOST_EFFORT));
}

/** The chunks of a text from an offset on: as many as there is room for, and what is left unread in one. */
function cutFrom(text: string, from: number, parse: Parse, room: number): readonly PlacedChunk[] {
  const chunks: PlacedChunk[] = [];
  let start = from;
  let left = room;
  do {
    const chunk = chunkAt(text, start, parse, true, left) ?? unreadChunk(text.slice(start));
    chunks.push({ start, chunk });
    start += chunk.text.length;
    left -= chunk.effort;
  } while (start < text.length);
  return chunks;
}

/**
 * The chunks after an edit of the body. Chunks before the edit stay the same objects, and so do those behind it
 * from the first cut on that the new text shares with the old: what follows a cut depends on nothing before it.
 */
export function reparseAround(before: readonly PlacedChunk[], edit: TextEdit): readonly PlacedChunk[] {
  const growth = edit.newText.length - (edit.span.end - edit.span.start);
  const first = firstTouched(before, edit);
  const labels = labelsOf(before);
  const { fresh, next } = recut(before, first, edit, labels);
  const recutChunks = [...before.slice(0, first), ...fresh, ...shiftChunks(before.slice(next), growth)];
  const chunks = withinBounds(recutChunks, labels);
  if (chunks !== recutChunks || !sameLabels(labelsOf(before.slice(first, next)), labelsOf(fresh)))
    return withLabels(chunks);
  knownLabels(chunks, () => labels);
  return chunks;
}

/** As much of the document as there is room for: what is beyond is left unread, and read as soon as it is within. */
function withinBounds(chunks: readonly PlacedChunk[], labels: ReadonlySet<string>): readonly PlacedChunk[] {
  let room = MOST_EFFORT;
  const beyond = chunks.findIndex(({ chunk }) => {
    room -= chunk.effort;
    return room < 0;
  });
  const first = chunks[beyond];
  if (!first) return chunks;
  const text = chunks
    .slice(beyond)
    .map(({ chunk }) => chunk.text)
    .join("");
  const left = MOST_EFFORT - effortOf(chunks.slice(0, beyond));
  const behind = cutFrom(text, 0, parserWith(labels, chunks.slice(beyond)), left);
  // Still unread, and as it was.
  if (behind[0]?.chunk.effort === first.chunk.effort && behind.length === chunks.length - beyond) return chunks;
  return [...chunks.slice(0, beyond), ...shiftChunks(behind, first.start)];
}

function effortOf(chunks: readonly PlacedChunk[]): number {
  return chunks.reduce((sum, { chunk }) => sum + chunk.effort, 0);
}

function sameLabels(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((label) => b.has(label));
}

/** The same chunks in a text whose frontmatter grew by `growth`. */
export function shiftChunks(chunks: readonly PlacedChunk[], growth: number): readonly PlacedChunk[] {
  return growth === 0 ? chunks : chunks.map(({ start, chunk }) => ({ start: start + growth, chunk }));
}

/** The chunk that the edit begins in; the one before it if the edit took its heading away. */
function firstTouched(chunks: readonly PlacedChunk[], edit: TextEdit): number {
  const first = Math.max(0, lastChunkFrom(chunks, edit.span.start));
  const text = editedText(chunks, first, lastChunkFrom(chunks, edit.span.end) + 1, edit);
  return first > 0 && !isHeadingLine(text, 0) ? first - 1 : first;
}

/** The text of some chunks after the edit, which begins in the first or second of them. */
function editedText(chunks: readonly PlacedChunk[], from: number, to: number, { span, newText }: TextEdit): string {
  const start = chunks[from]?.start ?? 0;
  const text = chunks
    .slice(from, to)
    .map(({ chunk }) => chunk.text)
    .join("");
  return text.slice(0, span.start - start) + newText + text.slice(span.end - start);
}

/**
 * Cuts and parses anew from one chunk on, until a cut lies where an old chunk begins that the edit did not touch.
 * @returns What replaces the old chunks up to `next`.
 */
function recut(
  before: readonly PlacedChunk[],
  first: number,
  edit: TextEdit,
  labels: ReadonlySet<string>,
): { readonly fresh: readonly PlacedChunk[]; readonly next: number } {
  const growth = edit.newText.length - (edit.span.end - edit.span.start);
  const base = before[first]?.start ?? 0;
  const parse = parserWith(labels, before.slice(first, lastChunkFrom(before, edit.span.end) + 1));
  const fresh: PlacedChunk[] = [];
  let room = MOST_EFFORT - effortOf(before.slice(0, first));
  // One chunk more than the edit touches, so that the cut in front of it is seen.
  let end = lastChunkFrom(before, edit.span.end) + 2;
  let text = editedText(before, first, end, edit);
  for (let at = 0; ; ) {
    const chunk = chunkAt(text, at, parse, end >= before.length, room);
    if (!chunk && end < before.length) {
      end += end - first;
      text = editedText(before, first, end, edit);
      continue;
    }
    const found = chunk ?? unreadChunk(text.slice(at));
    fresh.push({ start: base + at, chunk: found });
    at += found.text.length;
    room -= found.effort;
    if (end >= before.length && at >= text.length) return { fresh, next: before.length };
    const cut = base + at - growth;
    const next = cut < edit.span.end ? -1 : chunkThatBeginsAt(before, cut);
    if (next >= 0) return { fresh, next };
  }
}

/** The index of the chunk; -1 if there is none. */
function chunkThatBeginsAt(chunks: readonly PlacedChunk[], offset: number): number {
  const index = lastChunkFrom(chunks, offset);
  return chunks[index]?.start === offset ? index : -1;
}

/** The index of the last chunk that begins at the offset or before it; -1 if none does. */
export function lastChunkFrom(chunks: readonly PlacedChunk[], offset: number): number {
  return partitionPoint(chunks, ({ start }) => start <= offset) - 1;
}

/** Undefined for a text that takes more than so much. */
type Parse = (text: string, most: number) => ParsedChunk | undefined;

/**
 * @param most There is room for so much.
 * @returns Undefined where the chunk does not end in the text, and the text does not end here; and where it takes more.
 */
function chunkAt(text: string, start: number, parse: Parse, isWhole: boolean, most: number): Chunk | undefined {
  let end = nextCut(text, start, start);
  while (isWhole || end < text.length) {
    const parsed = parse(text.slice(start, end), most);
    if (!parsed) return undefined;
    // The scan only guesses what is open; the parse knows. Where it finds an open block, the cut lies behind its end:
    // at least twice as far, since each guess costs a parse.
    if (parsed.openFrom === undefined || end >= text.length) return asChunk(text.slice(start, end), parsed);
    end = nextCut(text, start + parsed.openFrom, Math.max(end, start + 2 * (end - start) - 1));
  }
  return undefined;
}

/** Where the part of a document begins that is not read, since it takes too much; undefined where all of it is read. */
export function unreadFrom(chunks: readonly PlacedChunk[]): number | undefined {
  const last = chunks.at(-1);
  return last && isUnread(last.chunk) ? last.start : undefined;
}

/** What there is no room for. */
function unreadChunk(text: string): Chunk {
  const parts = [{ at: 0, part: unreadPart(text) }];
  return { text, parts, pieces: [], effort: Number.POSITIVE_INFINITY };
}

function asChunk(text: string, { parts, pieces, effort }: ParsedChunk): Chunk {
  return { text, parts, pieces, effort };
}

/**
 * @param labels The reference labels that the document defines, or seems to.
 * @param before What of these is found again is not parsed again.
 */
function parserWith(labels: ReadonlySet<string>, before: readonly PlacedChunk[]): Parse {
  const long = before.filter(({ chunk }) => chunk.pieces.length > 1);
  const known = new Map(flatMap(long, ({ chunk }) => chunk.pieces.map((piece) => [piece.text, piece] as const)));
  return (text, most) => parseChunk(text, { labels, known }, most);
}

/** Parses again what was parsed with other labels than the document defines. */
function withLabels(chunks: readonly PlacedChunk[]): readonly PlacedChunk[] {
  const labels = labelsOf(chunks);
  const isRight = ({ chunk }: PlacedChunk) => chunk.pieces.every((piece) => isParsedWith(piece, labels));
  if (chunks.every(isRight)) return chunks;
  return chunks.map((placed) => {
    if (isRight(placed)) return placed;
    const { start, chunk } = placed;
    const parsed = parserWith(labels, [placed])(chunk.text, Number.POSITIVE_INFINITY);
    return { start, chunk: parsed ? asChunk(chunk.text, parsed) : chunk };
  });
}

/** What the chunks define. */
function labelsOf(chunks: readonly PlacedChunk[]): ReadonlySet<string> {
  return knownLabels(chunks, (known) => {
    return known ?? new Set(flatMap(chunks, ({ chunk }) => flatMap(chunk.pieces, ({ defined }) => defined)));
  });
}

const knownLabels = fromLast<ReadonlySet<string>>();
