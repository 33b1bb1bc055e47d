import { type CheckedDocument, checkDocument, relatedFiles } from "../../core/check/check.ts";
import { forgetDocuments } from "../../core/incremental/memo.ts";
import { LineIndex } from "../../core/text/lineIndex.ts";
import { ASKED_NOTHING, type Asked } from "../../core/workspace/facts/facts.ts";
import { withFacts } from "../../core/workspace/withFacts.ts";
import type { Workspace } from "../../core/workspace/workspace.ts";
import type { DocumentReport } from "../reports/checkReport.ts";
import { pathFrom, reportDocument, reportUnreadable } from "../reports/documentReport.ts";

/** What came of checking a file. */
export interface CheckedFile {
  readonly uri: string;
  /** Undefined for a file that is none of ours. */
  readonly report: DocumentReport | undefined;
  /** Why a file could not be read that is none of ours as far as it could. */
  readonly unread?: string;
  /** What was asked of other files; undefined for a file that could not be read. */
  readonly asked: Asked | undefined;
  /** Rules that failed, a line each. */
  readonly crashes: readonly string[];
}

/** Checks the files one after the other. */
export async function checkEach(
  workspace: Workspace,
  cwd: string,
  files: readonly string[],
  step: () => void = () => undefined,
): Promise<readonly CheckedFile[]> {
  const checked: CheckedFile[] = [];
  for (const uri of files) {
    checked.push(await checkFile(workspace, cwd, uri));
    forgetDocuments();
    step();
  }
  return checked;
}

/** By the paths' code units: the same on every machine and in every language. */
export function inPathOrder(documents: readonly DocumentReport[]): readonly DocumentReport[] {
  return documents.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

async function checkFile(workspace: Workspace, cwd: string, uri: string): Promise<CheckedFile> {
  if (workspace.summariesAt(uri).isKnownToBeForeign(uri))
    return { uri, report: undefined, asked: ASKED_NOTHING, crashes: [] };
  const read = await workspace.read(uri);
  if (read.kind !== "document") {
    const unread = { uri, asked: undefined, crashes: [] };
    return workspace.summariesAt(uri).isOursByHead(uri, read)
      ? { ...unread, report: reportUnreadable(uri, read.message, cwd) }
      : { ...unread, report: undefined, unread: read.message };
  }
  const { document } = read;
  const { checked, asked } = await withFacts(workspace, uri, (context) => {
    const found = checkDocument(document, context);
    return { checked: found, asked: context.facts.asked() };
  });
  if (checked.kind === "foreign") return { uri, report: undefined, asked, crashes: [] };
  const crashes = checked.crashes.map(
    ({ rule, error }) => `The rule ${rule} failed in ${pathFrom(cwd, uri)}: ${String(error)}`,
  );
  const report = reportDocument(document, checked, cwd, await relatedLines(workspace, checked));
  return { uri, report, asked, crashes };
}

/** The lines of the other documents that findings point to. */
async function relatedLines(workspace: Workspace, checked: CheckedDocument): Promise<ReadonlyMap<string, LineIndex>> {
  const lines = new Map<string, LineIndex>();
  for (const uri of relatedFiles(checked)) lines.set(uri, await linesOf(workspace, uri));
  return lines;
}

/** The lines of a document that a finding points to: those of an empty text if it can't be read. */
async function linesOf({ host }: Workspace, uri: string): Promise<LineIndex> {
  const read = await host.readText(uri);
  return LineIndex.of(read.kind === "text" ? read.text : "");
}
