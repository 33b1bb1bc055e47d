import { type Position, RequestType, type TextEdit } from "vscode-languageserver-protocol";

/** What goes between Perfdoc's own client and the server for results of benchmarks. */

/** Results as the user has them. */
export type ResultsParams =
  | { readonly kind: "file"; readonly uri: string }
  /** What was copied somewhere. */
  | { readonly kind: "text"; readonly text: string };

export interface ImportParams {
  /** The document. */
  readonly uri: string;
  /** The file of results. */
  readonly file: string;
  /** What the user has chosen of what an earlier answer named. */
  readonly section?: string;
  readonly benchmark?: string;
}

export type ImportResult =
  | {
      readonly kind: "edits";
      /** For the document as it is at this version; null for one that is not open. */
      readonly version: number | null;
      readonly edits: readonly TextEdit[];
      /** What stays as it is, one sentence each. */
      readonly left: readonly string[];
      /** What there is to know of the results, one sentence each. */
      readonly remarks: readonly string[];
    }
  | { readonly kind: "which section" | "which benchmark"; readonly names: readonly string[] }
  | { readonly kind: "refused"; readonly message: string };

/** Client to server, for "Import Benchmark Results": what it would write, or what has to be chosen before. */
export const importRequest = new RequestType<ImportParams, ImportResult | null, void>("perfdoc/importResults");

export interface UpdateParams {
  readonly uri: string;
  /** In the benchmark. */
  readonly position: Position;
}

/** Client to server, for the lens on a benchmark: what its files say by now. */
export const updateRequest = new RequestType<UpdateParams, ImportResult | null, void>("perfdoc/updateResults");
