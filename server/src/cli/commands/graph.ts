import { documentGraph } from "../../core/dashboard/documentGraph.ts";
import { joinUri } from "../../core/host/uri.ts";
import { checkedHeads } from "../checking/checkedHeads.ts";
import { filesToCheck, findTargets, placesOf } from "../checking/checkTargets.ts";
import { reportConfigProblems, workspaceOf } from "../checking/workspaceOf.ts";
import { formatGraph } from "../formats/graph.ts";
import { pathFrom } from "../reports/documentReport.ts";
import { GRAPH_FORMATS, GRAPH_OPTIONS } from "../terminal/options.ts";
import { choiceOf, parseOptions } from "../terminal/parseOptions.ts";
import type { ExitCode, Terminal } from "../terminal/terminal.ts";

/** `perfdoc graph`: which documents depend on which, and which are related. */
export async function graph(terminal: Terminal, args: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = parseOptions(args, GRAPH_OPTIONS);
  const format = choiceOf(values.format, GRAPH_FORMATS, "--format") ?? "mermaid";
  const targets = await findTargets(terminal.host, terminal.cwd, positionals);
  const places = [...placesOf(targets), joinUri(terminal.cwd, "document.md")];
  const workspace = await workspaceOf(terminal, places, { config: values.config }, targets.folders);
  if (reportConfigProblems(terminal, workspace.folders)) return 2;
  for (const { uri, message } of targets.problems) terminal.complain(`${pathFrom(terminal.cwd, uri)}: ${message}`);
  const heads = await checkedHeads(workspace, filesToCheck(targets, workspace));
  const found = await documentGraph(workspace, heads, (uri) => pathFrom(terminal.cwd, uri));
  terminal.out(formatGraph(found, format));
  return targets.problems.length > 0 ? 2 : 0;
}
