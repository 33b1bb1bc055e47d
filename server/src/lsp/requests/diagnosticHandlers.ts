import {
  DocumentDiagnosticReportKind,
  DocumentDiagnosticRequest,
  type FullDocumentDiagnosticReport,
  WorkspaceDiagnosticRequest,
} from "vscode-languageserver-protocol";
import { canonicalUri } from "../../core/host/uri.ts";
import { type Route, request, uriIn } from "../session/dispatch.ts";
import type { Session } from "../session/session.ts";
import { workspaceReport } from "./workspaceReports.ts";

const EMPTY: FullDocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };

/** What clients ask that want their diagnostics so. */
export const diagnosticRoutes: readonly Route[] = [
  request(DocumentDiagnosticRequest.type, EMPTY, async (session, params) => {
    const uri = canonicalUri(uriIn(params));
    const open = session.documentAt(uriIn(params));
    session.diagnostics.asked.add(uri);
    if (!open) return closedReport(session, uri);
    await session.whenReady();
    // Who can't be told to ask again is told everything at once.
    if (!session.client.diagnostics.refreshes) await open.completeCheck();
    return session.diagnostics.pull(open, params.previousResultId);
  }),
  request(WorkspaceDiagnosticRequest.type, { items: [] }, async (session, params, token) => {
    if (!session.settings.switches.workspaceDiagnostics) return { items: [] };
    session.idleTasks.wantWorkspaceDiagnostics();
    return workspaceReport(session, params, token);
  }),
];

function closedReport({ workspaceDiagnostics }: Session, uri: string): FullDocumentDiagnosticReport {
  const checked = workspaceDiagnostics.get(uri);
  return checked ? { ...EMPTY, items: checked.items, resultId: checked.resultId } : EMPTY;
}
