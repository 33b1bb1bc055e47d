import { homedir } from "node:os";
import type { Host } from "../core/host/host.ts";
import { isLedOut } from "../core/host/ledOut.ts";
import { foldersUpFrom, isInside, joinUri, parentUri } from "../core/host/uri.ts";
import type { ConfigOptions } from "../core/workspace/settings/config.ts";
import { CONFIG_NAMES } from "../core/workspace/settings/configChain.ts";
import { DESIGN_CONFIG_PLACE } from "../core/workspace/settings/designConfig.ts";
import { Workspace } from "../core/workspace/workspace.ts";
import { uriOfPath } from "./nodePaths.ts";

/** What a folder holds that is a workspace folder. */
const MARKS = [...CONFIG_NAMES, DESIGN_CONFIG_PLACE, ".git"] as const;

/** Finds the workspace folder of each file; what it found for one folder it remembers for the next. */
export class FolderFinder {
  readonly #host: Host;
  /** The folders that files without a marked folder above them belong to, the first that holds them. */
  readonly #fallbacks: readonly string[];
  /** A home folder may be under version control without being anyone's workspace. */
  readonly #home = uriOfPath(homedir());
  readonly #known = new Map<string, Promise<boolean>>();
  readonly #found = new Map<string, Promise<string>>();

  /** @param named Folders that whoever asks has named. */
  constructor(host: Host, cwd: string, named: readonly string[]) {
    this.#host = host;
    this.#fallbacks = [cwd, ...named];
  }

  /**
   * The nearest folder above with a config or a repository; else the working directory if it holds the file; else
   * the named folder that it was found in; else the file's own folder. What a link in such a folder leads to out of it
   * is no workspace folder, whatever it has.
   */
  folderOf(uri: string): Promise<string> {
    const own = parentUri(uri);
    const found = this.#found.get(own) ?? this.#find(own);
    this.#found.set(own, found);
    return found;
  }

  async #find(own: string): Promise<string> {
    const marked: string[] = [];
    for (const folder of foldersUpFrom(own)) if (await this.#isMarked(folder)) marked.push(folder);
    const fallback = this.#fallbacks.find((folder) => isInside(folder, own));
    const around = fallback === undefined ? marked : [...marked, fallback];
    const within: string[] = [];
    for (const folder of around.toSorted((a, b) => a.length - b.length)) {
      if (!(await isLedOut(this.#host, within, folder))) within.push(folder);
    }
    return marked.find((folder) => within.includes(folder)) ?? fallback ?? own;
  }

  #isMarked(folder: string): Promise<boolean> {
    const known = this.#known.get(folder) ?? this.#hasMark(folder);
    this.#known.set(folder, known);
    return known;
  }

  async #hasMark(folder: string): Promise<boolean> {
    const holdsHome = isInside(folder, this.#home);
    for (const mark of holdsHome ? CONFIG_NAMES : MARKS) {
      if (await this.#host.stat(joinUri(folder, mark))) return true;
    }
    return false;
  }
}

/** How much text is kept parsed between reading a document for others and checking it: some thousand documents. */
export const KEPT_TEXT = 8_000_000;

/** A workspace with the folders of all the files. */
export async function workspaceWith(
  host: Host,
  files: readonly string[],
  options: ConfigOptions,
  finder: FolderFinder,
): Promise<Workspace> {
  const workspace = new Workspace(host, options, KEPT_TEXT);
  const folders = new Set<string>();
  for (const uri of files) folders.add(await finder.folderOf(uri));
  for (const folder of folders) await workspace.loadFolder(folder);
  return workspace;
}
