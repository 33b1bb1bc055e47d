import {
  DocumentDiagnosticReportKind,
  DocumentDiagnosticRequest,
  type FullDocumentDiagnosticReport,
  type WorkspaceDiagnosticParams,
  WorkspaceDiagnosticRequest,
  type WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver-protocol";
import { canonicalUri } from "../host/uri.ts";
import type { Report } from "./diagnostics.ts";
import { type Route, request, uriIn } from "./dispatch.ts";
import type { Session } from "./session.ts";

const EMPTY: FullDocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };

/** What clients ask that want their diagnostics so. */
export const diagnosticRoutes: readonly Route[] = [
  request(DocumentDiagnosticRequest.type, EMPTY, async (session, params) => {
    const open = session.documentAt(uriIn(params));
    if (!open) return closedReport(session, canonicalUri(uriIn(params)));
    await session.whenReady();
    // Who can't be told to ask again is told everything at once.
    if (!session.client.diagnostics.refreshes) await open.completeCheck();
    return session.diagnostics.pull(open, params.previousResultId);
  }),
  request(WorkspaceDiagnosticRequest.type, { items: [] }, async (session, params) => {
    if (!session.settings.switches.workspaceDiagnostics) return { items: [] };
    session.work.wantSurvey();
    await session.whenIdle();
    return { items: workspaceReports(session, params) };
  }),
];

function closedReport({ survey }: Session, uri: string): FullDocumentDiagnosticReport {
  const surveyed = survey.get(uri);
  return surveyed ? { ...EMPTY, items: surveyed.items, resultId: surveyed.resultId } : EMPTY;
}

/** Every document with its result, `unchanged` where the client has it; those that are gone are cleared. */
function workspaceReports(
  session: Session,
  { previousResultIds }: WorkspaceDiagnosticParams,
): WorkspaceDocumentDiagnosticReport[] {
  const previous = new Map((previousResultIds ?? []).map(({ uri, value }) => [canonicalUri(uri), value]));
  const reports: WorkspaceDocumentDiagnosticReport[] = [];
  const known = new Set<string>();
  const add = (uri: string, version: number | null, { resultId, items }: Report) => {
    known.add(uri);
    const place = { uri: session.spell(uri), version, resultId };
    reports.push(
      previous.get(uri) === resultId
        ? { kind: DocumentDiagnosticReportKind.Unchanged, ...place }
        : { kind: DocumentDiagnosticReportKind.Full, ...place, items },
    );
  };
  for (const open of session.openDocuments) {
    add(open.document.uri, open.document.version, session.diagnostics.reportOfOpen(open));
  }
  for (const uri of session.survey.uris) {
    const surveyed = session.survey.get(uri);
    if (surveyed && !known.has(uri)) add(uri, null, surveyed);
  }
  for (const uri of previous.keys()) {
    if (!known.has(uri))
      reports.push({ kind: DocumentDiagnosticReportKind.Full, uri: session.spell(uri), version: null, items: [] });
  }
  return reports;
}
