import type { Connection } from "vscode-languageserver";
import type {
  DidChangeTextDocumentParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
} from "vscode-languageserver-protocol";
import { canonicalUri } from "../../core/host/uri.ts";
import type { DocumentSummary } from "../../core/workspace/facts/documentIndex.ts";
import type { FileChange } from "../../core/workspace/workspace.ts";
import type { Environment } from "../background/environment.ts";
import { FigureHistories } from "../background/figureHistories.ts";
import { IdleScheduler } from "../background/idleScheduler.ts";
import { IdleTasks } from "../background/idleTasks.ts";
import type { SessionState } from "../background/sessionState.ts";
import { WorkspaceDiagnostics } from "../background/workspaceDiagnostics.ts";
import type { Client } from "../client/client.ts";
import { clientHost, emptyHost, hostByScheme } from "../client/clientHost.ts";
import { EditorSettings } from "../client/editorSettings.ts";
import type { Log } from "../client/log.ts";
import type { CursorPlace } from "../client/messages.ts";
import { Diagnostics, type PublishingContext } from "../documents/diagnostics.ts";
import { Folders } from "../documents/folders.ts";
import { OpenDocument } from "../documents/openDocument.ts";
import { ServerState } from "../documents/serverState.ts";
import { openedDocument } from "../documents/textChanges.ts";
import { whatChanged } from "./fileNews.ts";

/** An author who types nothing for so long has finished the line. */
const PAUSE_OF_AUTHOR_MS = 3_000;

/** Everything between one client's `initialize` and its `exit`. */
export class Session implements SessionState {
  readonly client: Client;
  readonly connection: Connection;
  readonly environment: Environment;
  readonly log: Log;
  readonly state: ServerState;
  readonly settings: EditorSettings;
  readonly publishing: PublishingContext;
  readonly diagnostics: Diagnostics;
  readonly workspaceDiagnostics: WorkspaceDiagnostics;
  readonly idleTasks: IdleTasks;
  readonly figureHistories: FigureHistories;
  readonly folders: Folders;
  readonly #open = new Map<string, OpenDocument>();
  readonly #scheduler: IdleScheduler;
  /** Settings, folders and file events, one after the other. */
  #queue: Promise<void>;
  #begin: () => void = () => undefined;
  #isTrusted: boolean;
  #isStarted = false;
  #isStopped = false;
  #isChanging = false;
  #fileChanges: FileChange[] = [];

  constructor(connection: Connection, client: Client, environment: Environment, log: Log) {
    const beyondDisk = client.answersFileRequests
      ? clientHost(connection, environment.today)
      : emptyHost(environment.today);
    this.client = client;
    this.connection = connection;
    this.environment = environment;
    this.log = log;
    this.#isTrusted = client.isTrusted;
    this.state = new ServerState(
      hostByScheme(environment.disk, beyondDisk, () => this.#isTrusted),
      log,
    );
    this.settings = new EditorSettings(connection, client, log);
    const others = {
      linesOf: (uri: string) => this.state.linesOf(uri),
      clientUri: (uri: string) => this.clientUri(uri),
    };
    this.publishing = { state: this.state, client, others };
    this.diagnostics = new Diagnostics(
      this.publishing,
      environment.instance,
      (params) => this.#send(connection.sendDiagnostics(params)),
      (folder) => this.settings.checkedByEditor(folder),
    );
    this.workspaceDiagnostics = new WorkspaceDiagnostics(this.state, this.diagnostics);
    this.idleTasks = new IdleTasks(this);
    this.figureHistories = new FigureHistories(this);
    this.folders = new Folders(this);
    this.#queue = new Promise((resolve) => {
      this.#begin = resolve;
    });
    this.#scheduler = new IdleScheduler(environment, log, this.idleTasks.tasks);
  }

  /** True while programs may be asked about the workspace. */
  get isTrusted(): boolean {
    return this.#isTrusted;
  }

  /** True while folders, settings or files are taken over as they are now: what was found before may not hold behind that. */
  get isChanging(): boolean {
    return this.#isChanging;
  }

  get isStopped(): boolean {
    return this.#isStopped;
  }

  get openDocuments(): readonly OpenDocument[] {
    return [...this.#open.values()];
  }

  documentAt(clientUri: string): OpenDocument | undefined {
    return this.#open.get(canonicalUri(clientUri));
  }

  isOpen(uri: string): boolean {
    return this.#open.has(uri);
  }

  /** The URI as the client spells it. */
  clientUri(uri: string): string {
    return this.#open.get(uri)?.clientUri ?? uri;
  }

  /** The documents of the workspace, open ones as they are in the editor, and those in no folder too. */
  documents(): readonly DocumentSummary[] {
    return this.state.workspace.index.documents();
  }

  /** Once the folders are read, and everything that changed since. */
  async whenReady(): Promise<void> {
    let queue: Promise<void>;
    do {
      queue = this.#queue;
      await queue;
    } while (queue !== this.#queue);
  }

  /** Once nothing is left to do. */
  async whenIdle(): Promise<void> {
    await this.whenReady();
    await this.#scheduler.idle();
  }

  open({ textDocument }: DidOpenTextDocumentParams): void {
    const document = openedDocument(canonicalUri(textDocument.uri), textDocument.text, textDocument.version);
    const open = new OpenDocument(textDocument.uri, document, this.state);
    this.#open.set(document.uri, open);
    this.state.workspace.setOpen(document);
    this.idleTasks.documentChanged(document.uri);
    this.#show(open);
  }

  change({ textDocument, contentChanges }: DidChangeTextDocumentParams): void {
    const open = this.documentAt(textDocument.uri);
    if (!open) return;
    open.change(contentChanges, textDocument.version, this.client.encoding);
    this.state.workspace.setOpen(open.document);
    this.idleTasks.documentChanged(open.document.uri);
    this.#show(open);
    if (!this.client.tellsCursor) this.#send(this.#leaveLineInTime(open));
  }

  close({ textDocument }: DidCloseTextDocumentParams): void {
    const open = this.documentAt(textDocument.uri);
    if (!open) return;
    const { uri } = open.document;
    this.#open.delete(uri);
    this.state.workspace.close(uri);
    this.diagnostics.close(open);
    this.idleTasks.documentChanged(uri);
    this.#scheduler.reschedule();
  }

  /** Lines that the cursor is not in are typed no more. */
  cursorRests(place: CursorPlace): void {
    const at = place && this.documentAt(place.uri);
    for (const open of this.#open.values()) {
      if (open !== at || open.typedLine !== place?.line) this.#leaveLine(open);
    }
  }

  /** A client without watchers tells of nothing else than what was saved. */
  saved(clientUri: string): void {
    this.#leaveLine(this.documentAt(clientUri));
    if (!this.client.registers.files) this.filesChanged([{ uri: canonicalUri(clientUri), kind: "changed" }]);
  }

  /** Begins once the client is ready to be asked; later calls do nothing. */
  start(folders: readonly string[]): void {
    if (this.#isStarted) return;
    this.#isStarted = true;
    this.enqueue(() => this.folders.set(folders));
    this.#begin();
  }

  settingsChanged(settings: unknown): void {
    this.settings.take(settings);
    this.enqueue(() => this.folders.readAgain());
  }

  /** From now on programs may be asked about the workspace. */
  trustGranted(): void {
    this.#isTrusted = true;
    this.enqueue(async () => this.#historyChanged());
  }

  foldersChanged(added: readonly string[], removed: readonly string[]): void {
    this.enqueue(() => this.folders.change(added, removed));
  }

  /** Does something with folders or settings after whatever else is under way there. */
  enqueue(task: () => Promise<void>): void {
    this.#queue = this.#queue
      .then(() => {
        this.#isChanging = true;
        return task();
      })
      .catch((error: unknown) => this.log.once("Reading the workspace failed", error))
      .finally(() => {
        this.#isChanging = false;
      });
    this.#queue.then(() => this.#scheduler.reschedule());
  }

  /** Takes over what happened to files: all that comes in at once is looked at once. */
  filesChanged(changes: readonly FileChange[]): void {
    const isFirst = this.#fileChanges.length === 0;
    this.#fileChanges.push(...changes);
    if (isFirst) this.enqueue(() => this.#takeFileChanges());
  }

  /** Something came in that the work in the background depends on. */
  reschedule(): void {
    this.#scheduler.reschedule();
  }

  /** Nothing is answered after this. */
  stop(): void {
    this.#isStopped = true;
    this.#scheduler.stop();
    this.idleTasks.stop();
  }

  async #takeFileChanges(): Promise<void> {
    await this.environment.pause(0);
    const { workspace } = this.state;
    const { isOfHistory, changes } = whatChanged(this.#fileChanges, workspace);
    this.#fileChanges = [];
    if (isOfHistory) this.#historyChanged();
    if (changes.length === 0) return;
    const reloaded = await workspace.filesChanged(changes);
    this.state.changed();
    if (reloaded.length > 0) await this.folders.watch();
    this.idleTasks.filesChanged(changes, reloaded.length > 0);
  }

  #historyChanged(): void {
    this.state.workspace.history.forget();
    this.figureHistories.forget();
    this.state.changed();
    this.workspaceDiagnostics.forgetDependentsOfHistory();
  }

  /** Findings of the text itself wait for nothing but messages that have come in already. */
  #show(open: OpenDocument): void {
    this.#scheduler.reschedule();
    if (this.client.diagnostics.pulls) return;
    this.#send(this.#publishSoon(open));
  }

  async #publishSoon(open: OpenDocument): Promise<void> {
    const { document } = open;
    await this.whenReady();
    await this.environment.pause(0);
    if (open.document === document && this.#open.get(document.uri) === open) this.diagnostics.publish(open);
  }

  /** Who can't be told where the cursor is takes a pause for the end of the line. */
  async #leaveLineInTime(open: OpenDocument): Promise<void> {
    const { document } = open;
    await this.environment.pause(PAUSE_OF_AUTHOR_MS);
    if (open.document === document) this.#leaveLine(open);
  }

  #leaveLine(open: OpenDocument | undefined): void {
    if (open?.typedLine === undefined) return;
    open.leaveLine();
    this.#scheduler.reschedule();
  }

  #send(sent: Promise<void>): void {
    sent.catch((error: unknown) => this.log.once("Diagnostics could not be sent", error));
  }
}
