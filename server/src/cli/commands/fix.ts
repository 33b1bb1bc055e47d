import { applyFixes, CUT_OFF, type FixedDocument } from "../../core/check/applyFixes.ts";
import type { CheckContext } from "../../core/check/checkContext.ts";
import type { PerfDocument } from "../../core/document/perfDocument.ts";
import type { RememberingHost } from "../../core/host/rememberingHost.ts";
import type { OtherFileEdit } from "../../core/rules/rule.ts";
import { writesOfEdits } from "../../core/tasks/fileWrites.ts";
import { linksElsewhere } from "../../core/workspace/links/linksElsewhere.ts";
import { withFacts } from "../../core/workspace/withFacts.ts";
import type { Workspace } from "../../core/workspace/workspace.ts";
import { type FileWrite, type WriteFailure, writeTogether } from "../../core/workspace/writeTogether.ts";
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

/** `cut off`: there was more to fix than one run does. */
type Failure = WriteFailure | { readonly kind: "cut off"; readonly uri: string; readonly message: string };

async function fixFile(host: RememberingHost, workspace: Workspace, uri: string, fixer: Fixer): Promise<Outcome> {
  const read = await workspace.read(uri);
  // The check that follows says why a file can't be read.
  if (read.kind !== "document") return { applied: 0 };
  const { document } = read;
  const fixed = await withFacts(workspace, uri, (context) => fixer(document, context));
  if (fixed.applied === 0) return { applied: 0, ...cutOff(uri, fixed) };
  const failure = await writeTogether(workspace, [
    ...writesOf(document, fixed.document),
    ...writesOfEdits(
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

function writesOf(before: PerfDocument, after: PerfDocument): readonly FileWrite[] {
  if (before.text === after.text) return [];
  return [{ uri: before.uri, text: after.text, expected: { kind: "text", text: before.text } }];
}

/** A fix reaches no further than the workspace of its document. */
function mayReach(workspace: Workspace, from: string, to: string): boolean {
  return workspace.folderOf(from) !== undefined && workspace.folderOf(to) !== undefined;
}
