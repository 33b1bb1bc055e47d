import { numberChanges } from "../../core/conformance/benchmarks/documentNumbers.ts";
import type { Workspace } from "../../core/workspace/workspace.ts";
import { earlierTexts } from "../benchmarks/earlierTexts.ts";
import { numbersOf } from "../benchmarks/numbersOf.ts";
import { documentsAsked } from "../checking/documentsAsked.ts";
import { reportUnread } from "../checking/notChecked.ts";
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
  const asked = await documentsAsked(terminal, paths, values.config);
  if (!asked) return 2;
  const { workspace, files, isAllFound } = asked;
  const documents: DocumentChanges[] = [];
  let isAllRead = isAllFound;
  for (const folder of workspace.folders) {
    const own = files.filter((uri) => workspace.folderOf(uri) === folder);
    const found = await changesIn(terminal, workspace, folder.uri, ref, own);
    documents.push(...found.documents);
    isAllRead &&= found.isAllRead;
  }
  terminal.out(formatNumbers({ ref, documents }, format));
  terminal.summarise?.(formatNumbers({ ref, documents }, "markdown"));
  return isAllRead ? 0 : 2;
}

interface Changes {
  readonly documents: readonly DocumentChanges[];
  /** False if a document could not be read; that is said. */
  readonly isAllRead: boolean;
}

async function changesIn(
  terminal: Terminal,
  workspace: Workspace,
  folder: string,
  ref: string,
  files: readonly string[],
): Promise<Changes> {
  if (files.length === 0) return { documents: [], isAllRead: true };
  const texts = await earlierTexts(terminal, folder, ref, files);
  const documents: DocumentChanges[] = [];
  let isAllRead = true;
  for (const uri of files) {
    const then = texts.get(uri);
    const read = await workspace.host.readText(uri);
    if (read.kind !== "text") {
      isAllRead = !reportUnread(terminal, workspace, uri, read) && isAllRead;
      continue;
    }
    if (read.text === then) continue;
    const numbers = (text: string | undefined) => (text === undefined ? [] : numbersOf(workspace, uri, text));
    const found = numberChanges(numbers(then), numbers(read.text));
    if (found.length > 0) documents.push({ path: pathFrom(terminal.cwd, uri), changes: found });
  }
  return { documents, isAllRead };
}
