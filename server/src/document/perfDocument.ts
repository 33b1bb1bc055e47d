import { LineIndex } from "../text/lineIndex.ts";
import { applyEdits, type TextEdit } from "../text/textEdit.ts";
import { cutAndParse, lastChunkFrom, type PlacedChunk, reparseAround, shiftChunks } from "./chunks.ts";
import { type Frontmatter, readFrontmatter } from "./frontmatter.ts";
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

type Pieces = Pick<PerfDocument, "uri" | "version" | "lines" | "frontmatter" | "chunks"> & { readonly text?: string };

/**
 * Puts its text together only when somebody asks for the whole of it: of a keystroke in a long document, copying
 * the text would be the dearest part.
 */
class ParsedDocument implements PerfDocument {
  readonly uri: string;
  readonly version: number;
  readonly lines: LineIndex;
  readonly frontmatter: Frontmatter;
  readonly chunks: readonly PlacedChunk[];
  readonly outline: Outline;
  readonly tableOfContents: TableOfContents | undefined;
  #text: string | undefined;

  constructor({ uri, version, lines, frontmatter, chunks, text }: Pieces, before?: PerfDocument) {
    const last = chunks.at(-1);
    this.uri = uri;
    this.version = version;
    this.lines = lines;
    this.frontmatter = frontmatter;
    this.chunks = chunks;
    this.outline = outlineOf(chunks, last ? last.start + last.chunk.text.length : frontmatter.bodyStart, before);
    this.tableOfContents = findTableOfContents(uri, this.outline);
    this.#text = text;
  }

  get text(): string {
    this.#text ??= [this.frontmatter.text, ...this.chunks.map(({ chunk }) => chunk.text)].join("");
    return this.#text;
  }

  textBetween(start: number, end: number): string {
    const { frontmatter, chunks } = this;
    const from = Math.max(0, start);
    const pieces = [frontmatter.text.slice(from, Math.max(from, end))];
    for (let index = Math.max(0, lastChunkFrom(chunks, from)); index < chunks.length; index++) {
      const placed = chunks[index];
      if (!placed || placed.start >= end) break;
      pieces.push(placed.chunk.text.slice(Math.max(0, from - placed.start), Math.max(0, end - placed.start)));
    }
    return pieces.join("");
  }
}

/**
 * Parses a text; never throws, whatever the text holds.
 * @param frontmatter The text's, from whom has read it already.
 */
export function openDocument(
  uri: string,
  text: string,
  version = 0,
  frontmatter: Frontmatter = readFrontmatter(text),
): PerfDocument {
  const chunks = cutAndParse(text, frontmatter.bodyStart);
  return new ParsedDocument({ uri, version, text, lines: LineIndex.of(text), frontmatter, chunks });
}

/**
 * The document after one edit: equal to the new text opened afresh, at the cost of what the edit touched.
 * @throws RangeError if the edit lies outside the text.
 */
export function editDocument(document: PerfDocument, edit: TextEdit, version = document.version + 1): PerfDocument {
  const { uri, frontmatter, outline } = document;
  const { start, end } = edit.span;
  if (start < 0 || end < start || end > outline.end) throw new RangeError(`Edit ${start}-${end} leaves the text`);
  const lines = document.lines.edited(edit, document.textBetween(start - 1, start), document.textBetween(end, end + 1));
  if (start >= frontmatter.settledFrom) {
    const chunks = reparseAround(document.chunks, edit);
    return new ParsedDocument({ uri, version, lines, frontmatter, chunks }, document);
  }
  const text = applyEdits(document.text, [edit]);
  const reread = readFrontmatter(text);
  const chunks = chunksBehind(document, edit, text, reread.bodyStart);
  return new ParsedDocument({ uri, version, text, lines, frontmatter: reread, chunks }, document);
}

/** The chunks behind frontmatter that was read again. */
function chunksBehind(document: PerfDocument, edit: TextEdit, text: string, bodyStart: number): readonly PlacedChunk[] {
  const { bodyStart: before } = document.frontmatter;
  const growth = edit.newText.length - (edit.span.end - edit.span.start);
  if (bodyStart === before && edit.span.start >= before) return reparseAround(document.chunks, edit);
  if (bodyStart === before + growth && edit.span.end < before) return shiftChunks(document.chunks, growth);
  return cutAndParse(text, bodyStart);
}
