import { openDocument, type PerfDocument } from "../document/perfDocument.ts";
import { type Lines, linesOfText } from "../text/lineIndex.ts";
import { faultText } from "../text/wording.ts";
import { type Dependencies, NO_DEPENDENCIES } from "../workspace/facts/facts.ts";
import { withFacts } from "../workspace/withFacts.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { type CheckedDocument, checkDocument, relatedFiles } from "./check.ts";
import { checkedUnreadable } from "./unreadable.ts";

/** What came of checking a file: plain data, whatever `Found` is. */
export interface FileCheck<Found> {
  readonly uri: string;
  /** Undefined for a file that is none of ours. */
  readonly found: Found | undefined;
  /** Why the file could not be read; undefined if it was. */
  readonly unread: string | undefined;
  /** What was asked of other files: when none of it changes, neither does what is found. */
  readonly dependencies: Dependencies;
  /** What `answersTo` made of these; empty without it. */
  readonly answers: readonly Answer[];
  readonly crashes: readonly FileCrash[];
}

/** What may be asked about a place. */
export type Question = "kind" | "text" | "files" | "documents" | "head";

/** What was asked about a place, and in a few characters what was answered. */
export type Answer = readonly [question: Question, uri: string, answer: string];

/** A rule that failed, and where. */
export interface FileCrash {
  readonly rule: string;
  readonly error: string;
}

/** What files are checked in, and what is wanted of them. */
export interface Checking<Found> {
  readonly workspace: Workspace;
  /** @param related The lines of the other files that findings point to. */
  describe(document: PerfDocument, checked: CheckedDocument, related: ReadonlyMap<string, Lines>): Found;
  /** For whoever keeps what was found: what the rules were answered is known only here, since files may change meanwhile. */
  answersTo?(uri: string, dependencies: Dependencies): Promise<readonly Answer[]>;
  /** Waited for behind each reading and each check, so that others have their turn. */
  pause?(): Promise<void>;
}

/** Checks a file, as often as it takes for the rules to know all that they ask. */
export async function checkFile<Found>(
  { workspace, describe, answersTo, pause }: Checking<Found>,
  uri: string,
): Promise<FileCheck<Found>> {
  const summaries = workspace.summariesAt(uri);
  const nothing = { uri, found: undefined, unread: undefined, dependencies: NO_DEPENDENCIES, answers: [], crashes: [] };
  if (summaries.isKnownToBeForeign(uri)) return nothing;
  const read = await workspace.read(uri);
  if (read.kind !== "document") {
    const { message: unread, head = "" } = read;
    if (!summaries.isOursByHead(uri, read)) return { ...nothing, unread };
    return { ...nothing, unread, found: describe(openDocument(uri, head), checkedUnreadable(unread), new Map()) };
  }
  await pause?.();
  const { document } = read;
  const { checked, dependencies } = await withFacts(workspace, uri, async (context) => {
    const found = checkDocument(document, context);
    await pause?.();
    return { checked: found, dependencies: context.facts.dependencies() };
  });
  const answers = (await answersTo?.(uri, dependencies)) ?? [];
  if (checked.kind === "foreign") return { ...nothing, dependencies, answers };
  const related = new Map<string, Lines>();
  for (const other of relatedFiles(checked)) related.set(other, await linesOf(workspace, other));
  const crashes = checked.crashes.map(({ rule, error }) => ({ rule, error: faultText(error) }));
  return { ...nothing, found: describe(document, checked, related), dependencies, answers, crashes };
}

/** Those of an empty text if the file can't be read. */
async function linesOf(workspace: Workspace, uri: string): Promise<Lines> {
  const open = workspace.openDocument(uri);
  if (open) return open;
  const read = await workspace.host.readText(uri);
  return linesOfText(read.kind === "text" ? read.text : "");
}
