import {
  type CancellationToken,
  DocumentDiagnosticReportKind,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  WorkspaceDiagnosticRequest,
  type WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver-protocol";
import { canonicalUri } from "../../core/host/uri.ts";
import type { Report } from "../documents/diagnostics.ts";
import type { Session } from "../session/session.ts";

/** So often a client that takes its answer in parts is told what has come up. */
const PART_MS = 50;

/** Answers with every document of the workspace: in parts, as they are looked at, where the client can take that. */
export async function workspaceReport(
  session: Session,
  { previousResultIds, partialResultToken }: WorkspaceDiagnosticParams,
  token: CancellationToken,
): Promise<WorkspaceDiagnosticReport> {
  const reports = new WorkspaceReports(session, previousResultIds ?? []);
  const idle = session.whenIdle().then(() => true);
  if (partialResultToken === undefined) {
    await idle;
    return { items: reports.rest() };
  }
  const tell = async (items: WorkspaceDocumentDiagnosticReport[]) => {
    if (items.length === 0) return;
    await session.connection.sendProgress(WorkspaceDiagnosticRequest.partialResult, partialResultToken, { items });
  };
  const isIdleSoon = () => Promise.race([idle, session.environment.pause(PART_MS).then(() => false)]);
  while (!token.isCancellationRequested && !(await isIdleSoon())) await tell(reports.news());
  if (!token.isCancellationRequested) await tell(reports.rest());
  return { items: [] };
}

/** What one request is told of the workspace's documents. */
class WorkspaceReports {
  readonly #session: Session;
  /** The results that the client has. */
  readonly #known: Map<string, string>;
  readonly #told = new Set<string>();

  constructor(session: Session, previous: WorkspaceDiagnosticParams["previousResultIds"]) {
    this.#session = session;
    this.#known = new Map(previous.map(({ uri, value }) => [canonicalUri(uri), value]));
  }

  /** Results that the client does not have. */
  news(): WorkspaceDocumentDiagnosticReport[] {
    const fresh = this.#results().filter(({ uri, resultId }) => this.#known.get(uri) !== resultId);
    return fresh.map((result) => this.#reportOf(result));
  }

  /** All that was not told yet: results that the client has are `unchanged`, documents that are gone are cleared. */
  rest(): WorkspaceDocumentDiagnosticReport[] {
    const results = this.#results();
    const there = new Set(results.map(({ uri }) => uri));
    const rest = results.filter(({ uri, resultId }) => !this.#told.has(uri) || this.#known.get(uri) !== resultId);
    const { asked } = this.#session.diagnostics;
    const gone = [...new Set([...this.#known.keys(), ...asked])].filter((uri) => !there.has(uri));
    for (const uri of gone) asked.delete(uri);
    return [...rest.map((result) => this.#reportOf(result)), ...gone.map((uri) => this.#cleared(uri))];
  }

  #cleared(uri: string): WorkspaceDocumentDiagnosticReport {
    return { kind: DocumentDiagnosticReportKind.Full, uri: this.#session.clientUri(uri), version: null, items: [] };
  }

  #results(): readonly Result[] {
    const { openDocuments, diagnostics, workspaceDiagnostics } = this.#session;
    const open = openDocuments.map((one) => {
      const { items, resultId } = diagnostics.reportOfOpen(one);
      return { uri: one.document.uri, version: one.document.version, items, resultId };
    });
    const closed = workspaceDiagnostics.all().filter(({ uri }) => !this.#session.isOpen(uri));
    return [...open, ...closed.map(({ uri, items, resultId }) => ({ uri, version: null, items, resultId }))];
  }

  #reportOf({ uri, version, items, resultId }: Result): WorkspaceDocumentDiagnosticReport {
    const isKnown = this.#known.get(uri) === resultId;
    this.#known.set(uri, resultId);
    this.#told.add(uri);
    const place = { uri: this.#session.clientUri(uri), version, resultId };
    return isKnown
      ? { kind: DocumentDiagnosticReportKind.Unchanged, ...place }
      : { kind: DocumentDiagnosticReportKind.Full, ...place, items };
  }
}

interface Result extends Report {
  readonly uri: string;
  /** Null for a document that is not open. */
  readonly version: number | null;
}
