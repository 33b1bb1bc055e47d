import { deserialize, serialize } from "node:v8";
import { parentPort, Worker, workerData } from "node:worker_threads";
import type { FrontmatterSummary } from "../core/workspace/facts/documentIndex.ts";
import type { Workspace } from "../core/workspace/workspace.ts";
import { inShares, type SharedFiles, takenBy, untaken } from "./sharedFiles.ts";

/** What the frontmatter of documents says, as bytes: they pass from thread to thread without being read on the way. */
type FrontmatterBytes = Uint8Array<ArrayBuffer>;

/** The same files twice: whoever looks at one should know what the frontmatter of all says to others. */
interface Work {
  readonly toRead: SharedFiles;
  readonly toExamine: SharedFiles;
}

/** What a thread is started with. */
interface Assignment<Task> extends Work {
  /** What is done with the files, and all that has to be known for it: plain data. */
  readonly task: Task;
  /** Which of the shares is the thread's. */
  readonly own: number;
}

/** A thread first tells what its files' frontmatter says to others, then what it found, knowing what all the others say. */
type FromThread<Result> =
  | { readonly kind: "frontmatters"; readonly frontmatters: FrontmatterBytes }
  | { readonly kind: "found"; readonly results: readonly Result[] }
  | { readonly kind: "done" };

export interface ThreadOptions<Task, Result> {
  /** The program's path: its entry beside it is what the threads run. */
  readonly program: string;
  readonly task: Task;
  /** True if the thread that starts the others takes files too, by `help`. */
  readonly isHelping: boolean;
  /** Called with what other threads found. */
  readonly take: (results: readonly Result[]) => void;
}

/** Threads at work on one list of files. */
export class Threads<Task, Result> {
  readonly #work: Work;
  readonly #threads: readonly Thread<Task, Result>[];

  /** @param count How many threads there are, with the one that starts the others if it helps. */
  constructor(
    files: readonly string[],
    count: number,
    { program, task, isHelping, take }: ThreadOptions<Task, Result>,
  ) {
    const shares = inShares(files, count);
    const work = { toRead: untaken(shares), toExamine: untaken(shares) };
    this.#work = work;
    const own = Array.from(shares.keys()).slice(isHelping ? 1 : 0);
    this.#threads = own.map((share) => new Thread(entryOf(program), { ...work, task, own: share }, take));
  }

  /** Does a part of the work in this thread, until none is left. */
  async help(workspace: Workspace, examine: (files: readonly string[]) => Promise<void>): Promise<void> {
    const { toRead, toExamine } = this.#work;
    const others = await this.#tellEachOther(await readTheirFrontmatter(workspace, takenBy(0, toRead)));
    for (const bytes of others) workspace.takeFrontmatters(deserialize(bytes));
    for (const files of takenBy(0, toExamine)) await examine(files);
    await this.#done();
  }

  /** Waits until the others have done it all. */
  async finish(): Promise<void> {
    await this.#tellEachOther();
    await this.#done();
  }

  async end(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.end()));
  }

  /** Tells each thread what this one and the others have read; gives what the others have. */
  async #tellEachOther(own?: FrontmatterBytes): Promise<readonly FrontmatterBytes[]> {
    const read = await Promise.all(this.#threads.map(({ frontmatters }) => frontmatters));
    this.#threads.forEach((thread, index) => {
      thread.tell([...(own ? [own] : []), ...read.filter((_, of) => of !== index)]);
    });
    return read;
  }

  async #done(): Promise<void> {
    await Promise.all(this.#threads.map(({ done }) => done));
  }
}

/** Another thread at work on its share of the files. Both promises fail if it does. */
class Thread<Task, Result> {
  readonly #worker: Worker;
  /** What its files' frontmatter says to others. */
  readonly frontmatters: Promise<FrontmatterBytes>;
  readonly done: Promise<void>;

  constructor(entry: string, assignment: Assignment<Task>, take: (results: readonly Result[]) => void) {
    // Nothing that a thread may print gets in between: the program may be talking to an editor there.
    this.#worker = new Worker(entry, { argv: process.argv.slice(2), workerData: assignment, stdout: true });
    const failure = new Promise<never>((_, reject) => {
      this.#worker.on("error", reject);
      this.#worker.on("exit", (code) => reject(new Error(`a thread ended with ${code}`)));
    });
    const frontmatters = new Promise<FrontmatterBytes>((resolve) => {
      this.#worker.on("message", (message: FromThread<Result>) => {
        if (message.kind === "frontmatters") resolve(message.frontmatters);
      });
    });
    const done = new Promise<void>((resolve) => {
      this.#worker.on("message", (message: FromThread<Result>) => {
        if (message.kind === "found") take(message.results);
        if (message.kind === "done") resolve();
      });
    });
    this.frontmatters = Promise.race([failure, frontmatters]);
    this.done = Promise.race([failure, done]);
    // Whoever waits for the frontmatter hears of a failure before anybody waits for this.
    this.done.catch(() => undefined);
  }

  /** Tells it what the frontmatter of the others' files says. */
  tell(frontmatters: readonly FrontmatterBytes[]): void {
    this.#worker.postMessage(frontmatters);
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}

/** What a thread does with its files. */
export interface Examiner<Result> {
  readonly workspace: Workspace;
  examine(files: readonly string[]): Promise<readonly Result[]>;
}

/**
 * Serves the thread that started this one, in two steps.
 * @param begin Makes of the task what does it.
 */
export async function serveThreads<Task, Result>(begin: (task: Task) => Promise<Examiner<Result>>): Promise<void> {
  const port = parentPort;
  if (!port) return;
  const { task, own, toRead, toExamine }: Assignment<Task> = workerData;
  const send = (message: FromThread<Result>) => port.postMessage(message);
  const others = new Promise<readonly FrontmatterBytes[]>((resolve) => port.once("message", resolve));
  const { workspace, examine } = await begin(task);
  send({ kind: "frontmatters", frontmatters: await readTheirFrontmatter(workspace, takenBy(own, toRead)) });
  for (const bytes of await others) workspace.takeFrontmatters(deserialize(bytes));
  for (const files of takenBy(own, toExamine)) {
    send({ kind: "found", results: await examine(files) });
  }
  send({ kind: "done" });
}

async function readTheirFrontmatter(
  workspace: Workspace,
  batches: Iterable<readonly string[]>,
): Promise<FrontmatterBytes> {
  const read: FrontmatterSummary[] = [];
  for (const files of batches) read.push(...(await workspace.readFrontmatters(files)));
  return new Uint8Array(serialize(read));
}

/** `cli.cjs` for `cliProgram.cjs`: it runs the program from the code that V8 made of it the last time. */
function entryOf(program: string): string {
  return program.replace(/Program(\.\w+)$/, "$1");
}
