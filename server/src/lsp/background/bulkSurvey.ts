import type { Asked } from "../../core/workspace/facts/facts.ts";
import { threadsFor } from "../../node/shares.ts";
import type { SessionState } from "./sessionState.ts";
import type { SurveyResult, SurveyTask, SurveyThreads, ThreadPool } from "./surveyThreads.ts";

/** More threads than this have as many times the memory, and few workspaces so much to read. */
const MOST_THREADS = 4;

/** So often it is looked what has come in. */
const LOOK_MS = 50;

interface Running {
  readonly threads: SurveyThreads;
  /** Once they are done, well or not. */
  readonly end: Promise<void>;
  readonly total: number;
  /** Files that were looked at, whatever came of it. */
  seen: number;
}

/** Documents by the dozen, looked at by other threads while this one answers. */
export class BulkSurvey {
  readonly #session: SessionState;
  readonly #taken: (uri: string) => void;
  #beginning: Promise<void> | undefined;
  #running: Running | undefined;
  /** Threads failed once: from then on this one does it all. */
  #hasFailed = false;

  /** @param taken Called with each document of which something is known now. */
  constructor(session: SessionState, taken: (uri: string) => void) {
    this.#session = session;
    this.#taken = taken;
  }

  /** Once other threads are done, if any are at work. */
  async whenDone(): Promise<void> {
    await this.#running?.end;
  }

  /** Has other threads begin to look at what index and survey lack, where that is much and they have not begun yet. */
  begin(isStale: () => boolean): Promise<void> {
    this.#beginning ??= this.#beginOnce(isStale).finally(() => {
      this.#beginning = undefined;
    });
    return this.#beginning;
  }

  async #beginOnce(isStale: () => boolean): Promise<void> {
    this.#running ??= await this.#begun(isStale);
  }

  /**
   * Has other threads look at that, and waits for them.
   * @param look Called every now and then with how many files are done, and of how many.
   */
  async run(isStale: () => boolean, look: (done: number, total: number) => Promise<void>): Promise<void> {
    await this.begin(isStale);
    while (this.#running && !isStale()) {
      const { end, seen, total } = this.#running;
      await look(seen, total);
      await Promise.race([end, this.#session.environment.pause(LOOK_MS)]);
    }
  }

  /** Nobody wants what is being found any more. */
  stop(): void {
    if (this.#running) this.#finish(this.#running);
  }

  async #begun(isStale: () => boolean): Promise<Running | undefined> {
    const { world, survey, environment } = this.#session;
    const { workspace } = world;
    if (environment.threads === undefined || this.#hasFailed) return undefined;
    // Where a config is broken, what it said before is in force, and known to this thread alone.
    if (workspace.folders.some(({ config }) => config.problems.length > 0)) return undefined;
    const files = new Set([...(await workspace.index.unread()), ...survey.pending()].filter(isOnDisk));
    const count = threadsFor(files.size, Math.min(environment.threads.processors, MOST_THREADS));
    return count < 2 || isStale() ? undefined : this.#begin(environment.threads, [...files], count);
  }

  #begin(pool: ThreadPool, files: readonly string[], count: number): Running | undefined {
    try {
      const threads = pool.survey(files, count, taskOf(this.#session), (results) => {
        if (this.#running === running) for (const result of results) this.#take(result, running);
      });
      const end = threads.done
        .catch((error: unknown) => this.#running === running && this.#failed(error))
        .then(() => this.#finish(running));
      const running: Running = { threads, end, total: files.length, seen: 0 };
      this.#session.survey.beginTaking();
      return running;
    } catch (error) {
      this.#failed(error);
      return undefined;
    }
  }

  #failed(error: unknown): void {
    this.#hasFailed = true;
    this.#session.log.once("Looking at documents in several threads failed, so one does it all", error);
  }

  #take(result: SurveyResult, running: Running): void {
    const { world, survey, log, isChanging } = this.#session;
    if (result.kind === "fault") {
      log.once(result.what, result.error);
      return;
    }
    running.seen++;
    const { uri, asked } = result.kind === "document" ? result.examined : { uri: result.uri, asked: NOTHING };
    if (isChanging || survey.isDoubtful({ uri, asked })) return;
    if (result.kind === "foreign") {
      world.workspace.takeRead(uri, undefined);
      return;
    }
    world.workspace.takeRead(uri, result.summary);
    survey.take(result.examined);
    this.#taken(uri);
  }

  #finish(running: Running): void {
    if (this.#running !== running) return;
    this.#running = undefined;
    this.#session.survey.endTaking();
    running.threads.end();
  }
}

/** What a file was asked of others that is none of ours. */
const NOTHING: Asked = { kinds: new Set(), documents: new Set(), history: false, files: false, index: false };

function isOnDisk(uri: string): boolean {
  return uri.startsWith("file:");
}

function taskOf({ client, isTrusted, world, openDocuments }: SessionState): SurveyTask {
  const { options, folders } = world.workspace;
  return {
    client,
    isTrusted,
    loose: options,
    folders: folders.filter(({ uri }) => isOnDisk(uri)).map(({ uri, options: own }) => ({ uri, options: own })),
    openDocuments: openDocuments.map(({ clientUri, document }) => ({ clientUri, text: document.text })),
  };
}
