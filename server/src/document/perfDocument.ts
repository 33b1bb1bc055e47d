import { LineIndex } from "../text/lineIndex.ts";
import { applyEdits, type TextEdit } from "../text/textEdit.ts";
import { cutAndParse, type PlacedChunk, reparseAround, shiftChunks } from "./chunks.ts";
import { FENCE_LENGTH, type Frontmatter, mayHaveFrontmatter, readFrontmatter } from "./frontmatter.ts";
import { type Outline, outlineOf } from "./outline.ts";
import { findTableOfContents, type TableOfContents } from "./tableOfContents.ts";

/**
 * A Markdown document as rules and features see it. Immutable: an edit gives another document that shares
 * every part the edit did not touch. Spans here count from the document's start.
 */
export interface PerfDocument {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
  readonly lines: LineIndex;
  readonly frontmatter: Frontmatter;
  readonly chunks: readonly PlacedChunk[];
  readonly outline: Outline;
  readonly tableOfContents: TableOfContents | undefined;
}

/** Parses a text; never throws, whatever the text holds. */
export function openDocument(uri: string, text: string, version = 0): PerfDocument {
  const frontmatter = readFrontmatter(text);
  return assemble(uri, version, text, LineIndex.of(text), frontmatter, cutAndParse(text, frontmatter.bodyStart));
}

/** The document after one edit: equal to the new text opened afresh, at the cost of what the edit touched. */
export function editDocument(document: PerfDocument, edit: TextEdit, version = document.version + 1): PerfDocument {
  const text = applyEdits(document.text, [edit]);
  const lines = document.lines.edited(edit, text);
  const frontmatter = frontmatterAfter(document.frontmatter, edit, text);
  const chunks = chunksAfter(document, edit, text, frontmatter.bodyStart);
  return assemble(document.uri, version, text, lines, frontmatter, chunks, document.outline);
}

/** Closed frontmatter above the edit, or none where none can have come, is not read again. */
function frontmatterAfter(before: Frontmatter, edit: TextEdit, text: string): Frontmatter {
  const isUntouched = before.present
    ? before.isClosed && edit.span.start >= before.bodyStart
    : edit.span.start >= before.bodyStart + FENCE_LENGTH && !mayHaveFrontmatter(text);
  return isUntouched ? before : readFrontmatter(text);
}

function chunksAfter(document: PerfDocument, edit: TextEdit, text: string, bodyStart: number): readonly PlacedChunk[] {
  const { bodyStart: before } = document.frontmatter;
  const growth = edit.newText.length - (edit.span.end - edit.span.start);
  if (bodyStart === before && edit.span.start >= before) return reparseAround(document.chunks, edit, text);
  if (bodyStart === before + growth && edit.span.end < before) return shiftChunks(document.chunks, growth);
  return cutAndParse(text, bodyStart);
}

function assemble(
  uri: string,
  version: number,
  text: string,
  lines: LineIndex,
  frontmatter: Frontmatter,
  chunks: readonly PlacedChunk[],
  previous?: Outline,
): PerfDocument {
  const outline = outlineOf(chunks, text.length, previous);
  return { uri, version, text, lines, frontmatter, chunks, outline, tableOfContents: findTableOfContents(outline) };
}
