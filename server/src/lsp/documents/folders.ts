import type { Connection } from "vscode-languageserver";
import {
  DidChangeWatchedFilesNotification,
  type DidChangeWatchedFilesRegistrationOptions,
  type InitializeParams,
} from "vscode-languageserver-protocol";
import { canonicalUri } from "../../core/host/uri.ts";
import type { Client } from "../client/client.ts";
import type { EditorSettings } from "../client/editorSettings.ts";
import { watchersFor } from "../client/watchers.ts";
import type { ServerState } from "./serverState.ts";

interface Registration {
  readonly options: string;
  dispose(): void;
}

/** What folders are read with, and who is told when they were. */
interface Surroundings {
  readonly client: Client;
  readonly connection: Connection;
  readonly state: ServerState;
  readonly settings: EditorSettings;
  readonly idleTasks: { everythingChanged(): void };
}

/** The workspace folders, with the settings that the editor has for each, and the watchers on their files. */
export class Folders {
  readonly #around: Surroundings;
  #uris: readonly string[] = [];
  #watching: Registration | undefined;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /** Reads the folders, and those that are there already again if their settings may be others. */
  async set(uris: readonly string[]): Promise<void> {
    const { state, idleTasks, settings } = this.#around;
    const folders = [...new Set(uris.map(canonicalUri))];
    for (const gone of this.#uris.filter((uri) => !folders.includes(uri))) state.workspace.removeFolder(gone);
    this.#uris = folders;
    const [loose, ...options] = await settings.read(folders);
    state.workspace.configure(loose);
    for (const [index, uri] of folders.entries()) await state.workspace.loadFolder(uri, options[index] ?? loose);
    state.workspace.orderFolders(folders);
    state.changed();
    idleTasks.everythingChanged();
    await this.watch();
  }

  async change(added: readonly string[], removed: readonly string[]): Promise<void> {
    const gone = new Set(removed.map(canonicalUri));
    await this.set([...this.#uris.filter((uri) => !gone.has(uri)), ...added]);
  }

  async readAgain(): Promise<void> {
    await this.set(this.#uris);
  }

  /** Asks the client to watch what the configs name now. */
  async watch(): Promise<void> {
    const { client, state } = this.#around;
    if (!client.registers.files) return;
    const options = watchersFor(state.workspace, client);
    const key = JSON.stringify(options);
    if (this.#watching?.options === key) return;
    // The old ones go when the new ones stand: nothing that happens in between is missed.
    const before = this.#watching;
    this.#watching = options.watchers.length > 0 ? await this.#register(options, key) : undefined;
    before?.dispose();
  }

  async #register(options: DidChangeWatchedFilesRegistrationOptions, key: string): Promise<Registration> {
    const registered = await this.#around.connection.client.register(DidChangeWatchedFilesNotification.type, options);
    return { options: key, dispose: () => registered.dispose() };
  }
}

/** The folders that a client opens with. */
export function foldersIn({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  if (Array.isArray(workspaceFolders)) return workspaceFolders.map(({ uri }) => uri);
  return typeof rootUri === "string" ? [rootUri] : [];
}
