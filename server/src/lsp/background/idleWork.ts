import {
  CodeLensRefreshRequest,
  DiagnosticRefreshRequest,
  SemanticTokensRefreshRequest,
} from "vscode-languageserver-protocol";
import type { FileChange } from "../../core/workspace/workspace.ts";
import { documentsChangedNotification } from "../client/messages.ts";
import { Progress } from "../client/progress.ts";
import { ToldOfDocuments } from "../documents/toldOfDocuments.ts";
import type { IdleTask } from "./background.ts";
import { BulkSurvey } from "./bulkSurvey.ts";
import type { SessionState } from "./sessionState.ts";
import { dependsOn } from "./survey.ts";

/** So many rows are worth a word before all are there. */
const FIRST_ROWS = 50;

/** After so many documents were read for the index, those are checked. */
const EXAMINED_TOGETHER = 16;

/** What is done while nothing comes in: looking beyond open documents, the index, and documents that are not open. */
export class IdleWork {
  readonly tasks: readonly IdleTask[] = [
    async () => this.#spread(),
    (isStale) => this.#completeOpenDocuments(isStale),
    () => this.#publishProblems(),
    (isStale) => this.#examineInBulk(isStale),
    (isStale) => this.#readIndex(isStale),
    () => this.#session.folders.watch(),
    (isStale) => this.#examineOthers(isStale),
    () => this.#tellClient(),
  ];
  readonly #session: SessionState;
  readonly #bulk: BulkSurvey;
  /** Open and closed documents whose text is another one since the last round. */
  readonly #changedDocuments = new Set<string>();
  readonly #told = new ToldOfDocuments();
  readonly #changedRows = new Set<string>();
  #problemsChanged = true;
  #needsRefresh = false;
  #isSurveyWanted = false;
  /** The user cancelled; the index is read when it is asked for. */
  #isIndexPutOff = false;

  constructor(session: SessionState) {
    this.#session = session;
    this.#bulk = new BulkSurvey(session, (uri) => this.#changedRows.add(uri));
  }

  documentChanged(uri: string): void {
    this.#changedDocuments.add(uri);
    this.#changedRows.add(uri);
    this.#problemsChanged = true;
    this.#session.survey.forget(uri);
  }

  filesChanged(changes: readonly FileChange[], isFolderReloaded: boolean): void {
    const { survey } = this.#session;
    this.#isIndexPutOff = false;
    if (isFolderReloaded) {
      this.everythingChanged();
      return;
    }
    const places = new Set(changes.map(({ uri }) => uri));
    for (const uri of survey.forgetInside(places)) this.#changedRows.add(uri);
    survey.forgetThoseThatAsked(
      places,
      changes.some(({ kind }) => kind !== "changed"),
    );
  }

  /** Folders or settings are others. */
  everythingChanged(): void {
    const { survey } = this.#session;
    this.#bulk.stop();
    for (const uri of survey.uris) this.#changedRows.add(uri);
    survey.clear();
    this.#problemsChanged = true;
    this.#needsRefresh = true;
  }

  /** Somebody asks for documents that are not open: from now on they are kept checked. */
  wantSurvey(): void {
    if (this.#isSurveyWanted) return;
    this.#isSurveyWanted = true;
    this.#beginInBulk().catch((error: unknown) => this.#session.log.once("Looking at documents failed", error));
    this.#session.poke();
  }

  /** Other threads need not wait until nothing comes in. */
  async #beginInBulk(): Promise<void> {
    await this.#session.whenReady();
    if (!this.#isBulkWanted) return;
    // They are given the open documents as they are: what these say is no news to them.
    this.#spread();
    await this.#bulk.begin(() => this.#session.isStopped);
  }

  get #isBulkWanted(): boolean {
    return this.#isSurveyWanted && !this.#isIndexPutOff;
  }

  /** Reads what is missing of the index, whoever cancelled it before. */
  async readIndexNow(): Promise<void> {
    const { world, environment } = this.#session;
    await this.#bulk.whenDone();
    while (!world.workspace.index.isComplete) {
      await world.workspace.index.read(() => environment.pause(0));
    }
  }

  /** Nothing is answered after this. */
  stop(): void {
    this.#bulk.stop();
  }

  /** Documents that looked at one that now says something else have to look again. */
  #spread(): void {
    const { world, survey, openDocuments } = this.#session;
    const lookedAt = [...openDocuments, ...survey.surveyed()].map(({ asked }) => asked);
    const differing = this.#told.differing(this.#changedDocuments, world.workspace, lookedAt);
    this.#changedDocuments.clear();
    if (differing.size === 0) return;
    for (const open of openDocuments) {
      if (open.asked && dependsOn(open.asked, differing, false)) open.forgetFullCheck();
    }
    survey.forgetThoseThatAsked(differing, false);
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

  /** Documents by the dozen, that others look at meanwhile. */
  async #examineInBulk(isStale: () => boolean): Promise<void> {
    if (!this.#isBulkWanted) return;
    const progress = this.#progress();
    try {
      await this.#bulk.run(isStale, async (done, total) => {
        await progress.report(done, total);
        this.#isIndexPutOff = progress.isCancelled;
        if (progress.isCancelled) this.#bulk.stop();
        await this.#tellOfEnoughRows();
      });
    } finally {
      progress.done();
    }
  }

  #progress(): Progress {
    const { connection, client } = this.#session;
    return new Progress(connection, "Reading performance documents", client.progress);
  }

  async #readIndex(isStale: () => boolean): Promise<void> {
    const { world, environment } = this.#session;
    if (world.workspace.index.isComplete || this.#isIndexPutOff) return;
    const progress = this.#progress();
    try {
      await this.#readFrontmatters(isStale);
      await world.workspace.index.read(async (done, total) => {
        await environment.pause(0);
        await progress.report(done, total);
        this.#isIndexPutOff = progress.isCancelled;
        if (isStale() || progress.isCancelled) throw new Interrupted();
        // What was just read is still at hand: nobody has to parse it again.
        if (done % EXAMINED_TOGETHER === 0) await this.#examinePending(isStale);
      });
    } catch (error) {
      if (!(error instanceof Interrupted)) throw error;
    } finally {
      progress.done();
    }
  }

  /** Rules ask for the frontmatter of other documents: where it is known, each document is looked at once. */
  async #readFrontmatters(isStale: () => boolean): Promise<void> {
    const { world, environment } = this.#session;
    if (!this.#isSurveyWanted) return;
    await world.workspace.index.readFrontmatters(async () => {
      await environment.pause(0);
      if (isStale()) throw new Interrupted();
    });
  }

  async #examineOthers(isStale: () => boolean): Promise<void> {
    const { survey, diagnostics } = this.#session;
    if (!this.#isSurveyWanted) return;
    for (const uri of survey.prune()) {
      diagnostics.forget(uri);
      this.#changedRows.add(uri);
    }
    await this.#examinePending(isStale);
  }

  async #examinePending(isStale: () => boolean): Promise<void> {
    const { survey, environment } = this.#session;
    const left = new Set(this.#isSurveyWanted ? survey.pending() : []);
    while (left.size > 0) {
      if (isStale()) return;
      const uri = this.#parsedOne() ?? firstOf(left);
      left.delete(uri);
      await survey.examine(uri, () => environment.pause(0));
      this.#changedRows.add(uri);
      await this.#tellOfEnoughRows();
      await environment.pause(0);
    }
  }

  /** A document that others looked at: it comes first, while it is still at hand and need not be parsed again. */
  #parsedOne(): string | undefined {
    const { world, survey } = this.#session;
    for (const uri of world.workspace.parsedDocuments()) if (survey.isPending(uri)) return uri;
    return undefined;
  }

  /** Twice as many each time: who asks for all rows again does so a few times only. */
  async #tellOfEnoughRows(): Promise<void> {
    const { survey } = this.#session;
    if (this.#changedRows.size > Math.max(FIRST_ROWS, survey.uris.length / 2)) await this.#tellOfRows();
  }

  async #tellOfRows(): Promise<void> {
    const uris = [...this.#changedRows].map((uri) => this.#session.spell(uri));
    this.#changedRows.clear();
    if (!this.#isSurveyWanted || uris.length === 0) return;
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

function firstOf(uris: ReadonlySet<string>): string {
  const [first = ""] = uris;
  return first;
}

class Interrupted extends Error {}
