import { type CheckedDocument, checkDocument } from "../check/check.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import type { LineIndex } from "../text/lineIndex.ts";
import type { DocumentContext, Workspace } from "../workspace/workspace.ts";
import type { DocumentReport } from "./checkReport.ts";
import { pathFrom, reportDocument, reportUnreadable } from "./documentReport.ts";
import { Progress } from "./progress.ts";
import type { Terminal } from "./terminal.ts";

/** Facts come folder by folder; more rounds than this mean that a rule asks without end. */
const MOST_ROUNDS = 20;

/** Checks the files one after the other: documents of ours and unreadable files, in the order of their paths. */
export async function checkFiles(
  terminal: Terminal,
  workspace: Workspace,
  files: readonly string[],
): Promise<readonly DocumentReport[]> {
  const documents: DocumentReport[] = [];
  const progress = new Progress(terminal, files.length);
  for (const uri of files) {
    const report = await checkFile(terminal, workspace, uri);
    if (report) documents.push(report);
    progress.step();
  }
  progress.clear();
  return inPathOrder(documents);
}

/** By the paths' code units: the same on every machine and in every language. */
export function inPathOrder(documents: readonly DocumentReport[]): readonly DocumentReport[] {
  return documents.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** Checks a document, as often as it takes for the rules to know all that they ask. */
export async function checkWithFacts(
  workspace: Workspace,
  document: PerfDocument,
  check: (context: DocumentContext) => void,
): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const context = workspace.contextOf(document.uri);
    check(context);
    if (!(await workspace.fetchMisses(document.uri, context.facts))) return;
  }
}

/** The report of a file; undefined for a file that is none of ours. */
async function checkFile(terminal: Terminal, workspace: Workspace, uri: string): Promise<DocumentReport | undefined> {
  const read = await workspace.read(uri);
  if (read.kind !== "document") return reportUnreadable(uri, read.message, terminal.cwd);
  const { document } = read;
  let checked: CheckedDocument | undefined;
  await checkWithFacts(workspace, document, (context) => {
    checked = checkDocument(document, context);
  });
  if (checked === undefined || checked.kind === "other") return undefined;
  for (const { rule, error } of checked.crashes) {
    terminal.error(`The rule ${rule} failed in ${pathFrom(terminal.cwd, uri)}: ${String(error)}\n`);
  }
  return reportDocument(document, checked, terminal.cwd, await relatedLines(workspace, checked));
}

/** The lines of the other documents that findings point to. */
async function relatedLines(
  workspace: Workspace,
  { findings }: CheckedDocument,
): Promise<ReadonlyMap<string, LineIndex>> {
  const uris = new Set(findings.flatMap(({ related = [] }) => related.flatMap(({ uri }) => uri ?? [])));
  const lines = new Map<string, LineIndex>();
  for (const uri of uris) lines.set(uri, await workspace.linesOf(uri));
  return lines;
}
