import type { Commit } from "../host/host.ts";
import { isInside } from "../host/uri.ts";
import type { DocumentSummary, FrontmatterSummary } from "./documentIndex.ts";
import type { FactCache } from "./factCache.ts";
import type { Module } from "./modules.ts";
import type { NameInFile } from "./namesInCode.ts";
import type { PackageScripts } from "./packageScripts.ts";

export type { Module } from "./modules.ts";

/** Asked for something that is not known yet: it is looked up, and the rule runs again. */
export const unknown = Symbol("unknown");
export type Unknown = typeof unknown;

/**
 * How often rules run at most until nothing is unknown to them. Facts come folder by folder: whoever follows a chain of
 * documents learns of a folder and of a document with each round. More rounds than this mean that a rule asks without end.
 */
export const MOST_ROUNDS = 100;

export type FileKind = "file" | "folder" | "missing";

/**
 * Synchronous answers about the world outside a document. Rules stay pure: what is not known is answered with
 * `unknown`, remembered, and fetched by whoever runs the rules.
 */
export interface Facts {
  /** The workspace folder that holds the document, as a URI without a `/` at its end; undefined for a document in none. */
  readonly folder: string | undefined;
  /** The folders of the workspace, or the document's own where it is in none: what is in none of them is missing. */
  readonly roots: readonly string[];
  /** What stands at a URI, its case compared exactly even where the disk does not. */
  kindOf(uri: string): FileKind | Unknown;
  /** What a Markdown document's frontmatter says, the editor's unsaved text before the disk's. */
  frontmatter(uri: string): FrontmatterSummary | "missing" | Unknown;
  /** The fragments that lead somewhere in a Markdown document, the editor's unsaved text before the disk's. */
  fragments(uri: string): ReadonlySet<string> | "missing" | Unknown;
  /** The documents of the folder's index; none until it is read, which is remembered like an unknown. */
  documents(): readonly DocumentSummary[];
  /** The URIs of files of any kind whose name is close to that of `uri`, the nearest first. */
  similarFiles(uri: string): readonly string[] | Unknown;
  /** The files that a glob names, from a folder on, `.gitignore` heeded; undefined where the files are too many to tell. */
  filesMatching(folder: string, glob: string): readonly string[] | undefined | Unknown;
  /** How many lines a text file has, an empty one behind the last line end not counted; undefined for what is none. */
  lineCount(uri: string): number | undefined | Unknown;
  /** Whether a file of code has a name in it; undefined for what is no text. */
  nameIn(uri: string, name: string): NameInFile | undefined | Unknown;
  /** What a `package.json` lets be run; undefined for one that is not there or can't be read. */
  scripts(uri: string): PackageScripts | undefined | Unknown;
  /** The folder's commits after a day, `YYYY-MM-DD`, the newest first; undefined where version control says nothing. */
  commitsAfter(day: string): readonly Commit[] | undefined | Unknown;
  /** The modules of the folder; undefined where nothing says what they are. */
  modules(): readonly Module[] | undefined;
}

/** What was asked and not known. */
export interface Misses {
  readonly kinds: ReadonlySet<string>;
  readonly frontmatters: ReadonlySet<string>;
  readonly fragments: ReadonlySet<string>;
  readonly lineCounts: ReadonlySet<string>;
  /** Names, by the files of code that they were looked for in. */
  readonly names: ReadonlyMap<string, ReadonlySet<string>>;
  readonly packages: ReadonlySet<string>;
  /** The day from which on commits are missed. */
  readonly commitsAfter: string | undefined;
  /** The list of all files of the folder. */
  readonly files: boolean;
  readonly index: boolean;
}

/** What was asked of other files, known or not: when none of it changes, neither do the answers. */
export interface Asked {
  readonly kinds: ReadonlySet<string>;
  /** Documents and other files whose content was asked for. */
  readonly documents: ReadonlySet<string>;
  /** What version control says. */
  readonly history: boolean;
  /** The names of all files. */
  readonly files: boolean;
  readonly index: boolean;
}

/** Those misses that belong to certain places; the others, which belong to no place, where they are wanted. */
export function missesAt(misses: Misses, isThere: (uri: string) => boolean, withOthers: boolean): Misses {
  const at = (uris: ReadonlySet<string>) => new Set([...uris].filter(isThere));
  return {
    kinds: at(misses.kinds),
    frontmatters: at(misses.frontmatters),
    fragments: at(misses.fragments),
    lineCounts: at(misses.lineCounts),
    names: new Map([...misses.names].filter(([uri]) => isThere(uri))),
    packages: at(misses.packages),
    commitsAfter: withOthers ? misses.commitsAfter : undefined,
    files: withOthers && misses.files,
    index: withOthers && misses.index,
  };
}

export const ASKED_NOTHING: Asked = {
  kinds: new Set(),
  documents: new Set(),
  history: false,
  files: false,
  index: false,
};

export interface RecordingFacts extends Facts {
  asked(): Asked;
  /** What was asked so far and not known; undefined if everything was known. */
  misses(): Misses | undefined;
}

/** Nothing missed. */
export const NO_MISSES: Misses = {
  kinds: new Set(),
  frontmatters: new Set(),
  fragments: new Set(),
  lineCounts: new Set(),
  names: new Map(),
  packages: new Set(),
  commitsAfter: undefined,
  files: false,
  index: false,
};

/** Facts that answer from a cache and record what it lacks. */
export function recordingFacts(
  cache: FactCache,
  cacheAt: (uri: string) => FactCache,
  modules: readonly Module[] | undefined,
): RecordingFacts {
  const missed = {
    kinds: new Set<string>(),
    frontmatters: new Set<string>(),
    fragments: new Set<string>(),
    lineCounts: new Set<string>(),
    names: new Map<string, Set<string>>(),
    packages: new Set<string>(),
    files: false,
    index: false,
  };
  let missedDay: string | undefined;
  const asked = { kinds: new Set<string>(), documents: new Set<string>(), history: false, files: false, index: false };
  return {
    folder: cache.folder,
    roots: cache.roots,
    kindOf: (uri) => {
      asked.kinds.add(uri);
      const kind = cacheAt(uri).listings.kindOf(uri);
      if (kind === unknown) missed.kinds.add(uri);
      return kind;
    },
    frontmatter: (uri) => {
      asked.documents.add(uri);
      const { boundary, summaries } = cacheAt(uri);
      const known = isInside(boundary, uri) ? summaries.frontmatter(uri) : "missing";
      if (known === undefined) missed.frontmatters.add(uri);
      return known ?? unknown;
    },
    fragments: (uri) => {
      asked.documents.add(uri);
      const { boundary, summaries } = cacheAt(uri);
      const known = isInside(boundary, uri) ? summaries.fragments(uri) : "missing";
      if (known === undefined) missed.fragments.add(uri);
      return known ?? unknown;
    },
    documents: () => {
      asked.index = true;
      const { index } = cache;
      if (index === undefined) missed.index = true;
      return index ?? [];
    },
    similarFiles: (uri) => {
      asked.files = true;
      if (cache.files === undefined) missed.files = true;
      return cache.similarFiles(uri) ?? unknown;
    },
    filesMatching: (folder, glob) => {
      asked.files = true;
      if (cache.files === undefined) missed.files = true;
      return cache.files === undefined ? unknown : cache.filesMatching(folder, glob);
    },
    lineCount: (uri) => {
      asked.documents.add(uri);
      const { boundary, code } = cacheAt(uri);
      const known = isInside(boundary, uri) ? code.lineCount(uri) : undefined;
      if (known === unknown) missed.lineCounts.add(uri);
      return known;
    },
    nameIn: (uri, name) => {
      asked.documents.add(uri);
      const { boundary, code } = cacheAt(uri);
      const known = isInside(boundary, uri) ? code.nameIn(uri, name) : undefined;
      if (known === unknown) missed.names.set(uri, (missed.names.get(uri) ?? new Set()).add(name));
      return known;
    },
    scripts: (uri) => {
      asked.documents.add(uri);
      const { boundary, code } = cacheAt(uri);
      const known = isInside(boundary, uri) ? code.scripts(uri) : undefined;
      if (known === unknown) missed.packages.add(uri);
      return known;
    },
    commitsAfter: (day) => {
      asked.history = true;
      const known = cache.folder === undefined ? undefined : cache.code.commitsAfter(day);
      if (known === unknown && (missedDay === undefined || day < missedDay)) missedDay = day;
      return known;
    },
    modules: () => modules,
    asked: () => asked,
    misses: () => {
      const { kinds, frontmatters, fragments, lineCounts, names, packages, files, index } = missed;
      const lists = [kinds, frontmatters, fragments, lineCounts, names, packages];
      const isLacking = lists.some(({ size }) => size > 0) || files || index;
      return isLacking || missedDay !== undefined ? { ...missed, commitsAfter: missedDay } : undefined;
    },
  };
}
