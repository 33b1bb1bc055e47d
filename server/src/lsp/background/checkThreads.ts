import type { Checker } from "../../core/check/checkWorkspace.ts";
import type { ConfigOptions } from "../../core/workspace/settings/config.ts";
import type { Client } from "../client/client.ts";
import type { ClosedDocument } from "./closedDocument.ts";

/** What other threads need to see the workspace as this one does: plain data. */
export interface CheckTask {
  readonly client: Client;
  readonly isTrusted: boolean;
  /** What holds for documents in no folder. */
  readonly loose: ConfigOptions;
  readonly folders: readonly { readonly uri: string; readonly options: ConfigOptions }[];
  readonly openDocuments: readonly { readonly clientUri: string; readonly text: string }[];
}

/** How a platform has other threads check documents. */
export interface ThreadPool {
  readonly processors: number;
  start(
    count: number,
    task: CheckTask,
  ): {
    readonly checkers: readonly Checker<ClosedDocument>[];
    end(): Promise<void>;
  };
}
