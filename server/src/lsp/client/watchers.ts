import type {
  DidChangeWatchedFilesRegistrationOptions,
  FileSystemWatcher,
  RelativePattern,
} from "vscode-languageserver-protocol";
import { isInside, relativePath } from "../../core/host/uri.ts";
import type { WorkspaceFolder } from "../../core/workspace/folder.ts";
import { CONFIG_NAMES } from "../../core/workspace/settings/configChain.ts";
import type { Workspace } from "../../core/workspace/workspace.ts";
import type { Client } from "./client.ts";

/**
 * Every file that decides what is found, folder by folder: configs, templates, manifests and documents, the code that
 * documents name, and where version control says that there is another commit. The folders that these lie in, too: of one
 * that goes, or makes way for another, nobody is told what was in it.
 */
export function watchersFor(workspace: Workspace, client: Client): DidChangeWatchedFilesRegistrationOptions {
  const { relativePatterns } = client.registers;
  const watchers = workspace.folders.flatMap((folder): readonly FileSystemWatcher[] => {
    const { head, files, folders } = workspace.watchedBeside(folder);
    const globs = [...globsFor(folder), ...globsForNames(files), ...globsForNames(folders), `.git/${HEAD}`];
    const within = globs.map((glob) => (relativePatterns ? pattern(folder.uri, glob) : anywhere(glob)));
    const ofHistory = head && relativePatterns ? [pattern(head.watched, HEAD)] : [];
    return [...within, ...ofHistory].map((globPattern) => ({ globPattern }));
  });
  const distinct = new Map(watchers.map((watcher) => [JSON.stringify(watcher), watcher]));
  return { watchers: [...distinct.values()] };
}

/** One of them changes with every commit and checkout. */
const HEAD = "{HEAD,logs/HEAD}";

function pattern(baseUri: string, glob: string): RelativePattern {
  return { baseUri, pattern: glob };
}

function globsFor({ uri, config, settings }: WorkspaceFolder): readonly string[] {
  const documents = settings.include.filter((glob) => !isEverything(glob));
  return [
    `{${CONFIG_NAMES.join(",")}}`,
    ...config.files
      .filter((file) => isInside(uri, file))
      .flatMap((file) => relativePath(uri, file)?.replace(UNPLAIN, "?") ?? []),
    "**/{design.config.json,package.json,pnpm-workspace.yaml,.gitignore}",
    ...settings.templates,
    ...documents,
    ...(documents.length < settings.include.length ? ["**/*.md"] : []),
  ];
}

/** More names than this are not watched. */
const MOST_NAMES = 1_000;

/** What a glob might read otherwise stands for any one character. */
const UNPLAIN = /[^\p{L}\p{N}_.@$+/-]/gu;

function globsForNames(names: readonly string[]): readonly string[] {
  const globs = names.slice(0, MOST_NAMES).map((name) => name.replace(UNPLAIN, "?"));
  return globs.length > 0 ? [`**/{${globs.join(",")}}`] : [];
}

/** A client's watcher on every file of a workspace costs more than it is worth: only Markdown is read. */
function isEverything(glob: string): boolean {
  return /^(?:\*\*\/?)+\*?$/.test(glob);
}

/** Clients without relative patterns take globs that match at any depth. */
function anywhere(glob: string): string {
  return glob.startsWith("**/") ? glob : `**/${glob}`;
}
