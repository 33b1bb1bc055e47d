import { RequestType, type TextEdit } from "vscode-languageserver-protocol";

/** What goes between Perfdoc's own client and the server for documents that are new, or newly ours. */

export interface NewDocumentParams {
  /** The place that the document will have; decides the folder whose templates hold. */
  readonly uri: string;
  /** The template's category; the built-in one's if none is given. */
  readonly category?: string;
  readonly module: string;
  readonly name: string;
  /** True for a text with tab stops, as a snippet. */
  readonly asSnippet?: boolean;
}

/** Client to server, for "New Performance Doc": the text of a document from its template; null for an unknown category. */
export const newDocumentRequest = new RequestType<NewDocumentParams, string | null, void>("perfdoc/newDocument");

export interface ModulesParams {
  /** Any place in the workspace folder. */
  readonly uri: string;
}

export interface ModulesResult {
  readonly docsRoot: string;
  /** The categories that have a template. */
  readonly categories: readonly string[];
  readonly modules: readonly {
    readonly name: string;
    readonly uri: string;
    /** The folder of its documents, where something says which that is. */
    readonly docs: string | null;
  }[];
  /** The documents that there are, by module and category: nobody wants a second one. */
  readonly documents: readonly { readonly uri: string; readonly module: string; readonly category: string }[];
}

/** Client to server, for "New Performance Doc": what there is to choose from. */
export const modulesRequest = new RequestType<ModulesParams, ModulesResult, void>("perfdoc/modules");

export interface NewPlaceParams {
  /** Of the document that is to be. */
  readonly uri: string;
  readonly module: string;
  readonly category?: string;
}

export interface NewPlaceResult {
  /** Something checks documents there. */
  readonly isChecked: boolean;
  /** A place where something does; null where there is none. */
  readonly instead: string | null;
}

/** Client to server, for "New Performance Doc": whether anything would check the document. */
export const newPlaceRequest = new RequestType<NewPlaceParams, NewPlaceResult, void>("perfdoc/newPlace");

export interface NewFoldersResult {
  /** True if every folder is one. */
  readonly isEverywhere: boolean;
  readonly uris: readonly string[];
}

/** Client to server, for menus: the folders in which a new document would be checked, or that hold documents. */
export const newFoldersRequest = new RequestType<object, NewFoldersResult, void>("perfdoc/newFolders");

export interface AdoptionParams {
  readonly uri: string;
  /** What the user wants in place of what the server would choose; dates as `YYYY-MM-DD`. */
  readonly wishes?: {
    readonly module?: string;
    readonly category?: string;
    readonly status?: string;
    readonly created?: string;
    readonly updated?: string;
  };
}

export type AdoptionResult =
  | {
      readonly kind: "adopted";
      /** What makes the file one of ours; nothing else in it changes. */
      readonly edits: readonly TextEdit[];
      /** The keys of the frontmatter as it then is, in the template's order. */
      readonly values: readonly AdoptedValue[];
      readonly choices: {
        readonly modules: readonly string[];
        readonly categories: readonly string[];
        readonly statuses: readonly string[];
      };
    }
  | { readonly kind: "ours" }
  | { readonly kind: "refused"; readonly message: string };

export interface AdoptedValue {
  readonly key: string;
  readonly value: string;
  /** Where the value comes from, in a few words. */
  readonly source: string | null;
  /** True for a value of the author's own, which stays. */
  readonly isKept: boolean;
}

/** Client to server, for "Adopt as Performance Document": once to see the values, and once more with what the user wants. */
export const adoptionRequest = new RequestType<AdoptionParams, AdoptionResult | null, void>("perfdoc/adoption");
