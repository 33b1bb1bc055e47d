import { applyFixes, CUT_OFF, type FixedDocument } from "../../core/check/applyFixes.ts";
import type { CheckContext } from "../../core/check/checkContext.ts";
import type { PerfDocument } from "../../core/document/perfDocument.ts";
import type { Expected, Host } from "../../core/host/host.ts";
import type { RememberingHost } from "../../core/host/rememberingHost.ts";
import type { OtherFileEdit } from "../../core/rules/rule.ts";
import { applyEdits, areDisjoint } from "../../core/text/textEdit.ts";
import { linksElsewhere } from "../../core/workspace/links/linksElsewhere.ts";
import { withFacts } from "../../core/workspace/withFacts.ts";
import type { FileChange, Workspace } from "../../core/workspace/workspace.ts";
import { whyNotWritten, writeInWorkspace } from "../../core/workspace/writeInWorkspace.ts";
import { pathFrom } from "../reports/documentReport.ts";
import type { Terminal } from "../terminal/terminal.ts";

/** A fix in one document may make room for one in another. */
const MOST_PASSES = 5;

/** Fixes one document, as far as its text alone goes. */
export type Fixer = (document: PerfDocument, context: CheckContext) => FixedDocument;

/**
 * Applies every safe fix to the files, until a pass over them changes nothing.
 * @param host The one that the workspace reads with.
 * @returns How many fixes were applied, and whether some could not be written; who changed a file meanwhile has his way.
 */
export async function fixFiles(
  terminal: Terminal,
  host: RememberingHost,
  workspace: Workspace,
  files: readonly string[],
  fixer: Fixer = applyFixes,
): Promise<Fixed> {
  let applied = 0;
  let isUnwritten = false;
  /** What is not looked at again: it could not be written, or took all that one run does. */
  const done = new Set<string>();
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const before = applied;
    for (const uri of files.filter((one) => !done.has(one))) {
      const outcome = await fixFile(host, workspace, uri, fixer);
      applied += outcome.applied;
      if (outcome.failure === undefined) continue;
      done.add(uri);
      isUnwritten ||= outcome.failure.kind === "unwritten";
      terminal.complain(`${pathFrom(terminal.cwd, outcome.failure.uri)}: ${outcome.failure.message}`);
    }
    if (applied === before) break;
  }
  return { applied, isUnwritten };
}

interface Fixed {
  readonly applied: number;
  readonly isUnwritten: boolean;
}

interface Outcome {
  readonly applied: number;
  /** Why fixes were not written, or not all of them made. */
  readonly failure?: Failure;
}

interface Failure {
  /** `cut off`: there was more to fix than one run does. `conflict`: somebody else has changed the file. */
  readonly kind: "cut off" | "conflict" | "unwritten";
  readonly uri: string;
  readonly message: string;
}

async function fixFile(host: RememberingHost, workspace: Workspace, uri: string, fixer: Fixer): Promise<Outcome> {
  const read = await workspace.read(uri);
  // The check that follows says why a file can't be read.
  if (read.kind !== "document") return { applied: 0 };
  const { document } = read;
  const fixed = await withFacts(workspace, uri, (context) => fixer(document, context));
  if (fixed.applied === 0) return { applied: 0, ...cutOff(uri, fixed) };
  const failure = await writeAll(workspace, [
    ...writesOf(document, fixed.document),
    ...otherWrites(
      host,
      [...fixed.others, ...(await relinks(workspace, document, fixed.document))].filter((other) =>
        mayReach(workspace, uri, other.uri),
      ),
    ),
  ]);
  if (failure) return { applied: 0, failure };
  return { applied: fixed.applied, ...cutOff(uri, fixed) };
}

function cutOff(uri: string, { isCutOff }: FixedDocument): Pick<Outcome, "failure"> {
  return isCutOff ? { failure: { kind: "cut off", uri, message: CUT_OFF } } : {};
}

/** Links from other files to headings that have other titles now follow these. */
async function relinks(
  workspace: Workspace,
  before: PerfDocument,
  after: PerfDocument,
): Promise<readonly OtherFileEdit[]> {
  const others = await linksElsewhere(workspace, before, after);
  return others.map(({ uri, edits }) => ({ kind: "edit", uri, edits }));
}

interface Write {
  readonly uri: string;
  readonly text: string;
  readonly expected: Expected;
}

function writesOf(before: PerfDocument, after: PerfDocument): readonly Write[] {
  if (before.text === after.text) return [];
  return [{ uri: before.uri, text: after.text, expected: { kind: "text", text: before.text } }];
}

/** A fix reaches no further than the workspace of its document. */
function mayReach(workspace: Workspace, from: string, to: string): boolean {
  return workspace.folderOf(from) !== undefined && workspace.folderOf(to) !== undefined;
}

/** What is to be written to other files. Edits that meet others in their file are left to the next pass. */
function otherWrites(host: RememberingHost, others: readonly OtherFileEdit[]): readonly Write[] {
  const writes = new Map<string, Write>();
  const taken = new Map<string, OtherFileEdit & { readonly kind: "edit" }>();
  for (const other of others) {
    if (other.kind === "create") {
      writes.set(other.uri, { uri: other.uri, text: other.text, expected: { kind: "nothing" } });
      continue;
    }
    const edits = [...(taken.get(other.uri)?.edits ?? []), ...other.edits];
    if (areDisjoint(edits)) taken.set(other.uri, { ...other, edits });
  }
  for (const { uri, edits } of taken.values()) {
    const text = host.textOf(uri);
    if (text === undefined) continue;
    writes.set(uri, { uri, text: applyEdits(text, edits), expected: { kind: "text", text } });
  }
  return [...writes.values()];
}

/** Writes the files of one unit: none if one of them is no longer as it was. */
async function writeAll(workspace: Workspace, writes: readonly Write[]): Promise<Failure | undefined> {
  for (const { uri, expected } of writes) {
    const refusal = await whyNotWritten(workspace, uri);
    if (refusal !== undefined) return { kind: "unwritten", uri, message: refusal };
    const message = await whyNotAsExpected(workspace.host, uri, expected);
    if (message !== undefined) return { kind: "conflict", uri, message };
  }
  const changes: FileChange[] = [];
  let failure: Failure | undefined;
  for (const { uri, text, expected } of writes) {
    const result = await writeInWorkspace(workspace, uri, text, expected);
    if (result.kind === "written") changes.push({ uri, kind: expected.kind === "nothing" ? "created" : "changed" });
    else failure ??= { kind: result.kind === "conflict" ? "conflict" : "unwritten", uri, message: result.message };
  }
  await workspace.filesChanged(changes);
  return failure;
}

async function whyNotAsExpected(host: Host, uri: string, expected: Expected): Promise<string | undefined> {
  if (expected.kind === "nothing") {
    return (await host.stat(uri)) ? "The file already exists; it was left as it is." : undefined;
  }
  const now = await host.readText(uri);
  const isSame = expected.kind === "text" && now.kind === "text" && now.text === expected.text;
  return isSame ? undefined : "The file changed while it was worked on; it was left as it is.";
}
