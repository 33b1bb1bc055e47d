import type { Expected, WriteResult } from "../host/host.ts";
import { isLedOut } from "../host/ledOut.ts";
import type { Workspace } from "./workspace.ts";

/**
 * Writes a file, as every command does, unless it only seems to lie in the workspace: a link there is the work of whoever
 * made the workspace, and what it leads to may be anything of the user's.
 */
export async function writeInWorkspace(
  workspace: Workspace,
  uri: string,
  text: string,
  expected: Expected,
): Promise<WriteResult> {
  const message = await whyNotWritten(workspace, uri);
  return message === undefined ? workspace.host.write(uri, text, expected) : { kind: "failed", message };
}

/** Why nothing is written to a place, whatever stands there; undefined where something may be. */
export async function whyNotWritten({ host, folders }: Workspace, uri: string): Promise<string | undefined> {
  const roots = folders.map((folder) => folder.uri);
  if (!(await isLedOut(host, roots, uri))) return undefined;
  return "A link leads from here out of the workspace, so it was left as it is; name the file by its own path to change it.";
}
