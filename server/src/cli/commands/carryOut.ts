import { unifiedDiff } from "../../core/tasks/unifiedDiff.ts";
import type { Workspace } from "../../core/workspace/workspace.ts";
import { writeInWorkspace } from "../../core/workspace/writeInWorkspace.ts";
import { pathFrom } from "../reports/documentReport.ts";
import type { Terminal } from "../terminal/terminal.ts";

/** What a command makes of a file. */
export interface FileRewrite {
  readonly uri: string;
  /** As it was read. */
  readonly before: string;
  readonly after: string;
  /** What is done to it, a line each. */
  readonly lines: readonly string[];
}

/**
 * Writes the file and says what was done to it, or prints that as a unified diff, beside which nothing else goes to the
 * standard output.
 * @returns False if the file could not be written; that is said.
 */
export async function carryOut(
  terminal: Terminal,
  workspace: Workspace,
  { uri, before, after, lines }: FileRewrite,
  isDryRun: boolean,
): Promise<boolean> {
  const path = pathFrom(terminal.cwd, uri);
  const said = [path, ...lines.map((line) => `  ${line}`)];
  if (isDryRun) {
    for (const line of said) terminal.complain(line);
    terminal.patch(unifiedDiff([{ path, before, after }]));
    return true;
  }
  const result = await writeInWorkspace(workspace, uri, after, { kind: "text", text: before });
  if (result.kind === "written") for (const line of said) terminal.say(line);
  else terminal.complain(`${path} was not written. ${result.message}`);
  return result.kind === "written";
}
