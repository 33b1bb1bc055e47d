import * as l10n from "@vscode/l10n";
import type {
  ChangeAnnotation,
  CreateFile,
  TextEdit as LspTextEdit,
  SnippetTextEdit,
  TextDocumentEdit,
  WorkspaceEdit,
} from "vscode-languageserver-protocol";
import type { DocumentEdits } from "../../core/features/feature.ts";
import type { FixEdits, OtherFileEdit } from "../../core/rules/rule.ts";
import { toSnippet, withTabStops } from "../../core/template/tabStops.ts";
import type { Template } from "../../core/template/template.ts";
import { type Lines, linesOfText } from "../../core/text/lineIndex.ts";
import { sortEdits, type TextEdit } from "../../core/text/textEdit.ts";
import { type Encoding, rangeOf } from "../client/position.ts";
import type { Session } from "../session/session.ts";

/** An edit as the client takes it. */
export function editOf(lines: Lines, { span, newText }: TextEdit, encoding: Encoding): LspTextEdit {
  return { range: rangeOf(lines, span, encoding), newText };
}

/**
 * Edits of documents, as one unit; each for the version of the document that the client has open.
 * @param uri The document that they were asked in; undefined for files that are moved.
 */
export async function workspaceEditOf(
  session: Session,
  documents: readonly DocumentEdits[],
  uri?: string,
): Promise<WorkspaceEdit> {
  await session.state.loadTexts(documents.map(({ uri }) => uri));
  const changes = documents.map((one) => documentEditOf(session, one.uri, plainEdits(session, one.uri, one.edits)));
  return asWorkspaceEdit(session, uri, changes, []);
}

/** What an editor shows of edits that reach beyond the document they were asked in, one group for each. */
function changeAnnotations(): Readonly<Record<"own" | "others", ChangeAnnotation>> {
  return {
    own: { label: l10n.t("This document") },
    others: { label: l10n.t("Other files"), description: l10n.t("They lead to what changes, or belong to it") },
  };
}

/**
 * A fix's edits. Where the client takes snippets, what is inserted has tab stops at the template's placeholders.
 * @param template Undefined for edits without tab stops.
 */
export async function fixEditOf(
  session: Session,
  uri: string,
  { edits, others = [] }: FixEdits,
  template: Template | undefined,
): Promise<WorkspaceEdit> {
  await session.state.loadTexts(others.flatMap((other) => (other.kind === "edit" ? [other.uri] : [])));
  const own =
    template && session.client.edits.snippets && session.client.edits.documentChanges
      ? snippetEdits(session, uri, edits, template)
      : plainEdits(session, uri, edits);
  const changes = [
    ...(own.length > 0 ? [documentEditOf(session, uri, own)] : []),
    ...others.map((other) => otherEdit(session, other)),
  ];
  return asWorkspaceEdit(
    session,
    uri,
    changes,
    others.filter(({ kind }) => kind === "create").map((other) => session.clientUri(other.uri)),
  );
}

type AnyEdit = LspTextEdit | SnippetTextEdit;

function plainEdits({ state, client }: Session, uri: string, edits: readonly TextEdit[]): LspTextEdit[] {
  const lines = state.linesOf(uri) ?? EMPTY;
  return sortEdits(edits).map((edit) => editOf(lines, edit, client.encoding));
}

const EMPTY = linesOfText("");

/** The edit with the most stops becomes a snippet: an editor walks through one. */
function snippetEdits(session: Session, uri: string, edits: readonly TextEdit[], template: Template): AnyEdit[] {
  const plain = plainEdits(session, uri, edits);
  const inserts = sortEdits(edits).map(({ newText }) => withTabStops(newText, template));
  const most = Math.max(...inserts.map(({ stops }) => stops.length));
  const chosen = most > 0 ? inserts.findIndex(({ stops }) => stops.length === most) : -1;
  return plain.map((edit, index): AnyEdit => {
    const insert = inserts[index];
    return index === chosen && insert
      ? { range: edit.range, snippet: { kind: "snippet", value: toSnippet(insert) } }
      : edit;
  });
}

function otherEdit(session: Session, other: OtherFileEdit): TextDocumentEdit {
  const start = { line: 0, character: 0 };
  const edits =
    other.kind === "create"
      ? [{ range: { start, end: start }, newText: other.text }]
      : plainEdits(session, other.uri, other.edits);
  return documentEditOf(session, other.uri, edits);
}

function documentEditOf(session: Session, uri: string, edits: AnyEdit[]): TextDocumentEdit {
  const version = session.state.workspace.openDocument(uri)?.version ?? null;
  return { textDocument: { uri: session.clientUri(uri), version }, edits };
}

function annotated({ textDocument, edits }: TextDocumentEdit, own: string): TextDocumentEdit {
  const annotationId = textDocument.uri === own ? "own" : "others";
  return { textDocument, edits: edits.map((edit) => ({ ...edit, annotationId })) };
}

function asWorkspaceEdit(
  session: Session,
  uri: string | undefined,
  changes: readonly TextDocumentEdit[],
  created: readonly string[],
): WorkspaceEdit {
  const { documentChanges, creates, annotations } = session.client.edits;
  if (documentChanges) {
    const files = creates
      ? created.map((one): CreateFile => ({ kind: "create", uri: one, options: { ignoreIfExists: true } }))
      : [];
    const own = uri === undefined ? undefined : session.clientUri(uri);
    return annotations && changes.length > 1 && own !== undefined
      ? {
          documentChanges: [...files, ...changes.map((one) => annotated(one, own))],
          changeAnnotations: changeAnnotations(),
        }
      : { documentChanges: [...files, ...changes] };
  }
  const byUri: Record<string, LspTextEdit[]> = {};
  for (const { textDocument, edits } of changes) {
    const plain = edits.filter((edit): edit is LspTextEdit => "newText" in edit);
    byUri[textDocument.uri] = [...(byUri[textDocument.uri] ?? []), ...plain];
  }
  return { changes: byUri };
}
