import { normalizeIdentifier } from "micromark-util-normalize-identifier";
import type { TextEdit } from "../text/textEdit.ts";
import { type ParsedChunk, type PartInChunk, parseChunk } from "./parseChunk.ts";

/**
 * The text between two safe cuts, parsed by itself. A cut is safe before a `#` heading at column 0 when no
 * fence and no HTML block is open there: every other block ends at such a line (CommonMark 0.31, 4.2 and 5).
 */
export interface Chunk {
  readonly text: string;
  readonly parts: readonly PartInChunk[];
  /** What stands in brackets here and could be a reference, normalised. */
  readonly bracketed: ReadonlySet<string>;
  /** Those of the document's reference labels that this chunk was parsed with. */
  readonly labels: readonly string[];
}

export interface PlacedChunk {
  readonly start: number;
  readonly chunk: Chunk;
}

/** How many chunks were parsed since the program began: what tests count instead of time. */
export const parseCounter = { chunks: 0 };

/** All chunks of a text from `bodyStart` on. */
export function cutAndParse(text: string, bodyStart: number): readonly PlacedChunk[] {
  return withLabels(cutFrom(text, bodyStart, guessLabels(text, bodyStart), () => false));
}

/**
 * The chunks after an edit of the body. Chunks before the edit stay the same objects, and so do those behind it
 * from the first cut on that the new text shares with the old: what follows a cut depends on nothing before it.
 */
export function reparseAround(before: readonly PlacedChunk[], edit: TextEdit, text: string): readonly PlacedChunk[] {
  const growth = edit.newText.length - (edit.span.end - edit.span.start);
  const first = firstTouched(before, edit, text);
  const start = before[first]?.start ?? 0;
  const oldAt = new Map(before.map((placed, index) => [placed.start, index]));
  const isKept = (cut: number) => cut - growth >= edit.span.end && oldAt.has(cut - growth);
  const fresh = cutFrom(text, start, labelsOf(before), isKept);
  const lastFresh = fresh.at(-1);
  const freshEnd = lastFresh ? lastFresh.start + lastFresh.chunk.text.length : start;
  const kept = before.slice(oldAt.get(freshEnd - growth) ?? before.length);
  const behind = freshEnd < text.length ? kept.map((placed) => ({ ...placed, start: placed.start + growth })) : [];
  return withLabels([...before.slice(0, first), ...fresh, ...behind]);
}

/** The same chunks in a text whose frontmatter grew by `growth`. */
export function shiftChunks(chunks: readonly PlacedChunk[], growth: number): readonly PlacedChunk[] {
  return growth === 0 ? chunks : chunks.map(({ start, chunk }) => ({ start: start + growth, chunk }));
}

/** The last chunk that begins before the edit; the one before it if the edit took its heading away. */
function firstTouched(chunks: readonly PlacedChunk[], edit: TextEdit, text: string): number {
  let first = 0;
  for (const [index, { start }] of chunks.entries()) {
    if (start >= edit.span.start) break;
    first = index;
  }
  const start = chunks[first]?.start ?? 0;
  return first > 0 && !isHeadingLine(text, start) ? first - 1 : first;
}

/** Cuts and parses from an offset to the end of the text, or to a cut at which `stopAt` says that the rest is known. */
function cutFrom(
  text: string,
  from: number,
  labels: ReadonlySet<string>,
  stopAt: (cut: number) => boolean,
): readonly PlacedChunk[] {
  const chunks: PlacedChunk[] = [];
  let start = from;
  do {
    const chunk = chunkAt(text, start, labels);
    chunks.push({ start, chunk });
    start += chunk.text.length;
  } while (start < text.length && !stopAt(start));
  return chunks;
}

function chunkAt(text: string, start: number, labels: ReadonlySet<string>): Chunk {
  let end = nextCut(text, start, start);
  let parsed = parseWith(text.slice(start, end), labels);
  // The scan only guesses what is open; the parse knows. Where it finds an open block, the cut lies behind its end.
  while (parsed.openFrom !== undefined && end < text.length) {
    end = nextCut(text, start + parsed.openFrom, end);
    parsed = parseWith(text.slice(start, end), labels);
  }
  return parsed.chunk;
}

function parseWith(text: string, labels: ReadonlySet<string>): { chunk: Chunk; openFrom: ParsedChunk["openFrom"] } {
  const bracketed = labelsInBrackets(text);
  const relevant = relevantLabels(bracketed, labels);
  parseCounter.chunks++;
  const { parts, openFrom } = parseChunk(text, relevant);
  return { chunk: { text, parts, bracketed, labels: relevant }, openFrom };
}

/** Parses again those chunks that were parsed with other labels than the document defines. */
function withLabels(chunks: readonly PlacedChunk[]): readonly PlacedChunk[] {
  const labels = labelsOf(chunks);
  return chunks.map((placed) => {
    const { chunk } = placed;
    if (labels.size === 0 && chunk.labels.length === 0) return placed;
    const relevant = relevantLabels(chunk.bracketed, labels);
    const same =
      relevant.length === chunk.labels.length && relevant.every((label, index) => label === chunk.labels[index]);
    return same ? placed : { start: placed.start, chunk: parseWith(chunk.text, labels).chunk };
  });
}

function labelsOf(chunks: readonly PlacedChunk[]): ReadonlySet<string> {
  const labels = new Set<string>();
  for (const { chunk } of chunks) {
    for (const { part } of chunk.parts) for (const { label } of part.definitions) labels.add(label);
  }
  return labels;
}

function relevantLabels(bracketed: ReadonlySet<string>, labels: ReadonlySet<string>): readonly string[] {
  return labels.size === 0 ? [] : [...bracketed].filter((label) => labels.has(label)).sort();
}

function labelsInBrackets(text: string): ReadonlySet<string> {
  const labels = new Set<string>();
  for (const match of text.matchAll(/\[((?:\\.|[^[\]\\]){1,999})\]/gs)) labels.add(normalizeIdentifier(match[1] ?? ""));
  return labels;
}

/** What looks like a definition: saves the second parse that `withLabels` would make, and decides nothing. */
function guessLabels(text: string, from: number): ReadonlySet<string> {
  const labels = new Set<string>();
  const pattern = /^ {0,3}\[((?:\\.|[^[\]\\^])(?:\\.|[^[\]\\]){0,998})\]:/gms;
  pattern.lastIndex = from;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    labels.add(normalizeIdentifier(match[1] ?? ""));
  }
  return labels;
}

/** The first cut after `beyond`, reading lines from `from`, where nothing is taken to be open. */
function nextCut(text: string, from: number, beyond: number): number {
  let open: RegExp | undefined;
  for (let start = from; start < text.length; ) {
    const end = lineEnd(text, start);
    const line = text.slice(start, Math.min(end, start + LONGEST_MARK));
    if (open) {
      if (open.test(text.slice(start, end))) open = undefined;
    } else if (start > beyond && isHeadingLine(text, start)) return start;
    else open = opensBlock(line, text.slice(start, end));
    start = end;
  }
  return text.length;
}

/** No mark that opens a block is longer than this. */
const LONGEST_MARK = 400;

/** What the line leaves open, as the pattern of the line that closes it. */
function opensBlock(line: string, whole: string): RegExp | undefined {
  const fence = /^ {0,3}(?:(`{3,})[^`]*$|(~{3,}))/.exec(line.trimEnd());
  const marks = fence?.[1] ?? fence?.[2];
  if (marks) return new RegExp(`^ {0,3}${marks[0]}{${marks.length},}[ \\t]*[\\r\\n]*$`);
  if (!/^ {0,3}</.test(line)) return undefined;
  if (/^ {0,3}<!--/.test(line)) return /-->/.test(whole) ? undefined : /-->/;
  const raw = /^ {0,3}<(script|pre|style|textarea)(?:\s|>|$)/i.test(line);
  const rawEnd = /<\/(?:script|pre|style|textarea)>/i;
  if (raw) return rawEnd.test(whole) ? undefined : rawEnd;
  return /^ {0,3}<\/?[a-z]/i.test(line) ? /^\s*$/ : undefined;
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
