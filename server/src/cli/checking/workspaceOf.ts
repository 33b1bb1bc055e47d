import { RULE_IDS } from "../../core/check/allRules.ts";
import type { WorkspaceFolder } from "../../core/workspace/folder.ts";
import type { ConfigOptions } from "../../core/workspace/settings/config.ts";
import { problemLine } from "../../core/workspace/settings/fileProblem.ts";
import type { Workspace } from "../../core/workspace/workspace.ts";
import { FolderFinder, workspaceWith } from "../../node/folderFinder.ts";
import { type Terminal, UsageError } from "../terminal/terminal.ts";
import { uriFrom } from "./checkTargets.ts";

/** Which config holds. */
export interface ConfigChoice {
  /** A path, in place of the folders' own configs. */
  readonly config?: string | undefined;
  readonly noConfig?: boolean | undefined;
  /** Rules that are off whatever a config says. */
  readonly rulesOff?: readonly string[] | undefined;
}

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
  return workspaceWith(host, files, await configOptions(terminal, choice), new FolderFinder(host, cwd, namedFolders));
}

/** Prints what is wrong in configs and templates; true if a config is broken, so that nothing can be checked. */
export function reportConfigProblems(terminal: Terminal, folders: readonly WorkspaceFolder[]): boolean {
  const problems = folders.flatMap(({ config, templateProblems }) => [...config.problems, ...templateProblems]);
  // Several folders may share the one config that was named.
  for (const line of new Set(problems.map((problem) => problemLine(terminal.cwd, problem)))) terminal.complain(line);
  return problems.some(({ severity }) => severity === "error");
}

async function configOptions(terminal: Terminal, choice: ConfigChoice): Promise<ConfigOptions> {
  const { config, noConfig, rulesOff = [] } = choice;
  if (config !== undefined && noConfig) throw new UsageError("--config and --no-config exclude each other.");
  const common = { ruleIds: RULE_IDS, rulesOff };
  if (noConfig) return { ...common, file: "none" };
  return config === undefined ? common : { ...common, file: await namedConfig(terminal, config) };
}

/**
 * The place of a config that was named.
 * @throws UsageError if no file is there.
 */
export async function namedConfig({ host, cwd }: Terminal, config: string): Promise<string> {
  const file = uriFrom(cwd, config);
  if ((await host.stat(file))?.kind !== "file") throw new UsageError(`There is no config file "${config}".`);
  return file;
}
