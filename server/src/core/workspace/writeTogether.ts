import type { Expected, Host } from "../host/host.ts";
import type { FileChange, Workspace } from "./workspace.ts";
import { whyNotWritten, writeInWorkspace } from "./writeInWorkspace.ts";

/** A file as it is to be, and what must stand there now. */
export interface FileWrite {
  readonly uri: string;
  readonly text: string;
  readonly expected: Expected;
}

/** Why files were not written. */
export interface WriteFailure {
  /** `conflict`: somebody else has changed the file. */
  readonly kind: "conflict" | "unwritten";
  readonly uri: string;
  readonly message: string;
}

/** Writes the files of one unit: none if one of them is no longer as it was. */
export async function writeTogether(
  workspace: Workspace,
  writes: readonly FileWrite[],
): Promise<WriteFailure | undefined> {
  for (const { uri, expected } of writes) {
    const refusal = await whyNotWritten(workspace, uri);
    if (refusal !== undefined) return { kind: "unwritten", uri, message: refusal };
    const message = await whyNotAsExpected(workspace.host, uri, expected);
    if (message !== undefined) return { kind: "conflict", uri, message };
  }
  const changes: FileChange[] = [];
  let failure: WriteFailure | undefined;
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
