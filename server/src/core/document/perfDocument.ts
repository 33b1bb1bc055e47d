import { readFrontmatter } from "../frontmatter/frontmatter.ts";
import type { Frontmatter } from "../frontmatter/frontmatterModel.ts";
import { LineIndex } from "../text/lineIndex.ts";
import { applyEdits, type TextEdit } from "../text/textEdit.ts";
import { TextPieces } from "../text/textPieces.ts";
import { cutAndParse, lastChunkFrom, type PlacedChunk, reparseAround, shiftChunks } from "./chunks.ts";
import { type Outline, outlineOf } from "./outline.ts";
import { findTableOfContents, type TableOfContents } from "./tableOfContents.ts";

/**
 * A Markdown document as rules and features see it. Immutable: an edit gives another document that shares
 * every part the edit did not touch. Spans here count from the document's start.
 */
export interface PerfDocument {
  readonly uri: string;
  readonly version: number;
  /** Put together when it is first asked for: a keystroke does without. */
  readonly text: string;
  /** A piece of the text, at the cost of the piece. */
  textBetween(start: number, end: number): string;
  readonly lines: LineIndex;
  readonly frontmatter: Frontmatter;
  readonly chunks: readonly PlacedChunk[];
  readonly outline: Outline;
  readonly tableOfContents: TableOfContents | undefined;
}

interface Pieces {
  readonly uri: string;
  readonly version: number;
  readonly lines: LineIndex;
  readonly frontmatter: Frontmatter;
  /** Undefined where the body was not parsed: then there is a text, whole or in pieces. */
  readonly chunks: readonly PlacedChunk[] | undefined;
  readonly text?: string;
  readonly pieces?: TextPieces;
}

/** What comes of parsing. */
interface Body {
  readonly chunks: readonly PlacedChunk[];
  readonly outline: Outline;
  readonly tableOfContents: TableOfContents | undefined;
}

/**
 * Parses the body only when somebody asks for it: most Markdown is none of ours, and to know that the head is enough.
 * Puts its text together only when somebody asks for the whole of it, too: of a keystroke in a long document, copying
 * the text would be the dearest part.
 */
class LazyDocument implements PerfDocument {
  readonly uri: string;
  readonly version: number;
  readonly lines: LineIndex;
  readonly frontmatter: Frontmatter;
  #body: Body | undefined;
  #text: string | undefined;
  #pieces: TextPieces | undefined;

  constructor({ uri, version, lines, frontmatter, chunks, text, pieces }: Pieces, before?: PerfDocument) {
    this.uri = uri;
    this.version = version;
    this.lines = lines;
    this.frontmatter = frontmatter;
    this.#text = text;
    this.#pieces = pieces;
    if (chunks) this.#body = bodyOf(uri, chunks, frontmatter, before);
  }

  get isParsed(): boolean {
    return this.#body !== undefined;
  }

  get chunks(): readonly PlacedChunk[] {
    return this.#parsed().chunks;
  }

  get outline(): Outline {
    return this.#parsed().outline;
  }

  get tableOfContents(): TableOfContents | undefined {
    return this.#parsed().tableOfContents;
  }

  #parsed(): Body {
    this.#body ??= bodyOf(this.uri, cutAndParse(this.text, this.frontmatter.bodyStart), this.frontmatter);
    return this.#body;
  }

  get text(): string {
    this.#text ??=
      this.#pieces?.whole() ?? [this.frontmatter.text, ...this.chunks.map(({ chunk }) => chunk.text)].join("");
    return this.#text;
  }

  /** The text of a document whose body is not parsed. */
  get pieces(): TextPieces {
    this.#pieces ??= TextPieces.of(this.text);
    return this.#pieces;
  }

  textBetween(start: number, end: number): string {
    if (this.#text !== undefined) return this.#text.slice(Math.max(0, start), Math.max(0, end));
    const from = Math.max(0, start);
    if (this.#pieces) return this.#pieces.between(from, end);
    const { frontmatter, chunks } = this;
    const pieces = [frontmatter.text.slice(from, Math.max(from, end))];
    for (let index = Math.max(0, lastChunkFrom(chunks, from)); index < chunks.length; index++) {
      const placed = chunks[index];
      if (!placed || placed.start >= end) break;
      pieces.push(placed.chunk.text.slice(Math.max(0, from - placed.start), Math.max(0, end - placed.start)));
    }
    return pieces.join("");
  }
}

function bodyOf(uri: string, chunks: readonly PlacedChunk[], { bodyStart }: Frontmatter, before?: PerfDocument): Body {
  const last = chunks.at(-1);
  const outline = outlineOf(chunks, last ? last.start + last.chunk.text.length : bodyStart, before);
  return { chunks, outline, tableOfContents: findTableOfContents(uri, outline) };
}

/**
 * A text as a document; never throws, whatever the text holds. Its body is parsed when it is first asked for.
 * @param frontmatter The text's, from whom has read it already.
 */
export function openDocument(
  uri: string,
  text: string,
  version = 0,
  frontmatter: Frontmatter = readFrontmatter(text),
): PerfDocument {
  return new LazyDocument({ uri, version, text, lines: LineIndex.of(text), frontmatter, chunks: undefined });
}

/**
 * The document after one edit: equal to the new text opened afresh, at the cost of what the edit touched.
 * @throws RangeError if the edit lies outside the text.
 */
export function editDocument(document: PerfDocument, edit: TextEdit, version = document.version + 1): PerfDocument {
  const { uri, frontmatter } = document;
  const { start, end } = edit.span;
  if (start < 0 || end < start || end > document.lines.textLength)
    throw new RangeError(`Edit ${start}-${end} leaves the text`);
  const lines = document.lines.edited(edit, document.textBetween(start - 1, start), document.textBetween(end, end + 1));
  if (document instanceof LazyDocument && !document.isParsed) {
    const pieces = document.pieces.edited(edit);
    const still = start >= frontmatter.settledFrom ? frontmatter : readFrontmatter(pieces.whole());
    return new LazyDocument({ uri, version, pieces, lines, frontmatter: still, chunks: undefined });
  }
  if (start >= frontmatter.settledFrom) {
    const chunks = reparseAround(document.chunks, edit);
    return new LazyDocument({ uri, version, lines, frontmatter, chunks }, document);
  }
  const text = applyEdits(document.text, [edit]);
  const reread = readFrontmatter(text);
  const chunks = chunksBehind(document, edit, text, reread.bodyStart);
  return new LazyDocument({ uri, version, text, lines, frontmatter: reread, chunks }, document);
}

/** The chunks behind frontmatter that was read again. */
function chunksBehind(document: PerfDocument, edit: TextEdit, text: string, bodyStart: number): readonly PlacedChunk[] {
  const { bodyStart: before } = document.frontmatter;
  const growth = edit.newText.length - (edit.span.end - edit.span.start);
  if (bodyStart === before && edit.span.start >= before) return reparseAround(document.chunks, edit);
  if (bodyStart === before + growth && edit.span.end < before) return shiftChunks(document.chunks, growth);
  return cutAndParse(text, bodyStart);
}
