import { availableParallelism } from "node:os";
import { withoutHistory } from "../../core/host/withoutHistory.ts";
import { flatMap } from "../../core/text/flatMap.ts";
import type { ConfigOptions } from "../../core/workspace/settings/config.ts";
import { Workspace } from "../../core/workspace/workspace.ts";
import { blockingHost } from "../../node/nodeHost.ts";
import { threadsFor } from "../../node/shares.ts";
import { serveThreads, Threads } from "../../node/threads.node.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { type CheckedFile, checkEach } from "./checkDocuments.ts";
import { type CompactReport, compactReport, fullReport, numberedTexts } from "./compactReport.ts";
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

/** Checked files with their reports as JSON, which is read in a fraction of the time that a copy of them takes. */
interface WrittenFiles {
  readonly files: readonly Omit<CheckedFile, "report">[];
  /** A `WrittenReports`. */
  readonly reports: string;
}

interface WrittenReports {
  readonly texts: readonly string[];
  /** One for each file; null for one that is none of ours. */
  readonly reports: readonly (CompactReport | null)[];
}

export function threadSetting({ folders }: Workspace, config: ConfigOptions, asksHistory: boolean): ThreadSetting {
  return { folders: folders.map(({ uri }) => uri), config, asksHistory };
}

/**
 * Checks files in as many threads as there are processors, this one being one of them.
 * @returns Undefined where that does not pay, or went wrong: then one thread has to do.
 */
export async function checkInThreads(
  { cwd, program, complain }: Terminal,
  workspace: Workspace,
  setting: ThreadSetting,
  files: readonly string[],
  step: () => void,
): Promise<readonly CheckedFile[] | undefined> {
  const count = threadsFor(files.length, availableParallelism());
  if (count < 2 || program === undefined) return undefined;
  const checked: CheckedFile[] = [];
  const take = (results: readonly WrittenFiles[]) => {
    for (const file of flatMap(results, readBack)) {
      checked.push(file);
      step();
    }
  };
  const task: Task = { ...setting, cwd };
  const threads = new Threads(files, count - 1, { program, task, take });
  const examine = async (some: readonly string[]) => {
    checked.push(...(await checkEach(workspace, cwd, some, step)));
    return [];
  };
  try {
    await threads.run({ workspace, examine });
    return checked;
  } catch (failure) {
    complain(`Checking in several threads failed, so one does it all: ${String(failure)}`);
    return undefined;
  } finally {
    await threads.end();
  }
}

/** What another thread than the first one does. */
export async function serveCheck(): Promise<void> {
  await serveThreads(async ({ folders, config, asksHistory, cwd }: Task) => {
    const workspace = new Workspace(asksHistory ? blockingHost : withoutHistory(blockingHost), config, KEPT_TEXT);
    for (const folder of folders) await workspace.loadFolder(folder);
    return {
      workspace,
      examine: async (files) => [written(await checkEach(workspace, cwd, files))],
    };
  });
}

function written(checked: readonly CheckedFile[]): WrittenFiles {
  const { texts, numberOf } = numberedTexts();
  const reports = checked.map(({ report }) => (report ? compactReport(report, numberOf) : null));
  const json: WrittenReports = { texts, reports };
  return { files: checked.map(({ report: _, ...file }) => file), reports: JSON.stringify(json) };
}

function readBack({ files, reports: json }: WrittenFiles): readonly CheckedFile[] {
  const { texts, reports }: WrittenReports = JSON.parse(json);
  return files.map((file, index) => {
    const report = reports[index];
    return { ...file, report: report ? fullReport(report, texts) : undefined };
  });
}
