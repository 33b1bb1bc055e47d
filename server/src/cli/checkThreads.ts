import { availableParallelism } from "node:os";
import { setImmediate } from "node:timers/promises";
import { threadsFor } from "../bulk/sharedFiles.ts";
import { serveThreads, Threads } from "../bulk/threads.node.ts";
import { blockingHost } from "../host/nodeHost.ts";
import type { ConfigOptions } from "../workspace/config.ts";
import { Workspace } from "../workspace/workspace.ts";
import { type CheckedFile, checkEach } from "./checkDocuments.ts";
import type { DocumentReport } from "./checkReport.ts";
import type { Terminal } from "./terminal.ts";
import { KEPT_TEXT } from "./workspaceOf.ts";

/** What a thread needs to see the workspace as the program does. */
export interface ThreadSetting {
  readonly folders: readonly string[];
  readonly config: ConfigOptions;
  readonly asksHistory: boolean;
}

interface Task extends ThreadSetting {
  readonly cwd: string;
}

/** A checked file with its report as JSON, which is read in a fraction of the time that a copy of it takes. */
type WrittenFile = Omit<CheckedFile, "report">;

export function threadSetting({ folders }: Workspace, config: ConfigOptions, asksHistory: boolean): ThreadSetting {
  return { folders: folders.map(({ uri }) => uri), config, asksHistory };
}

/**
 * Checks files in as many threads as there are processors, this one being one of them.
 * @returns Undefined where that does not pay, or went wrong: then one thread has to do.
 */
export async function checkInThreads(
  { cwd, program, error }: Terminal,
  workspace: Workspace,
  setting: ThreadSetting,
  files: readonly string[],
  step: () => void,
): Promise<readonly CheckedFile[] | undefined> {
  const count = threadsFor(files.length, availableParallelism());
  if (count < 2 || program === undefined) return undefined;
  const checked: CheckedFile[] = [];
  const take = (results: readonly WrittenFile[]) => {
    for (const file of results) {
      checked.push(readBack(file));
      step();
    }
  };
  const task: Task = { ...setting, cwd };
  const threads = new Threads(files, count, { program, task, isHelping: true, take });
  try {
    await threads.help(workspace, async (some) => {
      checked.push(...(await checkEach(workspace, cwd, some, step)));
      await setImmediate();
    });
    return checked;
  } catch (failure) {
    error(`Checking in several threads failed, so one does it all: ${String(failure)}\n`);
    return undefined;
  } finally {
    await threads.end();
  }
}

function readBack(file: WrittenFile): CheckedFile {
  const report: DocumentReport | undefined = file.reportText === undefined ? undefined : JSON.parse(file.reportText);
  return { report, ...file };
}

/** What another thread than the first one does. */
export async function serveCheck(): Promise<void> {
  await serveThreads(async ({ folders, config, asksHistory, cwd }: Task) => {
    const { history: _, ...withoutHistory } = blockingHost;
    const workspace = new Workspace(asksHistory ? blockingHost : withoutHistory, config, KEPT_TEXT);
    for (const folder of folders) await workspace.loadFolder(folder);
    return {
      workspace,
      examine: async (files) => (await checkEach(workspace, cwd, files)).map(written),
    };
  });
}

function written({ report, ...file }: CheckedFile): WrittenFile {
  return report === undefined ? file : { ...file, reportText: JSON.stringify(report) };
}
