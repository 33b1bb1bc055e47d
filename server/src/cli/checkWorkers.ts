import { availableParallelism } from "node:os";
import { parentPort, Worker, workerData } from "node:worker_threads";
import { blockingHost } from "../host/nodeHost.ts";
import type { ConfigOptions } from "../workspace/config.ts";
import type { DocumentSummary } from "../workspace/documentIndex.ts";
import { Workspace } from "../workspace/workspace.ts";
import { type CheckedFile, checkEach } from "./checkDocuments.ts";
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
  | { readonly kind: "summaries"; readonly summaries: readonly DocumentSummary[] }
  | { readonly kind: "step" }
  | { readonly kind: "checked"; readonly checked: readonly CheckedFile[] };

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
  const summaries: (readonly DocumentSummary[])[] = [];
  const checked: (readonly CheckedFile[])[] = [];
  return new Promise((resolve, reject) => {
    const take = (message: FromWorker) => {
      if (message.kind === "step") step();
      else if (message.kind === "checked") checked.push(message.checked);
      else if (summaries.push(message.summaries) === workers.length) {
        for (const worker of workers) worker.postMessage(summaries.flat());
      }
      if (checked.length === workers.length) resolve(checked.flat());
    };
    for (const worker of workers) {
      let isDone = false;
      worker.on("message", (message: FromWorker) => {
        isDone = message.kind === "checked";
        take(message);
      });
      worker.on("error", reject);
      // One that has told what it found may end before the others.
      worker.on("exit", (code) => {
        if (!isDone) reject(new Error(`a thread ended with ${code}`));
      });
    }
  });
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
  const all = new Promise<readonly DocumentSummary[]>((resolve) => port.once("message", resolve));
  send({ kind: "summaries", summaries: await workspace.summarise(files) });
  workspace.takeSummaries(await all);
  send({ kind: "checked", checked: await checkEach(workspace, cwd, files, () => send({ kind: "step" })) });
}
