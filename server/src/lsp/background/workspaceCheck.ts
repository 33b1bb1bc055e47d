import type { FileCheck } from "../../core/check/checkFile.ts";
import { type Checker, checkerOf, checkWorkspace, threadsFor } from "../../core/check/checkWorkspace.ts";
import type { CheckTask } from "./checkThreads.ts";
import { type ClosedDocument, checkingIn } from "./closedDocument.ts";
import type { SessionState } from "./sessionState.ts";

/** More threads than this have as many times the memory, and few workspaces so much to read. */
const MOST_THREADS = 4;

/** So often it is looked what has come in. */
const LOOK_MS = 50;

/** What is under way. */
interface Run {
  readonly total: number;
  /** Files that were looked at, whatever came of it. */
  done: number;
  readonly isInThreads: boolean;
  failed(error: unknown): void;
  /** Lets go of those that work on it. */
  end(): void;
}

/** Checks the documents that are not open: other threads do it if there are many, while this one answers. */
export class WorkspaceCheck {
  readonly #session: SessionState;
  readonly #own: Checker<ClosedDocument>;
  readonly #taken: (uri: string) => void;
  /** The user cancelled: the index is read when somebody asks for it. */
  isIndexPutOff = false;
  #beginning: Promise<void> | undefined;
  #running: Run | undefined;
  #whenOver: Promise<unknown> = Promise.resolve();
  /** Threads failed once: from then on this one does it all. */
  #hasFailed = false;

  /** @param taken Called with each document of which something is known now. */
  constructor(session: SessionState, taken: (uri: string) => void) {
    const pause = () => session.environment.pause(0);
    this.#session = session;
    // What is remembered of open documents is of use at the next keystroke.
    this.#own = checkerOf({ ...checkingIn(session.publishing), pause }, false);
    this.#taken = taken;
  }

  /** Once other threads are done, if any are at work: they read the index, too. */
  async whenThreadsAreDone(): Promise<void> {
    if (this.#running?.isInThreads) await this.#whenOver;
  }

  /** The user does not want to wait. */
  putIndexOff(): void {
    this.isIndexPutOff = true;
    this.stop();
  }

  /** Has other threads begin to check what index and diagnostics lack, where that is much and nothing is under way. */
  begin(isStale: () => boolean): Promise<void> {
    this.#beginning ??= this.#beginInThreads(isStale).finally(() => {
      this.#beginning = undefined;
    });
    return this.#beginning;
  }

  /**
   * Has all that is lacking checked, and waits for it: what other threads don't do, this one does.
   * @param look Called every now and then with how many files are done, and of how many.
   */
  async run(isStale: () => boolean, look: (done: number, total: number) => Promise<void>): Promise<void> {
    await this.begin(isStale);
    await this.#watch(isStale, look);
    if (isStale() || this.#running) return;
    const files = await this.#lacking();
    const failed = (error: unknown) => this.#session.log.once("Checking documents failed", error);
    const own = { isInThreads: false, failed, end: () => undefined };
    if (files.length > 0 && !isStale()) this.#start(files, [this.#own], own, isStale);
    await this.#watch(isStale, look);
  }

  /** Nobody wants what is being found any more. */
  stop(): void {
    this.#running?.end();
    this.#running = undefined;
    this.#session.workspaceDiagnostics.endCheck();
  }

  async #watch(isStale: () => boolean, look: (done: number, total: number) => Promise<void>): Promise<void> {
    while (this.#running && !isStale()) {
      const { done, total } = this.#running;
      await look(done, total);
      await Promise.race([this.#whenOver, this.#session.environment.pause(LOOK_MS)]);
    }
  }

  async #lacking(): Promise<readonly string[]> {
    const { state, workspaceDiagnostics } = this.#session;
    const unread = this.isIndexPutOff ? [] : await state.workspace.index.unread();
    return [...new Set([...unread, ...workspaceDiagnostics.pending()])];
  }

  async #beginInThreads(isStale: () => boolean): Promise<void> {
    const { state, environment, log } = this.#session;
    if (this.#running || this.isIndexPutOff || environment.threads === undefined || this.#hasFailed) return;
    // Where a config is broken, what it said before is in force, and known to this thread alone.
    if (state.workspace.folders.some(({ config }) => config.problems.length > 0)) return;
    const files = (await this.#lacking()).filter(isOnDisk);
    const count = threadsFor(files.length, Math.min(environment.threads.processors, MOST_THREADS));
    if (count < 2 || isStale()) return;
    const failed = (error: unknown) => {
      this.#hasFailed = true;
      log.once("Checking documents in several threads failed, so one does it all", error);
    };
    try {
      const threads = environment.threads.start(count, taskOf(this.#session));
      this.#start(files, threads.checkers, { isInThreads: true, failed, end: () => void threads.end() });
    } catch (error) {
      failed(error);
    }
  }

  #start(
    files: readonly string[],
    checkers: readonly Checker<ClosedDocument>[],
    helpers: Omit<Run, "total" | "done">,
    isCancelled = () => false,
  ): void {
    const run: Run = { ...helpers, total: files.length, done: 0 };
    this.#running = run;
    this.#session.workspaceDiagnostics.beginCheck();
    const isOver = () => this.#running !== run || isCancelled();
    const take = (checks: readonly FileCheck<ClosedDocument>[]) => {
      if (this.#running === run) for (const check of checks) this.#take(check, run);
    };
    this.#whenOver = checkWorkspace(checkers, files, take, isOver)
      .catch((error: unknown) => this.#running === run && run.failed(error))
      .then(() => this.#running === run && this.stop());
  }

  #take(check: FileCheck<ClosedDocument>, run: Run): void {
    const { workspaceDiagnostics, log, isChanging } = this.#session;
    run.done++;
    for (const { rule, error } of check.crashes) log.once(`The rule ${rule} failed`, error);
    if (!isChanging && workspaceDiagnostics.take(check)) this.#taken(check.uri);
  }
}

function isOnDisk(uri: string): boolean {
  return uri.startsWith("file:");
}

function taskOf({ client, isTrusted, state, openDocuments }: SessionState): CheckTask {
  const { options, folders } = state.workspace;
  return {
    client,
    isTrusted,
    loose: options,
    folders: folders.filter(({ uri }) => isOnDisk(uri)).map(({ uri, options: own }) => ({ uri, options: own })),
    openDocuments: openDocuments.map(({ clientUri, document }) => ({ clientUri, text: document.text })),
  };
}
