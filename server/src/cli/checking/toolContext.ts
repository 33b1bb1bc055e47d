import type { Host } from "../../core/host/host.ts";
import { rememberingHost } from "../../core/host/rememberingHost.ts";
import { joinUri } from "../../core/host/uri.ts";
import { writesOfEdits } from "../../core/tasks/fileWrites.ts";
import { Refusal } from "../../core/tasks/refusal.ts";
import type { ToolContext } from "../../core/tools/tool.ts";
import { writeTogether } from "../../core/workspace/writeTogether.ts";
import { rulePagesBeside } from "../../node/rulePages.ts";
import { pathFrom } from "../reports/documentReport.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { findTargets, placesOf } from "./checkTargets.ts";
import { problemLine, workspaceOf } from "./workspaceOf.ts";

/**
 * What one call of a tool works on: a workspace that is read anew, as each command does.
 * @param terminal Whose working directory is the folder that paths count from.
 * @param config The place of a config that holds instead of the folders' own ones.
 */
export function toolContext(terminal: Terminal, config: string | undefined): ToolContext {
  const { cwd } = terminal;
  const host = rememberingHost(terminal.host);
  const own = { ...terminal, host };
  return {
    host,
    roots: [cwd],
    workspaceFor: async (named) => {
      const targets = named.length === 0 ? await findTargets(host, cwd, []) : undefined;
      const places = targets ? [...placesOf(targets), joinUri(cwd, "document.md")] : named;
      const workspace = await workspaceOf(own, places, { config }, [cwd]);
      const problem = workspace.folders
        .flatMap(({ config }) => config.problems)
        .find(({ severity }) => severity === "error");
      if (problem) throw new Refusal(`The config is broken, so mend it first. ${problemLine(terminal, problem)}`);
      return workspace;
    },
    write: async (workspace, changes) => {
      const failure = await writeTogether(workspace, writesOfEdits(host, changes));
      return failure && `${pathFrom(cwd, failure.uri)}: ${failure.message}`;
    },
    rulePage: (id) => rulePage(terminal.program, terminal.host, id),
  };
}

async function rulePage(program: string | undefined, host: Host, id: string): Promise<string | undefined> {
  const folder = program === undefined ? undefined : rulePagesBeside(program);
  const page = folder === undefined ? undefined : await host.readText(joinUri(folder, `${id}.md`));
  return page?.kind === "text" ? page.text : undefined;
}
