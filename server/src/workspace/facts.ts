import type { DocumentSummary } from "./documentIndex.ts";

/** Asked for something that is not known yet: it is looked up, and the rule runs again. */
export const unknown = Symbol("unknown");
export type Unknown = typeof unknown;

export type FileKind = "file" | "folder" | "missing";

/**
 * Synchronous answers about the world outside a document. Rules stay pure: what is not known is answered with
 * `unknown`, remembered, and fetched by whoever runs the rules.
 */
export interface Facts {
  /** The workspace folder that holds the document, as a URI without a `/` at its end; undefined for a document in none. */
  readonly folder: string | undefined;
  /** What stands at a URI, its case compared exactly even where the disk does not. */
  kindOf(uri: string): FileKind | Unknown;
  /** A Markdown document's headings, links and frontmatter, the editor's unsaved text before the disk's. */
  document(uri: string): DocumentSummary | "missing" | Unknown;
  /** The documents of the folder's index. */
  documents(): readonly DocumentSummary[];
  /** The URIs of files of any kind whose name is close to that of `uri`, the nearest first. */
  similarFiles(uri: string): readonly string[] | Unknown;
  /** The modules of the folder; undefined where nothing says what they are. */
  modules(): readonly Module[] | undefined;
}

export interface Module {
  /** The name by which documents call it. */
  readonly name: string;
  /** Other names by which it is known: its package's name. */
  readonly aliases: readonly string[];
  /** Its folder. */
  readonly uri: string;
  /** The categories that it may have documents of; undefined where nothing says. */
  readonly categories?: readonly string[];
}
