import { canonicalUri, isInside } from "../../host/uri.ts";
import type { DocumentSummary } from "../facts/documentIndex.ts";

/** A file, or a folder with all that is in it, that gets another place. */
export interface FileRename {
  readonly oldUri: string;
  readonly newUri: string;
}

/** Files that move, and what else is known to be there. */
export interface Move {
  /** Where a file will be. */
  to(uri: string): string;
  existsBefore(uri: string): boolean;
  existsAfter(uri: string): boolean;
}

/** @param exists What is known of files that are no documents. */
export function moveOf(
  renames: readonly FileRename[],
  workspace: readonly DocumentSummary[],
  exists: (uri: string) => boolean,
): Move {
  // The innermost first: a file may move out of a folder that moves too.
  const moves = renames
    .map(({ oldUri, newUri }) => ({ from: canonicalUri(oldUri), to: canonicalUri(newUri) }))
    .sort((a, b) => b.from.length - a.from.length);
  const to = (uri: string) => {
    const move = moves.find(({ from }) => isInside(from, uri));
    return move ? move.to + uri.slice(move.from.length) : uri;
  };
  const before = new Set(workspace.map(({ uri }) => uri));
  const after = new Set([...before].map(to));
  const named = new Set(moves.map(({ from }) => from));
  return {
    to,
    existsBefore: (uri) => before.has(uri) || named.has(uri) || exists(uri),
    existsAfter: (uri) => after.has(uri) || (to(uri) === uri && !before.has(uri) && exists(uri)),
  };
}
