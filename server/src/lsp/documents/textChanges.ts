import type { TextDocumentContentChangeEvent } from "vscode-languageserver-protocol";
import { editDocument, openDocument, type PerfDocument } from "../../core/document/perfDocument.ts";
import { DOCUMENT_LIMIT } from "../../core/host/host.ts";
import { linesOfText } from "../../core/text/lineIndex.ts";
import { applyEdits, differenceOf, type TextEdit } from "../../core/text/textEdit.ts";
import { type Encoding, spanOf } from "../client/position.ts";
import { isTooLarge } from "./serverState.ts";

/** A document as the editor sends it; a text that is too large is kept, so that it can be edited, and not parsed. */
export function openedDocument(uri: string, text: string, version: number): PerfDocument {
  if (text.length <= DOCUMENT_LIMIT) return openDocument(uri, text, version);
  const { frontmatter, chunks, outline } = openDocument(uri, "", version);
  return { uri, version, text, ...linesOfText(text), frontmatter, chunks, outline, tableOfContents: undefined };
}

/** The document after one edit. */
export function editedDocument(document: PerfDocument, edit: TextEdit, version: number): PerfDocument {
  const length = document.lines.textLength - (edit.span.end - edit.span.start) + edit.newText.length;
  if (isTooLarge(document) || length > DOCUMENT_LIMIT) {
    return openedDocument(document.uri, applyEdits(document.text, [edit]), version);
  }
  return editDocument(document, edit, version);
}

/** A change as an edit; undefined where a whole text is sent that is the one that is there. */
export function editFrom(
  change: TextDocumentContentChangeEvent,
  document: PerfDocument,
  encoding: Encoding,
): TextEdit | undefined {
  if (typeof change.text !== "string") throw new TypeError("A change has no text.");
  return "range" in change
    ? { span: spanOf(document, change.range, encoding), newText: change.text }
    : differenceOf(document.text, change.text);
}
