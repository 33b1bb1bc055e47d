import { on } from "node:events";
import { setImmediate } from "node:timers/promises";
import { deserialize, serialize } from "node:v8";
import { parentPort, Worker, workerData } from "node:worker_threads";
import { flatMap } from "../core/text/flatMap.ts";
import type { Workspace } from "../core/workspace/workspace.ts";
import { Shares } from "./shares.ts";

/** Reading a file's frontmatter takes a tenth of a millisecond. */
const READ_AT_ONCE = 30;
/** Few enough that all threads are done at the same time. */
const EXAMINED_AT_ONCE = 4;

/** What the frontmatter of documents says to others, as bytes: they pass from thread to thread without being read on the way. */
type FrontmatterBytes = Uint8Array<ArrayBuffer>;

type Request =
  | { readonly kind: "read" | "examine"; readonly files: readonly string[] }
  | { readonly kind: "learn"; readonly frontmatters: readonly FrontmatterBytes[] };

type Answer<Result> =
  | { readonly kind: "read"; readonly frontmatters: FrontmatterBytes }
  | { readonly kind: "examined"; readonly results: readonly Result[] }
  | { readonly kind: "learned" };

/** What a thread does with its files. */
export interface Examiner<Result> {
  readonly workspace: Workspace;
  examine(files: readonly string[]): Promise<readonly Result[]>;
}

export interface ThreadOptions<Task, Result> {
  /** The program's path: its entry beside it is what the threads run. */
  readonly program: string;
  /** What is done with the files, and all that has to be known for it: plain data. */
  readonly task: Task;
  /** Called with what the threads found. */
  readonly take: (results: readonly Result[]) => void;
}

/** Threads at work on one list of files, which this thread hands out. */
export class Threads<Task, Result> {
  readonly #files: readonly string[];
  readonly #threads: readonly Thread<Task, Result>[];
  readonly #take: (results: readonly Result[]) => void;
  readonly #frontmatters: FrontmatterBytes[] = [];

  /** @param count How many threads are started. */
  constructor(files: readonly string[], count: number, { program, task, take }: ThreadOptions<Task, Result>) {
    this.#files = files;
    this.#take = take;
    this.#threads = Array.from({ length: count }, () => new Thread(entryOf(program), task));
  }

  /**
   * Has all files examined: each by a thread that knows what the frontmatter of all of them says to others.
   * @param own What this thread does with files, if it helps: what it finds is nobody else's.
   */
  async run(own?: Examiner<unknown>): Promise<void> {
    await this.#workOff("read", READ_AT_ONCE, own);
    const learn: Request = { kind: "learn", frontmatters: this.#frontmatters };
    await Promise.all([...this.#threads.map((thread) => thread.ask(learn)), own && answerTo(learn, own)]);
    await this.#workOff("examine", EXAMINED_AT_ONCE, own);
  }

  async end(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.end()));
  }

  async #workOff(kind: "read" | "examine", atOnce: number, own: Examiner<unknown> | undefined): Promise<void> {
    const shares = new Shares(this.#files, this.#threads.length + (own ? 1 : 0), atOnce);
    const workOff = async (share: number, work: (request: Request) => Promise<void>) => {
      for (let files = shares.take(share); files; files = shares.take(share)) await work({ kind, files });
    };
    const work = flatMap(this.#threads, (thread, share) => {
      const ask = async (request: Request) => this.#took(await thread.ask(request));
      // The next files are there already when it is done with some.
      return [workOff(share, ask), workOff(share, ask)];
    });
    const help = async (examiner: Examiner<unknown>, request: Request) => {
      const answer = await answerTo(request, examiner);
      if (answer.kind === "read") this.#took(answer);
      // Others may wait for files.
      await setImmediate();
    };
    if (own) work.push(workOff(this.#threads.length, (request) => help(own, request)));
    await Promise.all(work);
  }

  #took(answer: Answer<Result>): void {
    if (answer.kind === "read") this.#frontmatters.push(answer.frontmatters);
    if (answer.kind === "examined") this.#take(answer.results);
  }
}

/** Another thread, which answers what it is asked one after the other. */
class Thread<Task, Result> {
  readonly #worker: Worker;
  readonly #waiting: ((answer: Answer<Result>) => void)[] = [];
  readonly #failure: Promise<never>;

  constructor(entry: string, task: Task) {
    // Nothing that a thread may print gets in between: the program may be talking to an editor there.
    this.#worker = new Worker(entry, { argv: process.argv.slice(2), workerData: task, stdout: true });
    this.#worker.on("message", (answer: Answer<Result>) => this.#waiting.shift()?.(answer));
    this.#failure = new Promise<never>((_, reject) => {
      this.#worker.on("error", reject);
      this.#worker.on("exit", (code) => reject(new Error(`a thread ended with ${code}`)));
    });
    // Whoever asks hears of it.
    this.#failure.catch(() => undefined);
  }

  /** Fails if the thread does. */
  ask(request: Request): Promise<Answer<Result>> {
    const answer = new Promise<Answer<Result>>((resolve) => this.#waiting.push(resolve));
    this.#worker.postMessage(request);
    return Promise.race([this.#failure, answer]);
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}

/**
 * Serves the thread that started this one.
 * @param begin Makes of the task what does it.
 */
export async function serveThreads<Task, Result>(begin: (task: Task) => Promise<Examiner<Result>>): Promise<void> {
  const port = parentPort;
  if (!port) return;
  const task: Task = workerData;
  const examiner = await begin(task);
  const requests: AsyncIterable<readonly Request[]> = on(port, "message");
  for await (const [request] of requests) if (request) port.postMessage(await answerTo(request, examiner));
}

async function answerTo<Result>(request: Request, { workspace, examine }: Examiner<Result>): Promise<Answer<Result>> {
  switch (request.kind) {
    case "read":
      return { kind: "read", frontmatters: new Uint8Array(serialize(await workspace.readFrontmatters(request.files))) };
    case "learn":
      for (const bytes of request.frontmatters) workspace.takeFrontmatters(deserialize(bytes));
      return { kind: "learned" };
    case "examine":
      return { kind: "examined", results: await examine(request.files) };
  }
}

/** `cli.cjs` for `cliProgram.cjs`: it runs the program from the code that V8 made of it the last time. */
function entryOf(program: string): string {
  return program.replace(/Program(\.\w+)$/, "$1");
}
