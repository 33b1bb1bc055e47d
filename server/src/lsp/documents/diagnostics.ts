import isEqual from "fast-deep-equal";
import {
  type Diagnostic,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type PublishDiagnosticsParams,
} from "vscode-languageserver-protocol";
import { cappedFindings } from "../../core/check/cappedFindings.ts";
import type { ReportedFinding } from "../../core/check/reportedFinding.ts";
import { sameItems } from "../../core/incremental/memo.ts";
import type { Lines } from "../../core/text/lineIndex.ts";
import type { Client } from "../client/client.ts";
import { diagnosticOfProblem, diagnosticsOf, type OtherFiles } from "./convertFindings.ts";
import type { OpenDocument } from "./openDocument.ts";
import type { ServerState } from "./serverState.ts";

/** Whom diagnostics are shown to, and what they are made of besides the findings. */
export interface PublishingContext {
  readonly state: ServerState;
  readonly client: Client;
  readonly others: OtherFiles;
}

/**
 * The one function that says what is shown for a document.
 * @param last What was shown for it before: most of that holds after an edit, and is shown again.
 */
export function itemsFor(
  { state, client, others }: PublishingContext,
  document: Lines & { readonly uri: string },
  findings: readonly ReportedFinding[],
  last: readonly Diagnostic[] = [],
): Diagnostic[] {
  const problems = state.problemsIn(document.uri).map((one) => diagnosticOfProblem(one, document, client));
  const shown = cappedFindings(findings);
  return [...problems, ...diagnosticsOf(shown, document, client, others, last.slice(problems.length))];
}

/** The diagnostics of a file, with an id that they keep as long as they are the same. */
export interface Report {
  readonly resultId: string;
  readonly items: Diagnostic[];
}

interface Remembered extends Report {
  readonly of: readonly unknown[];
}

/** What the client shows: pushed to those that can't ask, asked for by the others, never both for one file. */
export class Diagnostics {
  /** Documents that the client has asked for by name: it may show an answer even if it keeps no result of it. */
  readonly asked = new Set<string>();
  readonly #context: PublishingContext;
  readonly #instance: string;
  readonly #checkedByEditor: (folder: string | undefined) => ReadonlySet<string>;
  readonly #push: (params: PublishDiagnosticsParams) => void;
  readonly #known = new Map<string, Remembered>();
  /** Result ids that the client was given, or that were pushed. */
  readonly #sent = new Map<string, string>();
  /** Files other than documents that diagnostics were pushed for. */
  #problemFiles: ReadonlySet<string> = new Set();
  #serial = 0;

  /** @param checkedByEditor The rules that the editor itself checks in the open documents of a folder. */
  constructor(
    publishing: PublishingContext,
    instance: string,
    push: (params: PublishDiagnosticsParams) => void,
    checkedByEditor: (folder: string | undefined) => ReadonlySet<string>,
  ) {
    this.#context = publishing;
    this.#instance = instance;
    this.#push = push;
    this.#checkedByEditor = checkedByEditor;
  }

  reportOfOpen(open: OpenDocument): Report {
    const { document } = open;
    const { state } = this.#context;
    const findings = open.shownFindings();
    const byEditor = this.#checkedByEditor(state.workspace.folderOf(document.uri)?.uri);
    const of = [document, findings, state.version, byEditor];
    const known = this.#known.get(document.uri);
    if (known && sameItems(known.of, of)) return known;
    const ours = byEditor.size === 0 ? findings : findings.filter(({ rule }) => !byEditor.has(rule.id));
    return this.#remember(document.uri, of, itemsFor(this.#context, document, ours, known?.items));
  }

  /** The report of a document that is not open, with all that is shown for it; its text need not be kept. */
  reportOfClosed(uri: string, items: Diagnostic[]): Report {
    return this.#remember(uri, [], items);
  }

  #remember(uri: string, of: readonly unknown[], items: Diagnostic[]): Report {
    const known = this.#known.get(uri);
    const isSame =
      known?.items.length === items.length &&
      items.every((item, index) => item === known.items[index] || isEqual(item, known.items[index]));
    const resultId = isSame ? known.resultId : `${this.#instance}.${this.#serial++}`;
    const report = { of, items, resultId };
    this.#known.set(uri, report);
    return report;
  }

  /** Pushes what is known of a document, where the client does not ask. */
  publish(open: OpenDocument): void {
    if (this.#context.client.diagnostics.pulls) return;
    const { items, resultId } = this.reportOfOpen(open);
    this.#sent.set(open.document.uri, resultId);
    this.#push({ uri: open.clientUri, version: open.document.version, diagnostics: items });
  }

  /** True if the client shows something else for the document than what is known now. */
  isOutdated(open: OpenDocument): boolean {
    const sent = this.#sent.get(open.document.uri);
    return sent !== undefined && sent !== this.reportOfOpen(open).resultId;
  }

  /** Answers a client that asks for a document. */
  pull(open: OpenDocument, previousResultId: string | undefined): DocumentDiagnosticReport {
    const { items, resultId } = this.reportOfOpen(open);
    // Whoever asks although it is pushed to still shows what was pushed.
    if (this.#context.client.diagnostics.pulls) this.#sent.set(open.document.uri, resultId);
    return resultId === previousResultId
      ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
      : { kind: DocumentDiagnosticReportKind.Full, resultId, items };
  }

  /** Forgets a document that was closed, and takes away what was pushed for it. */
  close(open: OpenDocument): void {
    const { uri } = open.document;
    if (this.#sent.delete(uri) && !this.#context.client.diagnostics.pulls) {
      this.#push({ uri: open.clientUri, diagnostics: [] });
    }
    this.#known.delete(uri);
  }

  /** Forgets a file that is no document any more. */
  forget(uri: string): void {
    this.#known.delete(uri);
  }

  /**
   * Pushes what is wrong in configs, and in templates to clients that don't ask; nobody asks for files that are no
   * Markdown. Files that are all right now are cleared.
   */
  async publishProblems(isOpen: (uri: string) => boolean): Promise<void> {
    const { state, client, others } = this.#context;
    const isPushed = (uri: string) => !isOpen(uri) && !(client.diagnostics.pulls && uri.endsWith(".md"));
    const problems = state.problems().filter(({ uri }) => isPushed(uri));
    const files = new Set(problems.map(({ uri }) => uri));
    await state.loadTexts(files);
    for (const uri of this.#problemFiles) {
      if (!files.has(uri) && !isOpen(uri)) this.#push({ uri: others.clientUri(uri), diagnostics: [] });
    }
    this.#problemFiles = files;
    for (const uri of files) {
      const own = problems.filter((problem) => problem.uri === uri);
      const lines = state.linesOf(uri);
      const diagnostics = own.map((problem) => diagnosticOfProblem(problem, lines, client));
      this.#push({ uri: others.clientUri(uri), diagnostics });
    }
  }
}
