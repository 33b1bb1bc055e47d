import { FileType, Uri, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
  type FileContent,
  type FileStatResult,
  type FolderEntryResult,
  listFolderRequest,
  readFileRequest,
  statFileRequest,
} from "../../server/src/lsp/client/messages.ts";
import { isMissing, orNull } from "./missingFiles.ts";

/** Answers the server's questions about files that lie on no disk that it can read. */
export function answerFileRequests(client: BaseLanguageClient): void {
  client.onRequest(readFileRequest, ({ uri, limit }) => readFile(Uri.parse(uri), limit));
  client.onRequest(statFileRequest, ({ uri }) => orNull(statFile(Uri.parse(uri))));
  client.onRequest(listFolderRequest, ({ uri }) => orNull(listFolder(Uri.parse(uri))));
}

async function readFile(uri: Uri, limit: number): Promise<FileContent | null> {
  try {
    const { size, type } = await workspace.fs.stat(uri);
    if ((type & FileType.File) === 0) return null;
    if (size > limit) return { kind: "too large", bytes: size };
    return contentOf(await workspace.fs.readFile(uri));
  } catch (error) {
    return isMissing(error) ? null : { kind: "unreadable", message: reasonOf(error) };
  }
}

function contentOf(bytes: Uint8Array): FileContent {
  if (bytes.includes(0)) return { kind: "binary" };
  try {
    return { kind: "text", text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { kind: "invalid UTF-8" };
  }
}

async function statFile(uri: Uri): Promise<FileStatResult> {
  const { type, size } = await workspace.fs.stat(uri);
  const isFolder = (type & FileType.Directory) !== 0;
  return { kind: isFolder ? "folder" : (type & FileType.File) !== 0 ? "file" : "other", size };
}

async function listFolder(uri: Uri): Promise<readonly FolderEntryResult[]> {
  const entries = await workspace.fs.readDirectory(uri);
  return entries.map(([name, type]) => ({ name, kind: entryKind(type) }));
}

function entryKind(type: FileType): FolderEntryResult["kind"] {
  if ((type & FileType.SymbolicLink) !== 0) return "link";
  if (type === FileType.Directory) return "folder";
  return type === FileType.File ? "file" : "other";
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : "the editor gave no reason";
}
