import { isInside, joinUri, relativePath } from "../host/uri.ts";
import type { DocumentSummary } from "./documentIndex.ts";
import type { FactCache } from "./factCache.ts";
import type { Module } from "./modules.ts";

export type { Module } from "./modules.ts";

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
  /** What stands at a URI, its case compared exactly even where the disk does not; what is outside the folder is missing. */
  kindOf(uri: string): FileKind | Unknown;
  /** A Markdown document's headings, links and frontmatter, the editor's unsaved text before the disk's. */
  document(uri: string): DocumentSummary | "missing" | Unknown;
  /** The documents of the folder's index; none until it is read, which is remembered like an unknown. */
  documents(): readonly DocumentSummary[];
  /** The URIs of files of any kind whose name is close to that of `uri`, the nearest first. */
  similarFiles(uri: string): readonly string[] | Unknown;
  /** The modules of the folder; undefined where nothing says what they are. */
  modules(): readonly Module[] | undefined;
}

/** What was asked and not known. */
export interface Misses {
  readonly kinds: ReadonlySet<string>;
  readonly documents: ReadonlySet<string>;
  /** The list of all files of the folder. */
  readonly files: boolean;
  readonly index: boolean;
}

export interface RecordingFacts extends Facts {
  /** What was asked so far and not known; undefined if everything was known. */
  misses(): Misses | undefined;
}

/** Facts that answer from a cache and record what it lacks. */
export function recordingFacts(cache: FactCache, modules: readonly Module[] | undefined): RecordingFacts {
  const kinds = new Set<string>();
  const documents = new Set<string>();
  const asked = { files: false, index: false };
  return {
    folder: cache.folder,
    kindOf: (uri) => {
      const kind = kindIn(cache, uri);
      if (kind === unknown) kinds.add(uri);
      return kind;
    },
    document: (uri) => {
      const known = isInside(cache.boundary, uri) ? cache.summaries.get(uri) : "missing";
      if (known === undefined) documents.add(uri);
      return known ?? unknown;
    },
    documents: () => {
      if (cache.index === undefined) asked.index = true;
      return cache.index ?? [];
    },
    similarFiles: (uri) => {
      if (cache.files === undefined) asked.files = true;
      return cache.similarFiles(uri) ?? unknown;
    },
    modules: () => modules,
    misses: () => {
      const isComplete = kinds.size === 0 && documents.size === 0 && !asked.files && !asked.index;
      return isComplete ? undefined : { kinds, documents, ...asked };
    },
  };
}

/** Follows the path from the boundary down, through one folder's list after the other. */
function kindIn(cache: FactCache, uri: string): FileKind | Unknown {
  if (!isInside(cache.boundary, uri)) return "missing";
  const path = relativePath(cache.boundary, uri);
  let kind: FileKind = "folder";
  let place = cache.boundary;
  for (const name of path === undefined || path === "." ? [] : path.split("/")) {
    if (kind !== "folder") return "missing";
    const names = cache.listings.get(place);
    if (names === undefined) return unknown;
    kind = names.get(name) ?? "missing";
    place = joinUri(place, name);
  }
  return kind;
}
