import { flatMap } from "../../core/text/flatMap.ts";
import type { Workspace } from "../../core/workspace/workspace.ts";
import type { DocumentReport } from "../reports/checkReport.ts";
import { reportUnreadable } from "../reports/documentReport.ts";
import { Progress } from "../terminal/progress.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { CheckCache } from "./checkCache.ts";
import { type CheckedFile, checkEach, inPathOrder } from "./checkDocuments.ts";
import { checkInThreads, type ThreadSetting } from "./checkThreads.ts";

/** How many files are checked as one, and what helps. */
export interface BulkOptions {
  /** What was found last time counts where nothing has changed since. */
  readonly usesCache: boolean;
  /** Files that somebody named: one of these that can't be read counts, whoever's it is. */
  readonly named?: readonly string[];
  /** What other threads need to see the same workspace; undefined to check in this thread alone. */
  readonly threads?: ThreadSetting;
}

/** Checks the files, or takes what was found in them last time: documents of ours, in the order of their paths. */
export async function checkFiles(
  terminal: Terminal,
  workspace: Workspace,
  files: readonly string[],
  { usesCache, named = [], threads }: BulkOptions = { usesCache: false },
): Promise<readonly DocumentReport[]> {
  const cache = usesCache ? await CheckCache.open(terminal, workspace) : undefined;
  const known = (await cache?.lookUp(files)) ?? new Map<string, DocumentReport | undefined>();
  const rest = files.filter((uri) => !known.has(uri));
  const progress = new Progress(terminal, rest.length);
  const step = () => progress.step();
  const inThreads = threads && (await checkInThreads(terminal, workspace, threads, rest, step));
  const checked = inThreads ?? (await checkEach(workspace, terminal.cwd, rest, step));
  progress.clear();
  for (const crash of flatMap(checked, ({ crashes }) => crashes)) terminal.complain(crash);
  await cache?.save(files, checked);
  const isNamed = new Set(named);
  const reportOf = ({ uri, report, unread }: CheckedFile) =>
    unread !== undefined && isNamed.has(uri) ? reportUnreadable(uri, unread, terminal.cwd) : report;
  return inPathOrder([...known.values(), ...checked.map(reportOf)].filter((report) => report !== undefined));
}
