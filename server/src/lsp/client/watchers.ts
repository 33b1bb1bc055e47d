import type {
  DidChangeWatchedFilesRegistrationOptions,
  FileSystemWatcher,
  RelativePattern,
} from "vscode-languageserver-protocol";
import type { WorkspaceFolder } from "../../core/workspace/folder.ts";
import { CONFIG_NAMES } from "../../core/workspace/settings/config.ts";
import type { Workspace } from "../../core/workspace/workspace.ts";
import type { Client } from "./client.ts";

/**
 * Every file that decides what is found, folder by folder: configs, templates, manifests and documents, the code that
 * documents name, and where version control says that there is another commit.
 */
export function watchersFor(workspace: Workspace, client: Client): DidChangeWatchedFilesRegistrationOptions {
  const { relativePatterns } = client.registers;
  const watchers = workspace.folders.flatMap((folder): readonly FileSystemWatcher[] => {
    const { head, files } = workspace.watchedBeside(folder);
    const within = [...globsFor(folder), ...globsForNames(files)].map((glob) =>
      relativePatterns ? pattern(folder.uri, glob) : anywhere(glob),
    );
    const ofHistory = relativePatterns ? pattern(head?.watched ?? folder.uri, HEAD) : `**/.git/${HEAD}`;
    return [...within, ...(head ? [ofHistory] : [])].map((globPattern) => ({ globPattern }));
  });
  const distinct = new Map(watchers.map((watcher) => [JSON.stringify(watcher), watcher]));
  return { watchers: [...distinct.values()] };
}

/** One of them changes with every commit and checkout. */
const HEAD = "{HEAD,logs/HEAD}";

function pattern(baseUri: string, glob: string): RelativePattern {
  return { baseUri, pattern: glob };
}

function globsFor({ settings }: WorkspaceFolder): readonly string[] {
  const documents = settings.include.filter((glob) => !isEverything(glob));
  return [
    `{${CONFIG_NAMES.join(",")}}`,
    "**/{design.config.json,package.json,pnpm-workspace.yaml,.gitignore}",
    ...settings.templates,
    ...documents,
    ...(documents.length < settings.include.length ? ["**/*.md"] : []),
  ];
}

/** More names than this are not watched, nor are those that a glob would read otherwise. */
const MOST_NAMES = 500;

function globsForNames(names: readonly string[]): readonly string[] {
  const plain = names.filter((name) => /^[\p{L}\p{N}_.@$+-]+$/u.test(name)).slice(0, MOST_NAMES);
  return plain.length > 0 ? [`**/{${plain.join(",")}}`] : [];
}

/** A client's watcher on every file of a workspace costs more than it is worth: only Markdown is read. */
function isEverything(glob: string): boolean {
  return /^(?:\*\*\/?)+\*?$/.test(glob);
}

/** Clients without relative patterns take globs that match at any depth. */
function anywhere(glob: string): string {
  return glob.startsWith("**/") ? glob : `**/${glob}`;
}
