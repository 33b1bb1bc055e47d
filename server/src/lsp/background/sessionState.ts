import type { Connection } from "vscode-languageserver";
import type { Client } from "../client/client.ts";
import type { Log } from "../client/log.ts";
import type { Diagnostics } from "../documents/diagnostics.ts";
import type { OpenDocument } from "../documents/openDocument.ts";
import type { World } from "../documents/world.ts";
import type { Environment } from "./environment.ts";
import type { Survey } from "./survey.ts";

/** What work in the background sees of the session that it is done for. */
export interface SessionState {
  readonly client: Client;
  readonly connection: Connection;
  readonly environment: Environment;
  readonly log: Log;
  readonly world: World;
  readonly diagnostics: Diagnostics;
  readonly survey: Survey;
  /** The folders' files that the client is asked to watch. */
  readonly folders: { watch(): Promise<void> };
  readonly openDocuments: readonly OpenDocument[];
  /** True while programs may be asked about the workspace. */
  readonly isTrusted: boolean;
  /** True while folders, settings or files are taken over as they are now: what was found before may not hold behind that. */
  readonly isChanging: boolean;
  readonly isStopped: boolean;
  isOpen(uri: string): boolean;
  /** The URI as the client spells it. */
  spell(uri: string): string;
  /** Once the folders are read, and everything that changed since. */
  whenReady(): Promise<void>;
  /** Something came in that the work in the background depends on. */
  poke(): void;
}
