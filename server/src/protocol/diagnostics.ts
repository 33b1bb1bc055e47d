import isEqual from "fast-deep-equal";
import {
  type Diagnostic,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type PublishDiagnosticsParams,
} from "vscode-languageserver-protocol";
import type { ReportedFinding } from "../check/check.ts";
import { sameItems } from "../text/memoised.ts";
import type { Client } from "./client.ts";
import { diagnosticOfProblem, diagnosticsOf, type OtherFiles } from "./convertFindings.ts";
import type { OpenDocument } from "./openDocument.ts";
import type { Lines } from "./position.ts";
import type { World } from "./world.ts";

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
  readonly #client: Client;
  readonly #world: World;
  readonly #others: OtherFiles;
  readonly #instance: string;
  readonly #push: (params: PublishDiagnosticsParams) => void;
  readonly #known = new Map<string, Remembered>();
  /** Result ids that the client was given, or that were pushed. */
  readonly #sent = new Map<string, string>();
  /** Files other than documents that diagnostics were pushed for. */
  #problemFiles: ReadonlySet<string> = new Set();
  #serial = 0;

  constructor(
    world: World,
    client: Client,
    others: OtherFiles,
    instance: string,
    push: (params: PublishDiagnosticsParams) => void,
  ) {
    this.#world = world;
    this.#client = client;
    this.#others = others;
    this.#instance = instance;
    this.#push = push;
  }

  /** The one function that says what is shown for a file. */
  reportOf(document: Lines & { readonly uri: string }, findings: readonly ReportedFinding[]): Report {
    const { uri } = document;
    const of = [document, findings, this.#world.version];
    const known = this.#known.get(uri);
    if (known && sameItems(known.of, of)) return known;
    const problems = this.#world.problemsIn(uri).map((one) => diagnosticOfProblem(one, document, this.#client));
    const last = known?.items.slice(problems.length) ?? [];
    const items = [...problems, ...diagnosticsOf(findings, document, this.#client, this.#others, last)];
    const isSame =
      known?.items.length === items.length &&
      items.every((item, index) => item === known.items[index] || isEqual(item, known.items[index]));
    const resultId = isSame ? known.resultId : `${this.#instance}.${this.#serial++}`;
    const report = { of, items, resultId };
    this.#known.set(uri, report);
    return report;
  }

  reportOfOpen(open: OpenDocument): Report {
    return this.reportOf(open.document, open.findings());
  }

  /** Pushes what is known of a document, where the client does not ask. */
  publish(open: OpenDocument): void {
    if (this.#client.diagnostics.pulls) return;
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
    if (this.#client.diagnostics.pulls) this.#sent.set(open.document.uri, resultId);
    return resultId === previousResultId
      ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
      : { kind: DocumentDiagnosticReportKind.Full, resultId, items };
  }

  /** Forgets a document that was closed, and takes away what was pushed for it. */
  close(open: OpenDocument): void {
    const { uri } = open.document;
    if (this.#sent.delete(uri) && !this.#client.diagnostics.pulls) {
      this.#push({ uri: open.clientUri, diagnostics: [] });
    }
    this.#known.delete(uri);
  }

  /** Lets go of the document that a report was made of; its id stays known. */
  release(uri: string): void {
    const known = this.#known.get(uri);
    if (known) this.#known.set(uri, { ...known, of: [undefined] });
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
    const isPushed = (uri: string) => !isOpen(uri) && !(this.#client.diagnostics.pulls && uri.endsWith(".md"));
    const problems = this.#world.problems().filter(({ uri }) => isPushed(uri));
    const files = new Set(problems.map(({ uri }) => uri));
    await this.#world.loadTexts(files);
    for (const uri of this.#problemFiles) {
      if (!files.has(uri) && !isOpen(uri)) this.#push({ uri: this.#others.spell(uri), diagnostics: [] });
    }
    this.#problemFiles = files;
    for (const uri of files) {
      const own = problems.filter((problem) => problem.uri === uri);
      const lines = this.#world.linesOf(uri);
      const diagnostics = own.map((problem) => diagnosticOfProblem(problem, lines, this.#client));
      this.#push({ uri: this.#others.spell(uri), diagnostics });
    }
  }
}
