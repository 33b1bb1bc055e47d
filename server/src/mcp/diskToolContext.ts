import { RULE_IDS } from "../core/check/allRules.ts";
import { boundedHost } from "../core/host/boundedHost.ts";
import type { Host } from "../core/host/host.ts";
import { rememberingHost } from "../core/host/rememberingHost.ts";
import { joinUri, relativePath } from "../core/host/uri.ts";
import { walk } from "../core/host/walk.ts";
import { writesOfEdits } from "../core/tasks/fileWrites.ts";
import { Refusal } from "../core/tasks/refusal.ts";
import type { ToolContext } from "../core/tools/tool.ts";
import { problemLine } from "../core/workspace/settings/fileProblem.ts";
import { writeTogether } from "../core/workspace/writeTogether.ts";
import { FolderFinder, workspaceWith } from "../node/folderFinder.ts";

/** Where tools work. */
export interface AgentPlace {
  readonly host: Host;
  /** The folder that tools see and write to, and that paths count from. */
  readonly folder: string;
  /** The place of a config that holds instead of the folders' own ones. */
  readonly config: string | undefined;
  /** The folder of the rules' pages; undefined where they are not there. */
  readonly rulePages: string | undefined;
}

/** What one call of a tool works on: a workspace that is read anew from the disk, as each command does. */
export function diskToolContext({ host: disk, folder, config, rulePages }: AgentPlace): ToolContext {
  const host = rememberingHost(disk);
  return {
    host,
    roots: [folder],
    workspaceFor: async (named) => {
      const finder = new FolderFinder(host, folder, []);
      const inFolder = joinUri(folder, "document.md");
      const places = named.length > 0 ? named : [...(await filesIn(host, folder, finder)), inFolder];
      const options = { ruleIds: RULE_IDS, ...(config !== undefined && { file: config }) };
      const workspace = await workspaceWith(host, places, options, finder);
      const problem = workspace.folders
        .flatMap(({ config }) => config.problems)
        .find(({ severity }) => severity === "error");
      if (problem) throw new Refusal(`The config is broken, so mend it first. ${problemLine(folder, problem)}`);
      return workspace;
    },
    write: async (workspace, changes) => {
      const failure = await writeTogether(workspace, writesOfEdits(host, changes));
      return failure && `${relativePath(folder, failure.uri) ?? failure.uri}: ${failure.message}`;
    },
    rulePage: async (id) => {
      const page = rulePages === undefined ? undefined : await disk.readText(joinUri(rulePages, `${id}.md`));
      return page?.kind === "text" ? page.text : undefined;
    },
  };
}

/** The files of the folder and below, and the links there that lead out, of which one may be a config. */
async function filesIn(host: Host, folder: string, finder: FolderFinder): Promise<readonly string[]> {
  const around = await finder.folderOf(joinUri(folder, "document.md"));
  const { files, ledOut } = await walk(boundedHost(host, [around]), folder);
  return [...files, ...ledOut];
}
