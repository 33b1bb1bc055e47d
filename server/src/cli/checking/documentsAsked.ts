import { joinUri } from "../../core/host/uri.ts";
import type { Workspace } from "../../core/workspace/workspace.ts";
import { pathFrom } from "../reports/documentReport.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { filesToCheck, findTargets, placesOf } from "./checkTargets.ts";
import { reportConfigProblems, workspaceOf } from "./workspaceOf.ts";

/** What a command reports on. */
export interface DocumentsAsked {
  readonly workspace: Workspace;
  readonly files: readonly string[];
  /** Those that were named by themselves. */
  readonly named: readonly string[];
  /** False if a folder could not be read; that is said. */
  readonly isAllFound: boolean;
}

/**
 * The documents that paths lead to, those below the working directory where none is given; undefined where a config says
 * what it can't mean, which is said.
 */
export async function documentsAsked(
  terminal: Terminal,
  paths: readonly string[],
  config: string | undefined,
): Promise<DocumentsAsked | undefined> {
  const targets = await findTargets(terminal.host, terminal.cwd, paths);
  const places = [...placesOf(targets), joinUri(terminal.cwd, "document.md")];
  const workspace = await workspaceOf(terminal, places, { config }, targets.folders);
  if (reportConfigProblems(terminal, workspace.folders)) return undefined;
  for (const { uri, message } of targets.problems) terminal.complain(`${pathFrom(terminal.cwd, uri)}: ${message}`);
  const files = filesToCheck(targets, workspace);
  return { workspace, files, named: targets.named, isAllFound: targets.problems.length === 0 };
}
