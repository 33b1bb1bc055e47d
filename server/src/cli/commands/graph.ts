import { documentGraph } from "../../core/dashboard/documentGraph.ts";
import { checkedHeads } from "../checking/checkedHeads.ts";
import { documentsAsked } from "../checking/documentsAsked.ts";
import { formatGraph } from "../formats/graph.ts";
import { pathFrom } from "../reports/documentReport.ts";
import { GRAPH_FORMATS, GRAPH_OPTIONS } from "../terminal/options.ts";
import { choiceOf, parseOptions } from "../terminal/parseOptions.ts";
import type { ExitCode, Terminal } from "../terminal/terminal.ts";

/** `perfdoc graph`: which documents depend on which, and which are related. */
export async function graph(terminal: Terminal, args: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = parseOptions(args, GRAPH_OPTIONS);
  const format = choiceOf(values.format, GRAPH_FORMATS, "--format") ?? "mermaid";
  const asked = await documentsAsked(terminal, positionals, values.config);
  if (!asked) return 2;
  const { workspace, files, isAllFound } = asked;
  const heads = await checkedHeads(workspace, files);
  const found = await documentGraph(workspace, heads, (uri) => pathFrom(terminal.cwd, uri));
  terminal.out(formatGraph(found, format));
  return isAllFound ? 0 : 2;
}
