import { dashboardOf } from "../../core/dashboard/dashboardOf.ts";
import { nameOf, relativePath } from "../../core/host/uri.ts";
import type { Workspace } from "../../core/workspace/workspace.ts";
import { htmlReport } from "../../dashboard/htmlReport.tsx";
import { dashboardBeside, hashForPolicy } from "../../node/dashboardFiles.ts";
import { pathFrom } from "../reports/documentReport.ts";
import { type Terminal, UsageError } from "../terminal/terminal.ts";
import { checkedHeads } from "./checkedHeads.ts";

/**
 * The dashboard of some documents as a page that holds all it needs.
 * @param folder Where the page will lie: its links to documents lead from there.
 * @throws UsageError where the page's script did not come with the program.
 */
export async function dashboardPage(
  { cwd, program }: Terminal,
  workspace: Workspace,
  files: readonly string[],
  folder: string,
): Promise<string> {
  const page = program === undefined ? undefined : dashboardBeside(program);
  if (!page)
    throw new UsageError("The script and the style of the page do not lie beside the program; install it anew.");
  const data = await dashboardOf(workspace, await checkedHeads(workspace, files), {
    title: nameOf(cwd),
    detail: "history",
    pathOf: (uri) => pathFrom(cwd, uri),
  });
  const base = relativePath(folder, cwd) ?? "";
  return htmlReport({ data, base: base === "." ? "" : base }, { ...page, hashOf: hashForPolicy });
}
