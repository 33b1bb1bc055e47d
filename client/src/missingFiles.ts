import { FileSystemError, type Uri, workspace } from "vscode";

/** Null for what is missing; any other failure stays one. */
export async function orNull<Value>(found: Thenable<Value>): Promise<Value | null> {
  try {
    return await found;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

export function isMissing(error: unknown): boolean {
  const missing: readonly string[] = [FileSystemError.FileNotFound().code, FileSystemError.FileNotADirectory().code];
  return error instanceof FileSystemError && missing.includes(error.code);
}

/** True if something stands at the place. */
export async function isThere(uri: Uri): Promise<boolean> {
  return (await orNull(workspace.fs.stat(uri))) !== null;
}
