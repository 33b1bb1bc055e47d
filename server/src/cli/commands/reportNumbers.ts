import { numberSeries } from "../../core/conformance/benchmarks/numberSeries.ts";
import type { Workspace } from "../../core/workspace/workspace.ts";
import { numbersOf } from "../benchmarks/numbersOf.ts";
import { reportUnread } from "../checking/notChecked.ts";
import { type DocumentNumbers, formatNumberList } from "../formats/numberList.ts";
import { pathFrom } from "../reports/documentReport.ts";
import type { ReportFormat } from "../terminal/options.ts";
import type { Terminal } from "../terminal/terminal.ts";

/** So many versions of a document are looked at: each is read as a whole. */
const MOST_VERSIONS = 20;

/**
 * `perfdoc report --numbers`: prints every number of the documents, with its target and what it was before.
 * @returns False if a document could not be read; that is said.
 */
export async function reportNumbers(
  terminal: Terminal,
  workspace: Workspace,
  files: readonly string[],
  format: ReportFormat,
): Promise<boolean> {
  const { host, cwd } = terminal;
  let isAllRead = true;
  const documents: DocumentNumbers[] = [];
  for (const uri of files) {
    const read = await workspace.host.readText(uri);
    if (read.kind !== "text" && reportUnread(terminal, workspace, uri, read)) isAllRead = false;
    const numbers = read.kind === "text" ? numbersOf(workspace, uri, read.text) : [];
    if (numbers.length === 0) continue;
    const versions = (await host.history?.versionsOf(uri, MOST_VERSIONS)) ?? [];
    const series = numberSeries(
      numbers,
      versions.map(({ day, text }) => ({ day, numbers: numbersOf(workspace, uri, text) })),
      host.today(),
    );
    documents.push({ path: pathFrom(cwd, uri), series: [...series] });
  }
  terminal.out(formatNumberList(documents, format));
  return isAllRead;
}
