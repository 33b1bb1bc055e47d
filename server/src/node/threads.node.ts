import { on } from "node:events";
import { parentPort, Worker, workerData } from "node:worker_threads";
import type { FileCheck } from "../core/check/checkFile.ts";
import type { Checker } from "../core/check/checkWorkspace.ts";
import { packed, unpacked } from "../core/text/packed.ts";

type Request =
  | { readonly kind: "read" | "check"; readonly files: readonly string[] }
  | { readonly kind: "learn"; readonly frontmatters: readonly string[] };

/** Other threads that check files. */
export interface Threads<Found> {
  readonly checkers: readonly Checker<Found>[];
  /** Ends them, whatever they are at. */
  end(): Promise<void>;
}

/**
 * Starts other threads.
 * @param program The program's path: its entry beside it is what the threads run.
 * @param task All that they have to know: plain data.
 */
export function startThreads<Found>(program: string, count: number, task: unknown): Threads<Found> {
  const checkers = Array.from({ length: count }, () => new CheckThread<Found>(entryOf(program), task));
  return {
    checkers,
    end: async () => void (await Promise.all(checkers.map((checker) => checker.end()))),
  };
}

/** Another thread, which answers what it is asked one after the other. */
class CheckThread<Found> implements Checker<Found> {
  readonly batches = 2;
  readonly #worker: Worker;
  readonly #waiting: ((answer: string) => void)[] = [];
  readonly #failure: Promise<never>;

  constructor(entry: string, task: unknown) {
    // Nothing that a thread may print gets in between: the program may be talking to an editor there.
    this.#worker = new Worker(entry, { argv: process.argv.slice(2), workerData: task, stdout: true });
    this.#worker.on("message", (answer: string) => this.#waiting.shift()?.(answer));
    this.#failure = new Promise<never>((_, reject) => {
      this.#worker.on("error", reject);
      this.#worker.on("exit", (code) => reject(new Error(`a thread ended with ${code}`)));
    });
    // Whoever asks hears of it.
    this.#failure.catch(() => undefined);
  }

  read(files: readonly string[]): Promise<string> {
    return this.#ask({ kind: "read", files });
  }

  async learn(frontmatters: readonly string[]): Promise<void> {
    await this.#ask({ kind: "learn", frontmatters });
  }

  async check(files: readonly string[]): Promise<readonly FileCheck<Found>[]> {
    return unpacked(await this.#ask({ kind: "check", files }));
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  /** Fails if the thread does. */
  #ask(request: Request): Promise<string> {
    const answer = new Promise<string>((resolve) => this.#waiting.push(resolve));
    this.#worker.postMessage(request);
    return Promise.race([this.#failure, answer]);
  }
}

/**
 * Serves the thread that started this one.
 * @param begin Makes of the task what does it.
 */
export async function serveThread<Task>(begin: (task: Task) => Promise<Checker<unknown>>): Promise<void> {
  const port = parentPort;
  if (!port) return;
  const task: Task = workerData;
  const checker = await begin(task);
  const requests: AsyncIterable<readonly Request[]> = on(port, "message");
  for await (const [request] of requests) if (request) port.postMessage(await answerTo(request, checker));
}

async function answerTo(request: Request, checker: Checker<unknown>): Promise<string> {
  switch (request.kind) {
    case "read":
      return checker.read(request.files);
    case "learn":
      await checker.learn(request.frontmatters);
      return "";
    case "check":
      return packed(await checker.check(request.files));
  }
}

/** `cli.cjs` for `cliProgram.cjs`: it runs the program from the code that V8 made of it the last time. */
function entryOf(program: string): string {
  return program.replace(/Program(\.\w+)$/, "$1");
}
