import {
  type CreateFilesParams,
  type DeleteFilesParams,
  type DidChangeWatchedFilesParams,
  FileChangeType,
  type RenameFilesParams,
  type WorkspaceEdit,
} from "vscode-languageserver-protocol";
import { renameCode } from "../../core/features/renameCode.ts";
import { renameFiles } from "../../core/features/renameFiles.ts";
import { canonicalUri, isInside } from "../../core/host/uri.ts";
import type { DocumentSummary } from "../../core/workspace/facts/documentIndex.ts";
import { foreignFilesNaming } from "../../core/workspace/foreignFiles.ts";
import type { FileRename } from "../../core/workspace/links/moves.ts";
import type { FileChange, Workspace } from "../../core/workspace/workspace.ts";
import type { Session } from "../session/session.ts";
import { workspaceEditOf } from "./convertEdits.ts";

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
  return files.flatMap(({ oldUri, newUri }): readonly FileChange[] => [
    { uri: canonicalUri(oldUri), kind: "deleted" },
    { uri: canonicalUri(newUri), kind: "created" },
  ]);
}

/** What documents have to say before files move, so that nothing that leads to them breaks. */
export async function renameEdits(session: Session, { files }: RenameFilesParams): Promise<WorkspaceEdit | null> {
  await session.whenReady();
  await session.idleTasks.readIndexNow();
  const renames = files.map(({ oldUri, newUri }) => ({ oldUri: canonicalUri(oldUri), newUri: canonicalUri(newUri) }));
  const { workspace } = session.state;
  const ours = session.documents();
  const documents = [...ours, ...(await strangersWithLinks(workspace, ours, renames))];
  const modulesOf = (folder: string) => workspace.folderOf(folder)?.modules;
  const ofLinks = renameFiles(documents, renames);
  const ofCode = renameCode(ours, renames, modulesOf, (uri) => workspace.isKnownToExist(uri));
  const edits = [...new Set([...ofLinks, ...ofCode].map(({ uri }) => uri))].map((uri) => ({
    uri,
    edits: [...ofLinks, ...ofCode].filter((one) => one.uri === uri).flatMap((one) => one.edits),
  }));
  return edits.length > 0 ? workspaceEditOf(session, edits) : null;
}

/**
 * Markdown that is not ours and has links to documents of ours: it follows them, and takes its links along when it
 * moves itself. Nothing is read for files that move without any of our documents.
 */
async function strangersWithLinks(
  workspace: Workspace,
  ours: readonly DocumentSummary[],
  renames: readonly FileRename[],
): Promise<readonly DocumentSummary[]> {
  const moved = renames.map(({ oldUri }) => oldUri);
  const movesOurs = ours.some(({ uri }) => moved.some((place) => isInside(place, uri)));
  const strangers = await foreignFilesNaming(workspace, movesOurs ? moved : [], moved);
  const known = new Set(ours.map(({ uri }) => uri));
  const isOfOurs = (uri: string) => known.has(uri) || ours.some((one) => isInside(uri, one.uri));
  return strangers.filter(({ links }) => links.some(({ targets }) => targets.some(({ uri }) => isOfOurs(uri))));
}

function kindOf(type: FileChangeType): FileChange["kind"] {
  if (type === FileChangeType.Created) return "created";
  return type === FileChangeType.Deleted ? "deleted" : "changed";
}
