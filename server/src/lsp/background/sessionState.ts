import type { Connection } from "vscode-languageserver";
import type { Client } from "../client/client.ts";
import type { Log } from "../client/log.ts";
import type { Diagnostics, PublishingContext } from "../documents/diagnostics.ts";
import type { OpenDocument } from "../documents/openDocument.ts";
import type { ServerState } from "../documents/serverState.ts";
import type { Environment } from "./environment.ts";
import type { WorkspaceDiagnostics } from "./workspaceDiagnostics.ts";

/** What idle tasks see of the session that they are done for. */
export interface SessionState {
  readonly client: Client;
  readonly connection: Connection;
  readonly environment: Environment;
  readonly log: Log;
  readonly state: ServerState;
  readonly publishing: PublishingContext;
  readonly diagnostics: Diagnostics;
  readonly workspaceDiagnostics: WorkspaceDiagnostics;
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
  clientUri(uri: string): string;
  /** Once the folders are read, and everything that changed since. */
  whenReady(): Promise<void>;
  /** Something came in that idle tasks depend on. */
  reschedule(): void;
}
