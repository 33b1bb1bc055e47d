import { numberSeries } from "../../core/conformance/benchmarks/numberSeries.ts";
import type { Workspace } from "../../core/workspace/workspace.ts";
import { numbersOf } from "../benchmarks/numbersOf.ts";
import { type DocumentNumbers, formatNumberList } from "../formats/numberList.ts";
import { pathFrom } from "../reports/documentReport.ts";
import type { ReportFormat } from "../terminal/options.ts";
import type { Terminal } from "../terminal/terminal.ts";

/** So many versions of a document are looked at: each is read as a whole. */
const MOST_VERSIONS = 20;

/** What `perfdoc report --numbers` prints: every number of the documents, with its target and what it was before. */
export async function reportNumbers(
  { host, cwd }: Terminal,
  workspace: Workspace,
  files: readonly string[],
  format: ReportFormat,
): Promise<string> {
  const documents: DocumentNumbers[] = [];
  for (const uri of files) {
    const read = await workspace.host.readText(uri);
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
  return formatNumberList(documents, format);
}
