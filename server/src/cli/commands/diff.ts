import { numberChanges } from "../../core/conformance/benchmarks/documentNumbers.ts";
import { joinUri } from "../../core/host/uri.ts";
import type { Workspace } from "../../core/workspace/workspace.ts";
import { earlierTexts } from "../benchmarks/earlierTexts.ts";
import { numbersOf } from "../benchmarks/numbersOf.ts";
import { filesToCheck, findTargets, placesOf } from "../checking/checkTargets.ts";
import { reportConfigProblems, workspaceOf } from "../checking/workspaceOf.ts";
import { type DocumentChanges, formatNumbers } from "../formats/numbers.ts";
import { pathFrom } from "../reports/documentReport.ts";
import { DIFF_OPTIONS, REPORT_FORMATS } from "../terminal/options.ts";
import { choiceOf, parseOptions } from "../terminal/parseOptions.ts";
import { type ExitCode, type Terminal, UsageError } from "../terminal/terminal.ts";

/** `perfdoc diff`: the numbers of documents before and after a commit. */
export async function diff(terminal: Terminal, args: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = parseOptions(args, DIFF_OPTIONS);
  const [ref, ...paths] = positionals;
  if (ref === undefined)
    throw new UsageError("No commit was given; expected perfdoc diff REF, such as HEAD~1 or main.");
  const format = choiceOf(values.format, REPORT_FORMATS, "--format") ?? "table";
  const targets = await findTargets(terminal.host, terminal.cwd, paths);
  const places = [...placesOf(targets), joinUri(terminal.cwd, "document.md")];
  const workspace = await workspaceOf(terminal, places, { config: values.config }, targets.folders);
  if (reportConfigProblems(terminal, workspace.folders)) return 2;
  const files = filesToCheck(targets, workspace);
  const documents: DocumentChanges[] = [];
  for (const folder of workspace.folders) {
    const own = files.filter((uri) => workspace.folderOf(uri) === folder);
    documents.push(...(await changesIn(terminal, workspace, folder.uri, ref, own)));
  }
  terminal.out(formatNumbers({ ref, documents }, format));
  terminal.summarise?.(formatNumbers({ ref, documents }, "markdown"));
  return 0;
}

async function changesIn(
  terminal: Terminal,
  workspace: Workspace,
  folder: string,
  ref: string,
  files: readonly string[],
): Promise<readonly DocumentChanges[]> {
  if (files.length === 0) return [];
  const texts = await earlierTexts(terminal, folder, ref, files);
  const changes: DocumentChanges[] = [];
  for (const uri of files) {
    const then = texts.get(uri);
    const read = await workspace.host.readText(uri);
    if (read.kind !== "text" || read.text === then) continue;
    const numbers = (text: string | undefined) => (text === undefined ? [] : numbersOf(workspace, uri, text));
    const found = numberChanges(numbers(then), numbers(read.text));
    if (found.length > 0) changes.push({ path: pathFrom(terminal.cwd, uri), changes: found });
  }
  return changes;
}
