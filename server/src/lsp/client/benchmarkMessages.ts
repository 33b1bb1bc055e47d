import { type Position, RequestType, type TextEdit } from "vscode-languageserver-protocol";

/** What goes between Perfdoc's own client and the server for results of benchmarks. */

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

export interface ResultsFilesParams {
  /** The document that they are for, or any place in the workspace folder. */
  readonly uri: string;
}

export interface ResultsFileRow {
  readonly uri: string;
  /** From the workspace folder. */
  readonly path: string;
  /** What wrote it. */
  readonly title: string;
}

/** Client to server, for "Import Benchmark Results": files of the workspace folder that hold results, the likeliest first. */
export const resultsFilesRequest = new RequestType<ResultsFilesParams, readonly ResultsFileRow[], void>(
  "perfdoc/resultsFiles",
);

export interface ResultsDocumentsParams {
  /** The file of results. */
  readonly file: string;
  /** The document that the user looks at: it may have come a moment ago. */
  readonly active?: string;
}

export interface ResultsDocument {
  readonly uri: string;
  readonly path: string;
  readonly title: string;
  /** It names a file that is called so. */
  readonly isBound: boolean;
}

/** Client to server, for "Import Benchmark Results": the documents that results could be written into, bound ones first. */
export const resultsDocumentsRequest = new RequestType<ResultsDocumentsParams, readonly ResultsDocument[], void>(
  "perfdoc/resultsDocuments",
);

export interface PasteParams {
  /** The document. */
  readonly uri: string;
  /** Where it is pasted or dropped. */
  readonly position: Position;
  readonly copied:
    | { readonly kind: "text"; readonly text: string }
    /** A file of the workspace. */
    | { readonly kind: "file"; readonly uri: string };
}

export interface PasteResult {
  /** `fill`: the benchmark's table gets the values; `table`: they are a table of their own. */
  readonly kind: "fill" | "table";
  /** What stands at the place then. */
  readonly insertText: string;
  readonly edits: readonly TextEdit[];
  /** Nobody means such text as it is. */
  readonly isSure: boolean;
}

/** Client to server, when something is pasted that looks like results; null where it is none, or can't be used there. */
export const pasteRequest = new RequestType<PasteParams, PasteResult | null, void>("perfdoc/pasteResults");
