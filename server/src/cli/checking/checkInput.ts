import { applyFixes, CUT_OFF, safeFixInside } from "../../core/check/applyFixes.ts";
import { openDocument } from "../../core/document/perfDocument.ts";
import { DOCUMENT_LIMIT, type ReadResult, tooLarge } from "../../core/host/host.ts";
import { withFacts } from "../../core/workspace/withFacts.ts";
import type { Workspace } from "../../core/workspace/workspace.ts";
import { decodeText } from "../../node/nodeHost.ts";
import type { DocumentReport } from "../reports/checkReport.ts";
import { pathFrom, reportUnreadable } from "../reports/documentReport.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { checkFiles, type FileOptions } from "./checkFiles.ts";

/** The text on standard input, as if it stood in a file. */
export interface Input {
  readonly uri: string;
  readonly bytes: Uint8Array;
  readonly read: ReadResult;
}

export async function readInput(terminal: Terminal, workspace: Workspace, uri: string): Promise<Input> {
  const bytes = await terminal.readInput();
  const read = bytes.length > DOCUMENT_LIMIT ? tooLarge(bytes.length, DOCUMENT_LIMIT) : decodeText(bytes);
  if (read.kind === "text") workspace.setOpen(openDocument(uri, read.text));
  return { uri, bytes, read };
}

/** What is found in the input as the workspace has it now. */
export async function checkInput(
  terminal: Terminal,
  workspace: Workspace,
  { uri, read }: Input,
  { withFixes }: FileOptions,
): Promise<readonly DocumentReport[]> {
  if (read.kind !== "text") return [reportUnreadable(uri, read.message, terminal.cwd)];
  return checkFiles(terminal, workspace, [uri], { withFixes });
}

/** The input with every safe fix that touches no other file, and how many these were. */
export interface FixedInput {
  readonly bytes: Uint8Array;
  readonly before: string;
  readonly after: string;
  readonly applied: number;
}

/** Fixes the input in the workspace. Where nothing is to be fixed, or it can't be read, its bytes stay what they are. */
export async function fixInput(
  terminal: Terminal,
  workspace: Workspace,
  { uri, bytes, read }: Input,
): Promise<FixedInput> {
  if (read.kind !== "text") return { bytes, before: "", after: "", applied: 0 };
  const document = openDocument(uri, read.text);
  const fixed = await withFacts(workspace, uri, (context) => applyFixes(document, context, safeFixInside));
  if (fixed.isCutOff) terminal.complain(`${pathFrom(terminal.cwd, uri)}: ${CUT_OFF}`);
  const { applied } = fixed;
  const after = fixed.document.text;
  workspace.setOpen(fixed.document);
  return { bytes: applied === 0 ? bytes : new TextEncoder().encode(after), before: read.text, after, applied };
}
