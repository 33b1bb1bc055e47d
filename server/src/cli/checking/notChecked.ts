import type { Unread } from "../../core/host/host.ts";
import { isInside, relativePath } from "../../core/host/uri.ts";
import { problemLine } from "../../core/workspace/settings/fileProblem.ts";
import { pathTest } from "../../core/workspace/settings/globs.ts";
import type { Workspace } from "../../core/workspace/workspace.ts";
import type { DocumentReport } from "../reports/checkReport.ts";
import { pathFrom } from "../reports/documentReport.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { Targets } from "./checkTargets.ts";

/** Says of each file that was named why it was not checked, and of globs that name no document of ours; true if there are any. */
export function reportNotChecked(
  terminal: Terminal,
  workspace: Workspace,
  { named, matched }: Targets,
  documents: readonly DocumentReport[],
): boolean {
  const isChecked = new Set(documents.map(({ path }) => path));
  const unchecked = (uris: readonly string[]) => uris.filter((uri) => !isChecked.has(pathFrom(terminal.cwd, uri)));
  const left = unchecked(named);
  for (const uri of left) terminal.complain(`${pathFrom(terminal.cwd, uri)}: ${reasonFor(uri, workspace)}`);
  const isFruitless = matched.length > 0 && unchecked(matched).length === matched.length;
  if (isFruitless) terminal.complain("None of the files that were named by a glob is a performance document.");
  return left.length > 0 || isFruitless;
}

/** Says of a document of ours that it can't be read; false for a file that is none. */
export function reportUnread({ cwd, complain }: Terminal, workspace: Workspace, uri: string, unread: Unread): boolean {
  const isOurs = workspace.summariesAt(uri).isOursByHead(uri, unread);
  if (isOurs) complain(`${pathFrom(cwd, uri)}: ${unread.message}`);
  return isOurs;
}

/** U+FFFD in a URI: it stands for the bytes of a name that are no text. */
const NO_TEXT = "%EF%BF%BD";

/** Says of files that were found by names which no program can be given as text that nobody looks into them. */
export async function reportUndecodable({ host, cwd, complain }: Terminal, files: readonly string[]): Promise<void> {
  for (const uri of files) {
    if (!uri.includes(NO_TEXT) || (await host.stat(uri))) continue;
    complain(
      `${pathFrom(cwd, uri)}: The name of this file is not valid UTF-8, so it can't be opened; expected another name.`,
    );
  }
}

function reasonFor(uri: string, workspace: Workspace): string {
  if (workspace.isTemplate(uri)) return "This is a template, so it was not checked; expected a document.";
  return "This is no performance document, so it was not checked; perfdoc adopt makes it one.";
}

/** Warns of each glob that a config includes and that matches no file, where all files of its folder were looked at. */
export function reportUnmatched(terminal: Terminal, { folders }: Workspace, targets: Targets): void {
  const looked = folders.filter(({ uri }) => targets.folders.some((folder) => isInside(folder, uri)));
  const problems = looked.flatMap(({ uri, config }) => {
    const paths = targets.found.flatMap((file) => (isInside(uri, file) ? (relativePath(uri, file) ?? []) : []));
    const unmatched = config.includes.filter(({ glob }) => !paths.some(pathTest([glob])));
    return unmatched.map(({ ifUnmatched }) => ifUnmatched);
  });
  for (const line of new Set(problems.map((problem) => problemLine(terminal.cwd, problem)))) terminal.complain(line);
}
