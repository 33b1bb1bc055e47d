import { RULE_IDS } from "../../core/check/allRules.ts";
import type { WorkspaceFolder } from "../../core/workspace/folder.ts";
import type { ConfigOptions } from "../../core/workspace/settings/config.ts";
import type { FileProblem } from "../../core/workspace/settings/fileProblem.ts";
import { Workspace } from "../../core/workspace/workspace.ts";
import { pathFrom } from "../reports/documentReport.ts";
import { type Terminal, UsageError } from "../terminal/terminal.ts";
import { FolderFinder, uriFrom } from "./checkTargets.ts";

/** Which config holds. */
export interface ConfigChoice {
  /** A path, in place of the folders' own configs. */
  readonly config?: string | undefined;
  readonly noConfig?: boolean | undefined;
  /** Rules that are off whatever a config says. */
  readonly rulesOff?: readonly string[] | undefined;
}

/** How much text is kept parsed between reading a document for others and checking it: some thousand documents. */
export const KEPT_TEXT = 8_000_000;

/**
 * A workspace with the folders of all the files.
 * @param namedFolders Folders named on the command line, which files without any other belong to.
 * @throws UsageError if the chosen config is not there.
 */
export async function workspaceOf(
  terminal: Terminal,
  files: readonly string[],
  choice: ConfigChoice,
  namedFolders: readonly string[] = [],
): Promise<Workspace> {
  const { host, cwd } = terminal;
  const workspace = new Workspace(host, await configOptions(terminal, choice), KEPT_TEXT);
  const finder = new FolderFinder(host, cwd, namedFolders);
  const folders = new Set<string>();
  for (const uri of files) folders.add(await finder.folderOf(uri));
  for (const folder of folders) await workspace.loadFolder(folder);
  return workspace;
}

/** Prints what is wrong in configs and templates; true if a config is broken, so that nothing can be checked. */
export function reportConfigProblems(terminal: Terminal, folders: readonly WorkspaceFolder[]): boolean {
  const problems = folders.flatMap(({ config, templateProblems }) => [...config.problems, ...templateProblems]);
  // Several folders may share the one config that was named.
  for (const line of new Set(problems.map((problem) => problemLine(terminal, problem)))) terminal.complain(line);
  return problems.some(({ severity }) => severity === "error");
}

/** A problem of a config or template, as it is printed. */
export function problemLine({ cwd }: Terminal, { uri, start, message, severity }: FileProblem): string {
  return `${pathFrom(cwd, uri)}:${start.line + 1}:${start.character + 1} ${severity}: ${message}`;
}

async function configOptions({ host, cwd }: Terminal, choice: ConfigChoice): Promise<ConfigOptions> {
  const { config, noConfig, rulesOff = [] } = choice;
  if (config !== undefined && noConfig) throw new UsageError("--config and --no-config exclude each other.");
  const common = { ruleIds: RULE_IDS, rulesOff };
  if (noConfig) return { ...common, file: "none" };
  if (config === undefined) return common;
  const file = uriFrom(cwd, config);
  if ((await host.stat(file))?.kind !== "file") throw new UsageError(`There is no config file "${config}".`);
  return { ...common, file };
}
