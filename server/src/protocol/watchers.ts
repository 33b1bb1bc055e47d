import type { DidChangeWatchedFilesRegistrationOptions, FileSystemWatcher } from "vscode-languageserver-protocol";
import { CONFIG_NAMES } from "../workspace/config.ts";
import type { WorkspaceFolder } from "../workspace/folder.ts";
import type { Client } from "./client.ts";

/** Every file that decides what is found: configs, templates, manifests and documents, folder by folder. */
export function watchersFor(
  folders: readonly WorkspaceFolder[],
  client: Client,
): DidChangeWatchedFilesRegistrationOptions {
  const watchers = folders.flatMap((folder) =>
    globsFor(folder).map(
      (glob): FileSystemWatcher => ({
        globPattern: client.registers.relativePatterns ? { baseUri: folder.uri, pattern: glob } : anywhere(glob),
      }),
    ),
  );
  const distinct = new Map(watchers.map((watcher) => [JSON.stringify(watcher), watcher]));
  return { watchers: [...distinct.values()] };
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

/** A client's watcher on every file of a workspace costs more than it is worth: only Markdown is read. */
function isEverything(glob: string): boolean {
  return /^(?:\*\*\/?)+\*?$/.test(glob);
}

/** Clients without relative patterns take globs that match at any depth. */
function anywhere(glob: string): string {
  return glob.startsWith("**/") ? glob : `**/${glob}`;
}
