import { availableParallelism } from "node:os";
import { deserialize, serialize } from "node:v8";
import { parentPort, Worker, workerData } from "node:worker_threads";
import { blockingHost } from "../host/nodeHost.ts";
import { flatMap } from "../text/flatMap.ts";
import type { ConfigOptions } from "../workspace/config.ts";
import { Workspace } from "../workspace/workspace.ts";
import { type CheckedFile, checkEach } from "./checkDocuments.ts";
import type { DocumentReport } from "./checkReport.ts";
import type { Terminal } from "./terminal.ts";
import { KEPT_TEXT } from "./workspaceOf.ts";

/** Fewer files are checked sooner than workers have started. */
const FEWEST_FOR_WORKERS = 60;

/** What a worker needs to see the workspace as the program does. */
export interface WorkerSetting {
  readonly folders: readonly string[];
  readonly config: ConfigOptions;
  readonly asksHistory: boolean;
}

interface Share extends WorkerSetting {
  readonly cwd: string;
  readonly files: readonly string[];
}

/** A worker first tells what its documents say to others, then checks them knowing what all the others say. */
type FromWorker =
  | { readonly kind: "summaries"; readonly summaries: Uint8Array<ArrayBuffer> }
  | { readonly kind: "checked"; readonly checked: readonly WrittenFile[] }
  | { readonly kind: "done" };

/** A checked file with its report as JSON, which travels from thread to thread in a tenth of the time. */
type WrittenFile = Omit<CheckedFile, "report">;

/** So many files are reported at once. */
const REPORTED_AT_ONCE = 20;

export function workerSetting({ folders }: Workspace, config: ConfigOptions, asksHistory: boolean): WorkerSetting {
  return { folders: folders.map(({ uri }) => uri), config, asksHistory };
}

/**
 * Checks files in as many threads as there are processors.
 * @returns Undefined where that does not pay, or went wrong: then one thread has to do.
 */
export async function checkInWorkers(
  { cwd, program, error }: Terminal,
  setting: WorkerSetting,
  files: readonly string[],
  step: () => void,
): Promise<readonly CheckedFile[] | undefined> {
  const count = Math.min(availableParallelism(), Math.floor(files.length / (FEWEST_FOR_WORKERS / 2)));
  if (count < 2 || program === undefined) return undefined;
  const shares = Array.from({ length: count }, (_, turn) => files.filter((_, index) => index % count === turn));
  const workers = shares.map((share) => new Worker(program, { workerData: { ...setting, cwd, files: share } }));
  try {
    return await checkedBy(workers, step);
  } catch (failure) {
    error(`Checking in several threads failed, so one does it all: ${String(failure)}\n`);
    return undefined;
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

function checkedBy(workers: readonly Worker[], step: () => void): Promise<readonly CheckedFile[]> {
  const summaries = new Map<Worker, Uint8Array<ArrayBuffer>>();
  const checked: CheckedFile[] = [];
  const done = new Set<Worker>();
  return new Promise((resolve, reject) => {
    const take = (worker: Worker, message: FromWorker) => {
      switch (message.kind) {
        case "summaries":
          summaries.set(worker, message.summaries);
          if (summaries.size === workers.length) tellOthers(summaries);
          break;
        case "checked":
          for (const file of message.checked) {
            checked.push(readBack(file));
            step();
          }
          break;
        case "done":
          done.add(worker);
          if (done.size === workers.length) resolve(checked);
      }
    };
    for (const worker of workers) {
      worker.on("message", (message: FromWorker) => take(worker, message));
      worker.on("error", reject);
      // One that has told what it found may end before the others.
      worker.on("exit", (code) => {
        if (!done.has(worker)) reject(new Error(`a thread ended with ${code}`));
      });
    }
  });
}

/** Tells each worker what the documents of the others say. */
function tellOthers(summaries: ReadonlyMap<Worker, Uint8Array<ArrayBuffer>>): void {
  for (const worker of summaries.keys()) {
    worker.postMessage(flatMap([...summaries], ([other, bytes]) => (other === worker ? [] : [bytes])));
  }
}

function readBack(file: WrittenFile): CheckedFile {
  const report: DocumentReport | undefined = file.reportText === undefined ? undefined : JSON.parse(file.reportText);
  return { report, ...file };
}

/** What a worker does: its share, in two steps. */
export async function serveCheck(): Promise<void> {
  const port = parentPort;
  if (!port) return;
  const { folders, config, asksHistory, cwd, files }: Share = workerData;
  const send = (message: FromWorker) => port.postMessage(message);
  const { history: _, ...withoutHistory } = blockingHost;
  const workspace = new Workspace(asksHistory ? blockingHost : withoutHistory, config, KEPT_TEXT);
  for (const folder of folders) await workspace.loadFolder(folder);
  const others = new Promise<readonly Uint8Array[]>((resolve) => port.once("message", resolve));
  send({ kind: "summaries", summaries: new Uint8Array(serialize(await workspace.summarise(files))) });
  for (const summaries of await others) workspace.takeSummaries(deserialize(summaries));
  for (let from = 0; from < files.length; from += REPORTED_AT_ONCE) {
    const checked = await checkEach(workspace, cwd, files.slice(from, from + REPORTED_AT_ONCE));
    send({ kind: "checked", checked: checked.map(written) });
  }
  send({ kind: "done" });
}

function written({ report, ...file }: CheckedFile): WrittenFile {
  return report === undefined ? file : { ...file, reportText: JSON.stringify(report) };
}
