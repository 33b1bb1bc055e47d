import type { ResultsReading } from "../../benchmarks/formats/readResults.ts";
import type { Commit } from "../../host/host.ts";
import type { DeclaredName } from "./declaredNames.ts";
import type { DocumentSummary, FrontmatterSummary } from "./documentIndex.ts";
import type { Module } from "./modules.ts";
import type { NameInFile } from "./namesInCode.ts";
import type { PackageScripts } from "./packageScripts.ts";

export type { Module } from "./modules.ts";

/** Asked for something that is not known yet: it is looked up, and the rule runs again. */
export const unknown = Symbol("unknown");
export type Unknown = typeof unknown;

/** `elsewhere`: links lead out of the workspace, and nobody looks there. */
export type FileKind = "file" | "folder" | "missing" | "elsewhere";

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
  /** The names that a file of code declares, in the order of the text; undefined for what is no text. */
  namesDeclaredIn(uri: string): readonly DeclaredName[] | undefined | Unknown;
  /** What a file of benchmark results says, or one sentence that says why it says nothing. */
  results(uri: string): ResultsReading | Unknown;
  /** What a `package.json` lets be run; undefined for one that is not there or can't be read. */
  scripts(uri: string): PackageScripts | undefined | Unknown;
  /** The folder's commits after a day, `YYYY-MM-DD`, the newest first; undefined where version control says nothing. */
  commitsAfter(day: string): readonly Commit[] | undefined | Unknown;
  /** The modules of the folder; undefined where nothing says what they are. */
  modules(): readonly Module[] | undefined;
}

/** What was asked and not known. */
export interface Unresolved {
  readonly kinds: ReadonlySet<string>;
  readonly frontmatters: ReadonlySet<string>;
  readonly fragments: ReadonlySet<string>;
  readonly lineCounts: ReadonlySet<string>;
  /** Names, by the files of code that they were looked for in. */
  readonly names: ReadonlyMap<string, ReadonlySet<string>>;
  readonly packages: ReadonlySet<string>;
  /** Files of code of which all names are wanted. */
  readonly declarations: ReadonlySet<string>;
  /** Files of benchmark results. */
  readonly results: ReadonlySet<string>;
  /** The day from which on commits are missed. */
  readonly commitsAfter: string | undefined;
  /** The list of all files of the folder. */
  readonly files: boolean;
  readonly index: boolean;
}

/** What was asked of other files, known or not: when none of it changes, neither do the answers. */
export interface Dependencies {
  readonly kinds: ReadonlySet<string>;
  /** Documents and other files whose content was asked for. */
  readonly documents: ReadonlySet<string>;
  /** What version control says. */
  readonly history: boolean;
  /** The names of all files. */
  readonly files: boolean;
  readonly index: boolean;
}

/** What of that belongs to certain places; what belongs to no place, where it is wanted. */
export function unresolvedAt(
  unresolved: Unresolved,
  isThere: (uri: string) => boolean,
  withOthers: boolean,
): Unresolved {
  const at = (uris: ReadonlySet<string>) => new Set([...uris].filter(isThere));
  return {
    kinds: at(unresolved.kinds),
    frontmatters: at(unresolved.frontmatters),
    fragments: at(unresolved.fragments),
    lineCounts: at(unresolved.lineCounts),
    names: new Map([...unresolved.names].filter(([uri]) => isThere(uri))),
    packages: at(unresolved.packages),
    declarations: at(unresolved.declarations),
    results: at(unresolved.results),
    commitsAfter: withOthers ? unresolved.commitsAfter : undefined,
    files: withOthers && unresolved.files,
    index: withOthers && unresolved.index,
  };
}

export const NO_DEPENDENCIES: Dependencies = {
  kinds: new Set(),
  documents: new Set(),
  history: false,
  files: false,
  index: false,
};

/** Nothing missed. */
export const NOTHING_UNRESOLVED: Unresolved = {
  kinds: new Set(),
  frontmatters: new Set(),
  fragments: new Set(),
  lineCounts: new Set(),
  names: new Map(),
  packages: new Set(),
  declarations: new Set(),
  results: new Set(),
  commitsAfter: undefined,
  files: false,
  index: false,
};
