import type { Workspace } from "../../core/workspace/workspace.ts";
import { writeInWorkspace } from "../../core/workspace/writeInWorkspace.ts";
import { type Terminal, UsageError } from "../terminal/terminal.ts";
import { uriFrom } from "./checkTargets.ts";

/**
 * Writes what a command was told to write to a file.
 * @param isStream Whether a pipe or a device may be written to.
 * @throws UsageError if the file can't be written.
 */
export async function writeOwnFile(
  { cwd }: Terminal,
  workspace: Workspace,
  path: string,
  text: string,
  isStream: boolean,
): Promise<void> {
  const result = await writeInWorkspace(workspace, uriFrom(cwd, path), text, { kind: "anything", isStream });
  if (result.kind !== "written") throw new UsageError(`"${path}" was not written. ${result.message}`);
}
