import { joinUri } from "../../core/host/uri.ts";
import { newDocumentPlan } from "../../core/tasks/newDocumentPlan.ts";
import { writeInWorkspace } from "../../core/workspace/writeInWorkspace.ts";
import { uriFrom } from "../checking/checkTargets.ts";
import { reportConfigProblems, workspaceOf } from "../checking/workspaceOf.ts";
import { pathFrom } from "../reports/documentReport.ts";
import { NEW_OPTIONS } from "../terminal/options.ts";
import { parseOptions } from "../terminal/parseOptions.ts";
import { type ExitCode, type Terminal, UsageError } from "../terminal/terminal.ts";

/** `perfdoc new`: writes a document from its category's template, and prints where. */
export async function newDocument(terminal: Terminal, args: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = parseOptions(args, NEW_OPTIONS);
  const [path, ...others] = positionals;
  if (others.length > 0) throw new UsageError(`${positionals.length} paths were given; expected one.`);
  const { host, cwd } = terminal;
  const asked = path === undefined ? undefined : uriFrom(cwd, path);
  const workspace = await workspaceOf(terminal, [asked ?? joinUri(cwd, "document.md")], { config: values.config });
  if (reportConfigProblems(terminal, workspace.folders)) return 2;
  const folder = workspace.folders[0];
  if (folder === undefined) throw new UsageError("There is no workspace folder here.");
  const place = asked === undefined ? undefined : { uri: asked, isFolder: /[\\/]$/.test(path ?? "") };
  const { category, module, name } = values;
  const { uri, text } = await newDocumentPlan(host, folder, { place, category, module, name, from: cwd });
  const result = await writeInWorkspace(workspace, uri, text, { kind: "nothing" });
  if (result.kind !== "written") throw new UsageError(`${pathFrom(cwd, uri)} was not written. ${result.message}`);
  terminal.say(pathFrom(cwd, uri));
  return 0;
}
