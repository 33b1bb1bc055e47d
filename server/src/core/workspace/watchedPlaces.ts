import type { Head, Host } from "../host/host.ts";
import { namesOnTheWay } from "../host/uri.ts";
import { walk } from "../host/walk.ts";
import { filesNamedBy } from "./facts/documentIndex.ts";
import type { FactCache } from "./facts/factCache.ts";
import { placesThatShape, shapingTest, type WorkspaceFolder } from "./folder.ts";

/** What is watched for a folder besides what shapes it. */
export interface WatchedBeside {
  /** Where its history stands. */
  readonly head: Head | undefined;
  /** The names of the files of code and of results that its documents name. */
  readonly files: readonly string[];
  /** The names of the folders that anything lies in. */
  readonly folders: readonly string[];
}

/** @param cache What is known of the folder. */
export function watchedBeside(folder: WorkspaceFolder, cache: FactCache | undefined): WatchedBeside {
  const documents = cache?.knownDocuments() ?? [];
  const places = [...documents.map(({ uri }) => uri), ...placesThatShape(folder)];
  return {
    head: cache?.code.head,
    files: filesNamedBy(documents),
    folders: namesOnTheWay(folder.uri, places),
  };
}

/** In a folder with more files than this, configs and templates are looked for in part. */
const MOST_FILES_THAT_CAME = 2_000;

/**
 * True if the folder has to be read again since something changed, came or went.
 * @param came True for what may be a folder with all that is in it, of which watchers tell no more than that it came.
 */
export async function shapesFolder(host: Host, folder: WorkspaceFolder, uri: string, came: boolean): Promise<boolean> {
  const shapes = shapingTest(folder);
  if (shapes(uri)) return true;
  if (!came || (await host.stat(uri))?.kind !== "folder") return false;
  return (await walk(host, uri, { maxFiles: MOST_FILES_THAT_CAME })).files.some(shapes);
}
