import { availableParallelism } from "node:os";
import path from "node:path";
import { setImmediate } from "node:timers/promises";
import { deserialize, serialize } from "node:v8";
import { parentPort, Worker, workerData } from "node:worker_threads";
import { blockingHost } from "../host/nodeHost.ts";
import type { ConfigOptions } from "../workspace/config.ts";
import type { FrontmatterSummary } from "../workspace/documentIndex.ts";
import { Workspace } from "../workspace/workspace.ts";
import { type CheckedFile, checkEach } from "./checkDocuments.ts";
import type { DocumentReport } from "./checkReport.ts";
import { inShares, type SharedFiles, takenBy, untaken } from "./sharedFiles.ts";
import type { Terminal } from "./terminal.ts";
import { KEPT_TEXT } from "./workspaceOf.ts";

/** Fewer files than this for each thread are checked sooner than one has started. */
const FEWEST_FILES = 30;

/** The entry beside the program, which runs it from the code that V8 made of it the last time. */
const ENTRY = "cli.cjs";

/** What a thread needs to see the workspace as the program does. */
export interface ThreadSetting {
  readonly folders: readonly string[];
  readonly config: ConfigOptions;
  readonly asksHistory: boolean;
}

interface Task extends ThreadSetting {
  readonly cwd: string;
  /** Which of the shares is the thread's. */
  readonly own: number;
  readonly toRead: SharedFiles;
  readonly toCheck: SharedFiles;
}

/** What the frontmatter of documents says, as bytes: they pass from thread to thread without being read on the way. */
type FrontmatterBytes = Uint8Array<ArrayBuffer>;

/** A checked file with its report as JSON, which is read in a fraction of the time that a copy of it takes. */
type WrittenFile = Omit<CheckedFile, "report">;

/** A thread first tells what its documents' frontmatter says to others, then checks them knowing what all the others say. */
type FromThread =
  | { readonly kind: "frontmatters"; readonly frontmatters: FrontmatterBytes }
  | { readonly kind: "checked"; readonly checked: readonly WrittenFile[] }
  | { readonly kind: "done" };

export function threadSetting({ folders }: Workspace, config: ConfigOptions, asksHistory: boolean): ThreadSetting {
  return { folders: folders.map(({ uri }) => uri), config, asksHistory };
}

/**
 * Checks files in as many threads as there are processors, this one being one of them.
 * @returns Undefined where that does not pay, or went wrong: then one thread has to do.
 */
export async function checkInThreads(
  terminal: Terminal,
  workspace: Workspace,
  setting: ThreadSetting,
  files: readonly string[],
  step: () => void,
): Promise<readonly CheckedFile[] | undefined> {
  const { cwd, program, error } = terminal;
  const count = Math.min(availableParallelism(), Math.floor(files.length / FEWEST_FILES));
  if (count < 2 || program === undefined) return undefined;
  const shares = inShares(files, count);
  const [toRead, toCheck] = [untaken(shares), untaken(shares)];
  const others = Array.from(
    { length: count - 1 },
    (_, index) => new CheckThread(program, { ...setting, cwd, own: index + 1, toRead, toCheck }, step),
  );
  try {
    const ofOwn = await readShare(workspace, toRead, 0);
    const ofOthers = await Promise.all(others.map((other) => other.frontmatters));
    others.forEach((other, index) => {
      other.tell([ofOwn, ...ofOthers.filter((_, of) => of !== index)]);
    });
    for (const bytes of ofOthers) workspace.takeFrontmatters(deserialize(bytes));
    const checked: CheckedFile[] = [];
    for (const some of takenBy(0, toCheck)) {
      checked.push(...(await checkEach(workspace, cwd, some, step)));
      await setImmediate();
    }
    return [checked, ...(await Promise.all(others.map((other) => other.checked)))].flat();
  } catch (failure) {
    error(`Checking in several threads failed, so one does it all: ${String(failure)}\n`);
    return undefined;
  } finally {
    await Promise.all(others.map((other) => other.end()));
  }
}

/** Another thread at work on its share of the files. Both promises fail if it does. */
class CheckThread {
  readonly #worker: Worker;
  /** What its documents' frontmatter says to others. */
  readonly frontmatters: Promise<FrontmatterBytes>;
  /** What it found in them. */
  readonly checked: Promise<readonly CheckedFile[]>;

  constructor(program: string, task: Task, step: () => void) {
    this.#worker = new Worker(path.join(path.dirname(program), ENTRY), { workerData: task });
    const failure = new Promise<never>((_, reject) => {
      this.#worker.on("error", reject);
      this.#worker.on("exit", (code) => reject(new Error(`a thread ended with ${code}`)));
    });
    const frontmatters = new Promise<FrontmatterBytes>((resolve) => {
      this.#worker.on("message", (message: FromThread) => {
        if (message.kind === "frontmatters") resolve(message.frontmatters);
      });
    });
    const checked = new Promise<readonly CheckedFile[]>((resolve) => {
      const all: CheckedFile[] = [];
      this.#worker.on("message", (message: FromThread) => {
        if (message.kind === "done") resolve(all);
        for (const file of message.kind === "checked" ? message.checked : []) {
          all.push(readBack(file));
          step();
        }
      });
    });
    this.frontmatters = Promise.race([failure, frontmatters]);
    this.checked = Promise.race([failure, checked]);
    // Whoever waits for the frontmatters hears of a failure before anybody waits for this.
    this.checked.catch(() => undefined);
  }

  /** Tells it what the frontmatter of the others' documents says. */
  tell(frontmatters: readonly FrontmatterBytes[]): void {
    this.#worker.postMessage(frontmatters);
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}

function readBack(file: WrittenFile): CheckedFile {
  const report: DocumentReport | undefined = file.reportText === undefined ? undefined : JSON.parse(file.reportText);
  return { report, ...file };
}

/** What another thread than the first one does, in two steps. */
export async function serveCheck(): Promise<void> {
  const port = parentPort;
  if (!port) return;
  const { folders, config, asksHistory, cwd, own, toRead, toCheck }: Task = workerData;
  const send = (message: FromThread) => port.postMessage(message);
  const { history: _, ...withoutHistory } = blockingHost;
  const workspace = new Workspace(asksHistory ? blockingHost : withoutHistory, config, KEPT_TEXT);
  for (const folder of folders) await workspace.loadFolder(folder);
  const others = new Promise<readonly FrontmatterBytes[]>((resolve) => port.once("message", resolve));
  send({ kind: "frontmatters", frontmatters: await readShare(workspace, toRead, own) });
  for (const bytes of await others) workspace.takeFrontmatters(deserialize(bytes));
  for (const some of takenBy(own, toCheck)) {
    send({ kind: "checked", checked: (await checkEach(workspace, cwd, some)).map(written) });
  }
  send({ kind: "done" });
}

async function readShare(workspace: Workspace, toRead: SharedFiles, own: number): Promise<FrontmatterBytes> {
  const read: FrontmatterSummary[] = [];
  for (const some of takenBy(own, toRead)) read.push(...(await workspace.readFrontmatters(some)));
  return new Uint8Array(serialize(read));
}

function written({ report, ...file }: CheckedFile): WrittenFile {
  return report === undefined ? file : { ...file, reportText: JSON.stringify(report) };
}
