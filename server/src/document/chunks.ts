import { normalizeIdentifier } from "micromark-util-normalize-identifier";
import { flatMap } from "../text/flatMap.ts";
import { DocumentMemory, sameItems } from "../text/memoised.ts";
import { RecentTexts } from "../text/recentTexts.ts";
import type { TextEdit } from "../text/textEdit.ts";
import { guessedLabels } from "./guessedLabels.ts";
import { type ParsedChunk, type PartInChunk, parseChunk } from "./parseChunk.ts";

/**
 * The text between two safe cuts, parsed by itself. A cut is safe before a `#` heading at column 0 when no
 * fence and no HTML block is open there: every other block ends at such a line (CommonMark 0.31, 4.2 and 5).
 */
export interface Chunk {
  readonly text: string;
  readonly parts: readonly PartInChunk[];
  /** The labels that it defines, normalised. */
  readonly defined: readonly string[];
  /** What stands in brackets here and could be a reference, normalised. */
  readonly bracketed: ReadonlySet<string>;
  /** Those of the document's reference labels that this chunk was parsed with. */
  readonly labels: readonly string[];
}

export interface PlacedChunk {
  readonly start: number;
  readonly chunk: Chunk;
}

/** How many chunks were made since the program began, or found among what other documents have: what tests count instead of time. */
export const parseCounter = { chunks: 0 };

/** All chunks of a text from `bodyStart` on. */
export function cutAndParse(text: string, bodyStart: number): readonly PlacedChunk[] {
  // A right guess saves the second parse that `withLabels` would make, and a wrong one decides nothing.
  const parse = parserOf(guessedLabels(text, bodyStart));
  const chunks: PlacedChunk[] = [];
  let start = bodyStart;
  do {
    const chunk = chunkAt(text, start, parse, true);
    if (!chunk) break;
    chunks.push({ start, chunk });
    start += chunk.text.length;
  } while (start < text.length);
  return withLabels(chunks);
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
  const chunks = [...before.slice(0, first), ...fresh, ...shiftChunks(before.slice(next), growth)];
  if (!sameLabels(labelsOf(before.slice(first, next)), labelsOf(fresh))) return withLabels(chunks);
  knownLabels.set(chunks, labels);
  return chunks;
}

function sameLabels(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((label) => b.has(label));
}

/** The same chunks in a text whose frontmatter grew by `growth`. */
export function shiftChunks(chunks: readonly PlacedChunk[], growth: number): readonly PlacedChunk[] {
  return growth === 0 ? chunks : chunks.map(({ start, chunk }) => ({ start: start + growth, chunk }));
}

/** The last chunk that begins before the edit; the one before it if the edit took its heading away. */
function firstTouched(chunks: readonly PlacedChunk[], edit: TextEdit): number {
  const first = Math.max(0, lastChunkFrom(chunks, edit.span.start - 1));
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
  const parse = (piece: string) => parseWith(piece, labels);
  const fresh: PlacedChunk[] = [];
  // One chunk more than the edit touches, so that the cut in front of it is seen.
  let end = lastChunkFrom(before, edit.span.end) + 2;
  let text = editedText(before, first, end, edit);
  for (let at = 0; ; ) {
    const chunk = chunkAt(text, at, parse, end >= before.length);
    if (!chunk) {
      end += end - first;
      text = editedText(before, first, end, edit);
      continue;
    }
    fresh.push({ start: base + at, chunk });
    at += chunk.text.length;
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
  let low = -1;
  let high = chunks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((chunks[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

interface ParsedPiece {
  readonly chunk: Chunk;
  readonly openFrom: ParsedChunk["openFrom"];
}

/** @returns Undefined where the chunk does not end in the text, and the text does not end here. */
function chunkAt(
  text: string,
  start: number,
  parse: (piece: string) => ParsedPiece,
  isWhole: boolean,
): Chunk | undefined {
  let end = nextCut(text, start, start);
  while (isWhole || end < text.length) {
    parseCounter.chunks++;
    const { chunk, openFrom } = parse(text.slice(start, end));
    // The scan only guesses what is open; the parse knows. Where it finds an open block, the cut lies behind its end.
    if (openFrom === undefined || end >= text.length) return chunk;
    end = nextCut(text, start + openFrom, end);
  }
  return undefined;
}

/** Units of text: a dozen documents. */
const SHARED_TEXT = 100_000;
const LONGEST_SHARED = 10_000;

/**
 * Documents made from one template have much text in common: what lately stood in two of them is not parsed again in
 * others. Of what stood in one it is only known that it did: most of that never comes again.
 */
const recentPieces = new RecentTexts<ParsedPiece | "seen">(SHARED_TEXT);

/**
 * For the pieces of one document, with the reference labels that it seems to define. It gives no chunk twice: the
 * sections of a document are told apart by their objects.
 */
function parserOf(labels: ReadonlySet<string>): (piece: string) => ParsedPiece {
  const given = new Set<Chunk>();
  return (text) => {
    const known = text.length > LONGEST_SHARED ? undefined : recentPieces.get(text);
    const isFree = typeof known === "object" && !given.has(known.chunk);
    const piece = isFree ? known : parseWith(text, labels);
    if (typeof known !== "object" && text.length <= LONGEST_SHARED) recentPieces.set(text, known ? piece : "seen");
    given.add(piece.chunk);
    return piece;
  };
}

function parseWith(text: string, labels: ReadonlySet<string>): ParsedPiece {
  const bracketed = labelsInBrackets(text);
  const relevant = relevantLabels(bracketed, labels);
  const { parts, openFrom } = parseChunk(text, relevant);
  const defined = flatMap(parts, ({ part }) => part.definitions.map(({ label }) => label));
  return { chunk: { text, parts, defined, bracketed, labels: relevant }, openFrom };
}

/** Parses again those chunks that were parsed with other labels than the document defines. */
function withLabels(chunks: readonly PlacedChunk[]): readonly PlacedChunk[] {
  const labels = labelsOf(chunks);
  if (labels.size === 0 && chunks.every(({ chunk }) => chunk.labels.length === 0)) return chunks;
  return chunks.map((placed) => {
    const { start, chunk } = placed;
    if (isParsedWith(chunk, labels)) return placed;
    parseCounter.chunks++;
    return { start, chunk: parseWith(chunk.text, labels).chunk };
  });
}

function isParsedWith(chunk: Chunk, labels: ReadonlySet<string>): boolean {
  return sameItems(relevantLabels(chunk.bracketed, labels), chunk.labels);
}

/** What the chunks define. */
function labelsOf(chunks: readonly PlacedChunk[]): ReadonlySet<string> {
  const known = knownLabels.get(chunks);
  if (known) return known;
  const labels = new Set<string>();
  for (const { chunk } of chunks) for (const label of chunk.defined) labels.add(label);
  knownLabels.set(chunks, labels);
  return labels;
}

const knownLabels = new DocumentMemory<ReadonlySet<string>>();

function relevantLabels(bracketed: ReadonlySet<string>, labels: ReadonlySet<string>): readonly string[] {
  return labels.size === 0 ? [] : [...bracketed].filter((label) => labels.has(label)).sort();
}

function labelsInBrackets(text: string): ReadonlySet<string> {
  const labels = new Set<string>();
  if (!text.includes("[")) return labels;
  const pattern = /\\.|\[((?:\\.|[^[\]\\]){1,999})\]/gs;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    if (match[1] !== undefined) labels.add(normalizeIdentifier(match[1]));
  }
  return labels;
}

/** The first cut after `beyond`, reading lines from `from`, where nothing is taken to be open. */
function nextCut(text: string, from: number, beyond: number): number {
  let open: RegExp | undefined;
  for (let start = from; start < text.length; ) {
    const end = lineEnd(text, start);
    if (open) {
      if (open.test(text.slice(start, end))) open = undefined;
    } else if (start > beyond && isHeadingLine(text, start)) return start;
    else if (mayOpenBlock(text, start)) open = opensBlock(text.slice(start, end));
    start = end;
  }
  return text.length;
}

/** No mark that opens a block is longer than this. */
const LONGEST_MARK = 400;

/** False for a line whose first mark begins neither a fence nor HTML: nearly all of them. */
function mayOpenBlock(text: string, start: number): boolean {
  let at = start;
  while (at < start + 3 && text[at] === " ") at++;
  return text[at] === "`" || text[at] === "~" || text[at] === "<";
}

/** What the line leaves open, as the pattern of the line that closes it. */
function opensBlock(whole: string): RegExp | undefined {
  const line = whole.slice(0, LONGEST_MARK);
  const fence = /^ {0,3}(?:(`{3,})[^`]*$|(~{3,}))/.exec(line.trimEnd());
  const marks = fence?.[1] ?? fence?.[2];
  if (marks) return new RegExp(`^ {0,3}${marks[0]}{${marks.length},}[ \\t]*[\\r\\n]*$`);
  if (!/^ {0,3}</.test(line)) return undefined;
  if (/^ {0,3}<!--/.test(line)) return /-->/.test(whole) ? undefined : /-->/;
  const raw = /^ {0,3}<(script|pre|style|textarea)(?:\s|>|$)/i.test(line);
  const rawEnd = /<\/(?:script|pre|style|textarea)>/i;
  if (raw) return rawEnd.test(whole) ? undefined : rawEnd;
  return /^ {0,3}<\/?[a-z]/i.test(line) ? /^[ \t]*[\r\n]*$/ : undefined;
}

function isHeadingLine(text: string, start: number): boolean {
  if (text[start] !== "#") return false;
  return /^#{1,6}(?:[ \t\r\n]|$)/.test(text.slice(start, start + 7));
}

/** The offset behind the line's end marks. */
function lineEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 10) return at + 1;
    if (unit === 13) return text.charCodeAt(at + 1) === 10 ? at + 2 : at + 1;
  }
  return text.length;
}
