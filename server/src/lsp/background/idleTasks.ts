import * as l10n from "@vscode/l10n";
import {
  CodeLensRefreshRequest,
  DiagnosticRefreshRequest,
  SemanticTokensRefreshRequest,
} from "vscode-languageserver-protocol";
import type { FileChange } from "../../core/workspace/workspace.ts";
import { documentsChangedNotification } from "../client/messages.ts";
import { Progress } from "../client/progress.ts";
import { ToldOfDocuments } from "../documents/toldOfDocuments.ts";
import type { IdleTask } from "./idleScheduler.ts";
import type { SessionState } from "./sessionState.ts";
import { WorkspaceCheck } from "./workspaceCheck.ts";
import { dependsOn } from "./workspaceDiagnostics.ts";

/** So many rows are worth a word before all are there. */
const FIRST_ROWS = 50;

/** What is done while nothing comes in: looking beyond open documents, the index, and documents that are not open. */
export class IdleTasks {
  readonly tasks: readonly IdleTask[] = [
    async () => this.#invalidateDependents(),
    (isStale) => this.#completeOpenDocuments(isStale),
    () => this.#publishProblems(),
    (isStale) => this.#checkWorkspace(isStale),
    () => this.#session.folders.watch(),
    () => this.#tellClient(),
  ];
  readonly #session: SessionState;
  readonly #check: WorkspaceCheck;
  /** Open and closed documents whose text is another one since the last round. */
  readonly #changedDocuments = new Set<string>();
  readonly #told = new ToldOfDocuments();
  readonly #changedRows = new Set<string>();
  #problemsChanged = true;
  #needsRefresh = false;
  #isCheckWanted = false;

  constructor(session: SessionState) {
    this.#session = session;
    this.#check = new WorkspaceCheck(session, (uri) => this.#changedRows.add(uri));
  }

  documentChanged(uri: string): void {
    this.#changedDocuments.add(uri);
    this.#changedRows.add(uri);
    this.#problemsChanged = true;
    this.#session.workspaceDiagnostics.forget(uri);
  }

  filesChanged(changes: readonly FileChange[], isFolderReloaded: boolean): void {
    const { workspaceDiagnostics, openDocuments } = this.#session;
    this.#check.isIndexPutOff = false;
    if (isFolderReloaded) {
      this.everythingChanged();
      return;
    }
    const places = new Set(changes.map(({ uri }) => uri));
    const cameOrWent = changes.some(({ kind }) => kind !== "changed");
    for (const uri of workspaceDiagnostics.forgetInside(places)) this.#changedRows.add(uri);
    workspaceDiagnostics.forgetDependents(places, cameOrWent);
    // Lenses tell what findings are silent of: that a document and its results agree again.
    if (openDocuments.some(({ dependencies }) => dependencies && dependsOn(dependencies, places, cameOrWent))) {
      this.#needsRefresh = true;
    }
  }

  /** Folders or settings are others. */
  everythingChanged(): void {
    this.#check.stop();
    for (const uri of this.#session.workspaceDiagnostics.clear()) this.#changedRows.add(uri);
    this.#problemsChanged = true;
    this.#needsRefresh = true;
  }

  /** Somebody asks for documents that are not open: from now on they are kept checked. */
  wantWorkspaceDiagnostics(): void {
    if (this.#isCheckWanted) return;
    this.#isCheckWanted = true;
    this.#beginCheck().catch((error: unknown) => this.#session.log.once("Checking documents failed", error));
    this.#session.reschedule();
  }

  /** Other threads need not wait until nothing comes in. */
  async #beginCheck(): Promise<void> {
    await this.#session.whenReady();
    // They are given the open documents as they are: what these say is no news to them.
    this.#invalidateDependents();
    await this.#check.begin(() => this.#session.isStopped);
  }

  /** Reads what is missing of the index, whoever cancelled it before. */
  async readIndexNow(): Promise<void> {
    const { state, environment } = this.#session;
    await this.#check.whenThreadsAreDone();
    while (!state.workspace.index.isComplete) {
      await state.workspace.index.read(() => environment.pause(0));
    }
  }

  /** Nothing is answered after this. */
  stop(): void {
    this.#check.stop();
  }

  /** Documents that looked at one that now says something else have to look again. */
  #invalidateDependents(): void {
    const { state, workspaceDiagnostics, openDocuments } = this.#session;
    const dependencies = [...openDocuments, ...workspaceDiagnostics.all()].map((one) => one.dependencies);
    const differing = this.#told.differing(this.#changedDocuments, state.workspace, dependencies);
    this.#changedDocuments.clear();
    if (differing.size === 0) return;
    for (const open of openDocuments) {
      if (open.dependencies && dependsOn(open.dependencies, differing, false)) open.forgetFullCheck();
    }
    workspaceDiagnostics.forgetDependents(differing, false);
  }

  async #completeOpenDocuments(isStale: () => boolean): Promise<void> {
    const { diagnostics, client, environment } = this.#session;
    for (const open of this.#session.openDocuments) {
      if (isStale()) return;
      await open.completeCheck();
      if (isStale()) return;
      if (open.fullCheck() && diagnostics.isOutdated(open)) {
        this.#changedRows.add(open.document.uri);
        if (client.diagnostics.pulls) this.#needsRefresh = true;
        else diagnostics.publish(open);
        await environment.pause(0);
      }
    }
  }

  async #publishProblems(): Promise<void> {
    if (!this.#problemsChanged) return;
    this.#problemsChanged = false;
    await this.#session.diagnostics.publishProblems((uri) => this.#session.isOpen(uri));
  }

  /** Has the index read, and the documents that are not open checked where somebody wants that. */
  async #checkWorkspace(isStale: () => boolean): Promise<void> {
    const { workspaceDiagnostics, diagnostics, connection, client } = this.#session;
    const progress = new Progress(connection, l10n.t("Reading performance documents"), client.progress);
    const look = async (done: number, total: number) => {
      await progress.report(done, total);
      if (progress.isCancelled) this.#check.putIndexOff();
      await this.#tellOfEnoughRows();
    };
    try {
      if (!this.#isCheckWanted) return await this.#readIndex(isStale, look);
      await this.#check.run(isStale, look);
    } finally {
      progress.done();
    }
    if (isStale()) return;
    for (const uri of workspaceDiagnostics.prune()) {
      diagnostics.forget(uri);
      this.#changedRows.add(uri);
    }
  }

  async #readIndex(isStale: () => boolean, look: (done: number, total: number) => Promise<void>): Promise<void> {
    const { state, environment } = this.#session;
    if (state.workspace.index.isComplete || this.#check.isIndexPutOff) return;
    try {
      await state.workspace.index.read(async (done, total) => {
        await environment.pause(0);
        await look(done, total);
        if (isStale() || this.#check.isIndexPutOff) throw new Interrupted();
      });
    } catch (error) {
      if (!(error instanceof Interrupted)) throw error;
    }
  }

  /** Twice as many each time: who asks for all rows again does so a few times only. */
  async #tellOfEnoughRows(): Promise<void> {
    const { size } = this.#session.workspaceDiagnostics;
    if (this.#changedRows.size > Math.max(FIRST_ROWS, size / 2)) await this.#tellOfRows();
  }

  /** Says that all rows are there, to whom was told that they are not. */
  async tellOfEnd(): Promise<void> {
    await this.#session.connection.sendNotification(documentsChangedNotification, { uris: [] });
  }

  async #tellOfRows(): Promise<void> {
    const uris = [...this.#changedRows].map((uri) => this.#session.clientUri(uri));
    this.#changedRows.clear();
    if (!this.#isCheckWanted || uris.length === 0) return;
    await this.#session.connection.sendNotification(documentsChangedNotification, { uris });
  }

  async #tellClient(): Promise<void> {
    const { connection, client } = this.#session;
    await this.#tellOfRows();
    if (!this.#needsRefresh) return;
    this.#needsRefresh = false;
    const { diagnostics, refreshes } = client;
    const requests = [
      ...(diagnostics.pulls && diagnostics.refreshes ? [DiagnosticRefreshRequest.type] : []),
      ...(refreshes.codeLens ? [CodeLensRefreshRequest.type] : []),
      ...(refreshes.semanticTokens ? [SemanticTokensRefreshRequest.type] : []),
    ];
    // Nobody waits for the answers: a client that gives none must not hold up the rest.
    for (const request of requests) connection.sendRequest(request).catch(() => undefined);
  }
}

class Interrupted extends Error {}
