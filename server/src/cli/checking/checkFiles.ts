import { availableParallelism } from "node:os";
import { setImmediate } from "node:timers/promises";
import type { Checking, FileCheck } from "../../core/check/checkFile.ts";
import { checkerOf, checkWorkspace, threadsFor } from "../../core/check/checkWorkspace.ts";
import type { FirstSight } from "../../core/host/firstSight.ts";
import { withoutHistory } from "../../core/host/withoutHistory.ts";
import type { ConfigOptions } from "../../core/workspace/settings/config.ts";
import { Workspace } from "../../core/workspace/workspace.ts";
import { KEPT_TEXT } from "../../node/folderFinder.ts";
import { blockingHost } from "../../node/nodeHost.ts";
import { serveThread, startThreads } from "../../node/threads.node.ts";
import { type DocumentReport, inPathOrder } from "../reports/checkReport.ts";
import { pathFrom, type ReportOptions, reportDocument, reportUnreadable } from "../reports/documentReport.ts";
import { Progress } from "../terminal/progress.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { CheckCache } from "./checkCache.ts";
import { SurroundingState, sightOf } from "./surroundingState.ts";

/** How many files are checked as one, and what helps. */
export interface FileOptions {
  /** What the workspace reads by: with it, what was found last time counts where nothing has changed since. */
  readonly sight?: FirstSight | undefined;
  /** Files that somebody named: one of these that can't be read counts, whoever's it is. */
  readonly named?: readonly string[];
  /** Findings tell how they can be fixed. Nothing of that is kept for the next time. */
  readonly withFixes?: boolean | undefined;
  /** The files are as the disk has them, so that other threads see the same. */
  readonly inThreads?: boolean;
}

/** Checks the files, or takes what was found in them last time: documents of ours, in the order of their paths. */
export async function checkFiles(
  terminal: Terminal,
  workspace: Workspace,
  files: readonly string[],
  { sight, named = [], withFixes = false, inThreads = false }: FileOptions = {},
): Promise<readonly DocumentReport[]> {
  const cache = sight && !withFixes ? await CheckCache.open(terminal, workspace, sight) : undefined;
  const known = (await cache?.lookUp(files)) ?? new Map<string, DocumentReport | undefined>();
  const rest = files.filter((uri) => !known.has(uri));
  const wanted = { cwd: terminal.cwd, withFixes };
  const checks = await checkRest(checkingIn(workspace, wanted, cache?.state), terminal, rest, { ...wanted, inThreads });
  for (const { uri, crashes } of checks) {
    for (const { rule, error } of crashes) {
      terminal.complain(`The rule ${rule} failed in ${pathFrom(terminal.cwd, uri)}: ${error.split("\n")[0]}`);
    }
  }
  await cache?.save(files, checks);
  const isNamed = new Set(named);
  const reportOf = ({ uri, found, unread }: FileCheck<DocumentReport>) =>
    found ?? (unread !== undefined && isNamed.has(uri) ? reportUnreadable(uri, unread, terminal.cwd) : undefined);
  return inPathOrder([...known.values(), ...checks.map(reportOf)].filter((report) => report !== undefined));
}

/** Checks files in as many threads as pay, this one being one of them; where others fail, it does the rest alone. */
async function checkRest(
  checking: Checking<DocumentReport>,
  terminal: Terminal,
  files: readonly string[],
  { inThreads, ...wanted }: Wanted & { readonly inThreads: boolean },
): Promise<readonly FileCheck<DocumentReport>[]> {
  const { program } = terminal;
  const checks = new Map<string, FileCheck<DocumentReport>>();
  const progress = new Progress(terminal, files.length);
  const take = (some: readonly FileCheck<DocumentReport>[]) => {
    for (const one of some) checks.set(one.uri, one);
    progress.show(checks.size);
  };
  // Others may wait for files.
  const own = checkerOf({ ...checking, pause: () => setImmediate() }, true);
  const processors = inThreads && program !== undefined ? availableParallelism() : 1;
  const count = threadsFor(files.length, processors) - 1;
  const threads = startThreads<DocumentReport>(program ?? "", count, taskOf(checking, wanted));
  try {
    await checkWorkspace([own, ...threads.checkers], files, take);
  } catch (failure) {
    if (count === 0) throw failure;
    terminal.complain(`Checking in several threads failed, so one does the rest: ${String(failure)}`);
    const left = files.filter((uri) => !checks.has(uri));
    await checkWorkspace([own], left, take);
  } finally {
    await threads.end();
    progress.clear();
  }
  return [...checks.values()];
}

/** What reports are to hold. */
type Wanted = Pick<ReportOptions, "cwd" | "withFixes">;

/** @param state Who answers for the cache; undefined if nothing is kept. */
function checkingIn(workspace: Workspace, wanted: Wanted, state?: SurroundingState): Checking<DocumentReport> {
  return {
    workspace,
    ...(state && { answersTo: (uri, dependencies) => state.answers(uri, dependencies) }),
    describe: (document, checked, related) => reportDocument(document, checked, { ...wanted, related }),
  };
}

/** What a thread needs to see the workspace as the program does. */
interface Task extends Wanted {
  readonly folders: readonly string[];
  readonly options: ConfigOptions;
  readonly asksHistory: boolean;
  /** The results are kept. */
  readonly isKept: boolean;
}

function taskOf({ workspace, answersTo }: Checking<DocumentReport>, wanted: Wanted): Task {
  const { folders, options, host } = workspace;
  const asksHistory = host.history !== undefined;
  return { ...wanted, folders: folders.map(({ uri }) => uri), options, asksHistory, isKept: answersTo !== undefined };
}

/** What another thread than the first one does. */
export async function serveCheck(): Promise<void> {
  await serveThread(async ({ folders, options, asksHistory, isKept, ...wanted }: Task) => {
    const host = asksHistory ? blockingHost : withoutHistory(blockingHost);
    const sight = isKept ? sightOf(host) : undefined;
    const workspace = new Workspace(sight ?? host, options, KEPT_TEXT);
    for (const folder of folders) await workspace.loadFolder(folder);
    return checkerOf(checkingIn(workspace, wanted, sight && new SurroundingState(workspace, sight)), true);
  });
}
