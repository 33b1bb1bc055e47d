import * as l10n from "@vscode/l10n";
import { RESULTS_LIMIT, type ResultsReading, readResults } from "../../core/benchmarks/formats/readResults.ts";
import type { ResultsImport } from "../../core/conformance/benchmarks/importResults.ts";
import { partAt } from "../../core/document/outline.ts";
import type { PerfDocument } from "../../core/document/perfDocument.ts";
import { pastedResults } from "../../core/features/pastedResults.ts";
import { canonicalUri, nameOf, relativePath } from "../../core/host/uri.ts";
import { boundDocument } from "../../core/workspace/links/boundDocuments.ts";
import { moduleOf } from "../../core/workspace/links/codePaths.ts";
import { decidedParts } from "../../core/workspace/links/documentResults.ts";
import { importOfBound, importProposal, importRun } from "../../core/workspace/links/importProposal.ts";
import { resultsFilesIn } from "../../core/workspace/links/resultsFiles.ts";
import {
  type ImportParams,
  type ImportResult,
  importRequest,
  type PasteParams,
  type PasteResult,
  pasteRequest,
  type ResultsDocument,
  type ResultsFileRow,
  resultsDocumentsRequest,
  resultsFilesRequest,
  type UpdateParams,
  updateRequest,
} from "../client/benchmarkMessages.ts";
import { offsetAt } from "../client/position.ts";
import { type Route, request } from "../session/dispatch.ts";
import type { Session } from "../session/session.ts";
import { editOf } from "./convertEdits.ts";
import { noticeOf } from "./notice.ts";

/** What is asked for results of benchmarks. */
export const benchmarkRoutes: readonly Route[] = [
  request(importRequest, null, async (session, params) => {
    await session.whenReady();
    return imported(session, params);
  }),
  request(updateRequest, null, async (session, params) => {
    await session.whenReady();
    return updated(session, params);
  }),
  request(resultsFilesRequest, [], async (session, { uri }) => {
    await session.whenReady();
    return resultsFiles(session, canonicalUri(uri));
  }),
  request(resultsDocumentsRequest, [], async (session, { file, active }) => {
    await session.whenReady();
    await session.idleTasks.readIndexNow();
    const known = resultsDocuments(session, nameOf(canonicalUri(file)));
    const isKnown = active === undefined || known.some(({ uri }) => canonicalUri(uri) === canonicalUri(active));
    return isKnown ? known : [...(await newDocument(session, active)), ...known];
  }),
  request(pasteRequest, null, async (session, params) => {
    await session.whenReady();
    return pasted(session, params);
  }),
];

async function resultsFiles(session: Session, uri: string): Promise<readonly ResultsFileRow[]> {
  const { workspace } = session.state;
  const folder = workspace.folderOf(uri);
  if (!folder) return [];
  const read = await workspace.read(uri);
  const module = read.kind === "document" ? moduleOf(read.document, folder.modules)?.uri : undefined;
  const found = await resultsFilesIn(workspace.host, folder.uri, module);
  return found.map(({ uri: file, path, title }) => ({ uri: session.clientUri(file), path, title }));
}

function resultsDocuments(session: Session, name: string): readonly ResultsDocument[] {
  const rows = session.documents().flatMap(({ uri, title, category, resultsFiles, membership }) => {
    const folder = session.state.workspace.folderOf(uri)?.uri;
    if (membership !== "ours" || category === undefined) return [];
    const path = folder === undefined ? nameOf(uri) : (relativePath(folder, uri) ?? nameOf(uri));
    return [{ uri: session.clientUri(uri), path, title, isBound: resultsFiles.includes(name) }];
  });
  return rows.sort((a, b) => Number(b.isBound) - Number(a.isBound) || (a.path < b.path ? -1 : 1));
}

/** A document that the index does not have yet; none if it is none. */
async function newDocument(session: Session, active: string): Promise<readonly ResultsDocument[]> {
  const found = await boundDocument(session.state.workspace, canonicalUri(active));
  const title = found?.match?.title.heading?.heading.text;
  return title === undefined ? [] : [{ uri: active, path: nameOf(canonicalUri(active)), title, isBound: false }];
}

function noDocument(): ImportResult {
  return refused(l10n.t("It is no performance document that can be read."));
}

async function imported(session: Session, params: ImportParams): Promise<ImportResult> {
  const { workspace } = session.state;
  const uri = canonicalUri(params.file);
  const reading = await readFile(session, uri);
  if (reading.kind !== "results") return refused(reading.message);
  const { results } = reading;
  const run = await importRun(workspace.host, { uri, results });
  const target = await boundDocument(workspace, canonicalUri(params.uri));
  if (!target) return noDocument();
  const wishes = { section: params.section, benchmark: params.benchmark };
  const proposal = importProposal(target, { uri, results }, wishes, run);
  switch (proposal.kind) {
    case "import":
      return resultOf(session, target.document, proposal.proposed, results.remarks, nameOf(uri));
    case "which section":
    case "which benchmark":
      return { kind: proposal.kind, names: proposal.names };
    case "no place":
      return refused(
        l10n.t(
          'The document has no results that figures of {0} could be written to; expected a table with rows such as "p50".',
          nameOf(uri),
        ),
      );
    case "no path":
      return refused(l10n.t("No path leads from the document to {0}.", nameOf(uri)));
  }
}

async function readFile({ state }: Session, uri: string): Promise<ResultsReading> {
  const read = await state.workspace.host.readText(uri, RESULTS_LIMIT);
  return read.kind === "text" ? readResults(read.text) : { kind: "none", message: read.message };
}

async function pasted(session: Session, { uri, position, copied }: PasteParams): Promise<PasteResult | null> {
  const { workspace } = session.state;
  const file = copied.kind === "file" ? canonicalUri(copied.uri) : undefined;
  const reading = copied.kind === "file" ? await readFile(session, canonicalUri(copied.uri)) : readResults(copied.text);
  if (reading.kind !== "results") return null;
  const { results } = reading;
  const target = await boundDocument(workspace, canonicalUri(uri));
  if (!target?.match) return null;
  const { encoding } = session.client;
  const run =
    file === undefined ? { day: workspace.host.today() } : await importRun(workspace.host, { uri: file, results });
  const offset = offsetAt(target.document, position, encoding);
  const found = pastedResults(target, { uri: file, results }, offset, run);
  // A table is a table already.
  const isSure = results.format !== "markdownTable";
  if (!found || (found.kind === "table" && !isSure)) return null;
  return {
    kind: found.kind,
    insertText: found.kind === "table" ? found.text : "",
    edits: found.kind === "fill" ? found.edits.map((edit) => editOf(target.document, edit, encoding)) : [],
    isSure,
  };
}

async function updated(session: Session, { uri, position }: UpdateParams): Promise<ImportResult> {
  const { workspace } = session.state;
  const target = await boundDocument(workspace, canonicalUri(uri));
  if (!target) return noDocument();
  const start = partAt(target.document.outline, offsetAt(target.document, position, session.client.encoding))?.start;
  const parts = decidedParts(target.parts).filter((one) => one.start === start);
  const [first] = parts;
  if (!first) return refused(l10n.t("No file with results is bound to it."));
  const run = await importRun(workspace.host, { uri: first.source.uri, results: first.bound.results });
  return resultOf(
    session,
    target.document,
    importOfBound(target, parts, run),
    parts.flatMap(({ bound }) => bound.results.remarks),
    nameOf(first.source.uri),
  );
}

function resultOf(
  session: Session,
  document: PerfDocument,
  { edits, written, left }: ResultsImport,
  remarks: readonly string[],
  file: string,
): ImportResult {
  if (edits.length === 0) {
    return refused(
      written.length > 0
        ? l10n.t("The document has the results of {0} already.", file)
        : `${l10n.t("Nothing in the document is a figure of {0}.", file)} ${left[0]?.why ?? ""}`.trimEnd(),
    );
  }
  return {
    kind: "edits",
    version: session.state.workspace.openDocument(document.uri)?.version ?? null,
    edits: edits.map((edit) => editOf(document, edit, session.client.encoding)),
    left: left.map(({ cell, why }) => noticeOf(l10n.t("{0} stays as it is: {1}", cell.label, why))),
    remarks: remarks.map(noticeOf),
  };
}

function refused(message: string): ImportResult {
  return { kind: "refused", message: noticeOf(message) };
}
