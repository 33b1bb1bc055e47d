import { boundedHost } from "../../core/host/boundedHost.ts";
import type { Host } from "../../core/host/host.ts";
import { joinUri } from "../../core/host/uri.ts";
import { walk } from "../../core/host/walk.ts";
import { globBase, isGlob, pathTest } from "../../core/workspace/settings/globs.ts";
import type { Workspace } from "../../core/workspace/workspace.ts";
import { FolderFinder } from "../../node/folderFinder.ts";
import { uriOfPath } from "../../node/nodePaths.ts";
import { UsageError } from "../terminal/terminal.ts";

/** What the paths on the command line come to. */
export interface Targets {
  /** Files that were named: checked whatever the config includes. */
  readonly named: readonly string[];
  /** Files that a glob named: checked as these are, but nobody says of each that it is a document. */
  readonly matched: readonly string[];
  /** Files below folders that were named: checked where the config includes them. */
  readonly found: readonly string[];
  /** Links below folders that were named, which lead out of the workspace: not checked, but one may be a config. */
  readonly ledOut: readonly string[];
  /** The folders that were named. */
  readonly folders: readonly string[];
  /** Folders that could not be read. */
  readonly problems: readonly { readonly uri: string; readonly message: string }[];
}

/**
 * Looks up paths: files, folders, and globs that the shell left alone. What links lead to out of the workspace is not
 * found; where it was named, it counts as a file, of which whoever reads it is told so.
 * @throws UsageError for a path where nothing is.
 */
export async function findTargets(host: Host, cwd: string, paths: readonly string[]): Promise<Targets> {
  const named = new Set<string>();
  const matched = new Set<string>();
  const found = new Set<string>();
  const ledOut: string[] = [];
  const folders: string[] = [];
  const problems: { readonly uri: string; readonly message: string }[] = [];
  const asked = paths.length === 0 ? ["."] : paths;
  const own = await ownFilesOf(host, cwd, asked);
  for (const path of asked) {
    const uri = uriFrom(cwd, path);
    const stat = await own.stat(uri);
    if (stat?.kind === "folder") {
      folders.push(uri);
      const walked = await walk(own, uri);
      for (const file of walked.files) found.add(file);
      ledOut.push(...walked.ledOut);
      problems.push(...walked.problems);
    } else if (stat) {
      named.add(uri);
    } else {
      for (const file of await filesMatching(own, cwd, path)) matched.add(file);
    }
  }
  return {
    named: [...named],
    matched: [...matched].filter((uri) => !named.has(uri)),
    found: [...found].filter((uri) => !named.has(uri) && !matched.has(uri)),
    ledOut,
    folders,
    problems,
  };
}

/** The files of the workspace folders that the paths lie in. */
async function ownFilesOf(host: Host, cwd: string, paths: readonly string[]): Promise<Host> {
  const finder = new FolderFinder(host, cwd, []);
  const folders: string[] = [];
  for (const path of paths) {
    const uri = uriFrom(cwd, path);
    const kind = (await host.stat(uri))?.kind;
    const start = kind === undefined ? uriFrom(cwd, globBase(path) || ".") : uri;
    folders.push(await finder.folderOf(kind === "file" ? uri : joinUri(start, "document.md")));
  }
  return boundedHost(host, folders);
}

/** A path from the command line as a place. */
export function uriFrom(cwd: string, path: string): string {
  const isAbsolute = path.startsWith("/") || /^[a-z]:[\\/]/i.test(path) || path.startsWith("\\\\");
  return isAbsolute ? uriOfPath(path) : joinUri(cwd, process.platform === "win32" ? path.replaceAll("\\", "/") : path);
}

async function filesMatching(host: Host, cwd: string, glob: string): Promise<readonly string[]> {
  const pattern = glob.replace(/^\.\//, "");
  if (!isGlob(pattern)) throw new UsageError(`There is no file or folder "${glob}".`);
  const base = globBase(pattern);
  const matches = pathTest([pattern]);
  const prefix = base === "" ? "" : `${base}/`;
  const { files } = await walk(host, uriFrom(cwd, base === "" ? "." : base), {
    accepts: (path) => matches(prefix + path),
  });
  if (files.length === 0) throw new UsageError(`No file matches "${glob}".`);
  return files;
}

/** Every place whose workspace folder is a part of the workspace. */
export function placesOf({ named, matched, found, ledOut }: Targets): readonly string[] {
  return [...named, ...matched, ...found, ...ledOut];
}

/** The same files, as if each had been found in a folder: the config decides which of them are checked. */
export function asFound({ named, matched, found, ...rest }: Targets): Targets {
  return { ...rest, named: [], matched: [], found: [...named, ...matched, ...found] };
}

/** The files among the targets that are to be checked, in the order of their paths. */
export function filesToCheck({ named, matched, found }: Targets, workspace: Workspace): readonly string[] {
  const chosen = [...named, ...matched].filter((uri) => !workspace.isTemplate(uri));
  return [...chosen, ...found.filter((uri) => workspace.isIncluded(uri))].sort();
}
