import type { DocumentSummary } from "../../core/workspace/facts/documentIndex.ts";
import type { ConfigOptions } from "../../core/workspace/settings/config.ts";
import type { Client } from "../client/client.ts";
import type { Examined } from "./examine.ts";

/** What other threads need to see the workspace as this one does: plain data. */
export interface SurveyTask {
  readonly client: Client;
  readonly isTrusted: boolean;
  /** What holds for documents in no folder. */
  readonly loose: ConfigOptions;
  readonly folders: readonly { readonly uri: string; readonly options: ConfigOptions }[];
  readonly openDocuments: readonly { readonly clientUri: string; readonly text: string }[];
}

/** What another thread found in a file, which may be none of ours, or a fault of ours. */
export type SurveyResult =
  | { readonly kind: "document"; readonly summary: DocumentSummary; readonly examined: Examined }
  | { readonly kind: "foreign"; readonly uri: string }
  | { readonly kind: "fault"; readonly what: string; readonly error: string };

export interface SurveyThreads {
  /** Fails if a thread does. */
  readonly done: Promise<void>;
  end(): void;
}

/** How a platform has other threads do work. */
export interface ThreadPool {
  readonly processors: number;
  /** @param take Called with what they find. */
  survey(
    files: readonly string[],
    count: number,
    task: SurveyTask,
    take: (results: readonly SurveyResult[]) => void,
  ): SurveyThreads;
}
