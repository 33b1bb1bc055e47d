import {
  type CreateFilesParams,
  type DeleteFilesParams,
  type DidChangeWatchedFilesParams,
  FileChangeType,
  type RenameFilesParams,
  type WorkspaceEdit,
} from "vscode-languageserver-protocol";
import { renameCode } from "../features/renameCode.ts";
import { renameFiles } from "../features/renameFiles.ts";
import { canonicalUri } from "../host/uri.ts";
import { flatMap } from "../text/flatMap.ts";
import type { FileChange } from "../workspace/workspace.ts";
import { workspaceEditOf } from "./convertEdits.ts";
import type { Session } from "./session.ts";

/** What a client's watchers saw. */
export function changesFrom({ changes }: DidChangeWatchedFilesParams): readonly FileChange[] {
  return changes.map(({ uri, type }) => ({ uri: canonicalUri(uri), kind: kindOf(type) }));
}

export function created({ files }: CreateFilesParams): readonly FileChange[] {
  return files.map(({ uri }) => ({ uri: canonicalUri(uri), kind: "created" }));
}

export function deleted({ files }: DeleteFilesParams): readonly FileChange[] {
  return files.map(({ uri }) => ({ uri: canonicalUri(uri), kind: "deleted" }));
}

export function moved({ files }: RenameFilesParams): readonly FileChange[] {
  return flatMap(files, ({ oldUri, newUri }): readonly FileChange[] => [
    { uri: canonicalUri(oldUri), kind: "deleted" },
    { uri: canonicalUri(newUri), kind: "created" },
  ]);
}

/** What documents have to say before files move, so that nothing that leads to them breaks. */
export async function renameEdits(session: Session, { files }: RenameFilesParams): Promise<WorkspaceEdit | null> {
  await session.whenReady();
  await session.work.readIndexNow();
  const renames = files.map(({ oldUri, newUri }) => ({ oldUri: canonicalUri(oldUri), newUri: canonicalUri(newUri) }));
  const documents = session.documents();
  const { workspace } = session.world;
  const modulesOf = (folder: string) => workspace.folderOf(folder)?.modules;
  const ofLinks = renameFiles(documents, renames);
  const ofCode = renameCode(documents, renames, modulesOf, (uri) => workspace.isKnownToExist(uri));
  const edits = [...new Set([...ofLinks, ...ofCode].map(({ uri }) => uri))].map((uri) => ({
    uri,
    edits: flatMap(
      [...ofLinks, ...ofCode].filter((one) => one.uri === uri),
      (one) => one.edits,
    ),
  }));
  return edits.length > 0 ? workspaceEditOf(session, edits) : null;
}

function kindOf(type: FileChangeType): FileChange["kind"] {
  if (type === FileChangeType.Created) return "created";
  return type === FileChangeType.Deleted ? "deleted" : "changed";
}
