import { leadsOut } from "../../host/host.ts";
import { isInside } from "../../host/uri.ts";
import type { FactCache } from "./factCache.ts";
import { type Dependencies, type Facts, type Unknown, type Unresolved, unknown } from "./facts.ts";
import type { Module } from "./modules.ts";

const NOT_HERE = {
  kind: "none",
  get message() {
    return leadsOut.message;
  },
} as const;

export interface RecordingFacts extends Facts {
  dependencies(): Dependencies;
  /** What was asked so far and not known; undefined if everything was known. */
  unresolved(): Unresolved | undefined;
}

/** Facts that answer from a cache and record what it lacks. */
export function recordingFacts(
  cache: FactCache,
  cacheAt: (uri: string) => FactCache,
  modules: readonly Module[] | undefined,
): RecordingFacts {
  const unresolved = {
    kinds: new Set<string>(),
    frontmatters: new Set<string>(),
    fragments: new Set<string>(),
    lineCounts: new Set<string>(),
    names: new Map<string, Set<string>>(),
    packages: new Set<string>(),
    declarations: new Set<string>(),
    results: new Set<string>(),
    files: false,
    index: false,
  };
  let unresolvedDay: string | undefined;
  const dependencies = {
    kinds: new Set<string>(),
    documents: new Set<string>(),
    history: false,
    files: false,
    index: false,
  };
  /** What a file says; what lies beyond its cache's boundary is not looked at. */
  function ofFile<Known, Beyond>(
    uri: string,
    unknowns: { add(uri: string): unknown },
    beyond: Beyond,
    ask: (cache: FactCache) => Known | Unknown,
  ): Known | Beyond | Unknown {
    dependencies.documents.add(uri);
    const own = cacheAt(uri);
    const known = isInside(own.boundary, uri) ? ask(own) : beyond;
    if (known === unknown) unknowns.add(uri);
    return known;
  }
  return {
    folder: cache.folder,
    roots: cache.roots,
    kindOf: (uri) => {
      dependencies.kinds.add(uri);
      const kind = cacheAt(uri).listings.kindOf(uri);
      if (kind === unknown) unresolved.kinds.add(uri);
      return kind;
    },
    frontmatter: (uri) =>
      ofFile(uri, unresolved.frontmatters, "missing", ({ summaries }) => summaries.frontmatter(uri) ?? unknown),
    fragments: (uri) =>
      ofFile(uri, unresolved.fragments, "missing", ({ summaries }) => summaries.fragments(uri) ?? unknown),
    documents: () => {
      dependencies.index = true;
      const { index } = cache;
      if (index === undefined) unresolved.index = true;
      return index ?? [];
    },
    similarFiles: (uri) => {
      dependencies.files = true;
      if (cache.files === undefined) unresolved.files = true;
      return cache.similarFiles(uri) ?? unknown;
    },
    filesMatching: (folder, glob) => {
      dependencies.files = true;
      if (cache.files === undefined) unresolved.files = true;
      return cache.files === undefined ? unknown : cache.filesMatching(folder, glob);
    },
    lineCount: (uri) => ofFile(uri, unresolved.lineCounts, undefined, ({ code }) => code.lineCount(uri)),
    nameIn: (uri, name) => {
      const add = () => unresolved.names.set(uri, (unresolved.names.get(uri) ?? new Set()).add(name));
      return ofFile(uri, { add }, undefined, ({ code }) => code.nameIn(uri, name));
    },
    scripts: (uri) => ofFile(uri, unresolved.packages, undefined, ({ code }) => code.scripts(uri)),
    namesDeclaredIn: (uri) => ofFile(uri, unresolved.declarations, undefined, ({ code }) => code.namesDeclaredIn(uri)),
    results: (uri) => ofFile(uri, unresolved.results, NOT_HERE, ({ code }) => code.results(uri)),
    commitsAfter: (day) => {
      dependencies.history = true;
      const known = cache.folder === undefined ? undefined : cache.code.commitsAfter(day);
      if (known === unknown && (unresolvedDay === undefined || day < unresolvedDay)) unresolvedDay = day;
      return known;
    },
    modules: () => modules,
    dependencies: () => dependencies,
    unresolved: () => {
      const { kinds, frontmatters, fragments, lineCounts, names, packages, declarations, results } = unresolved;
      const { files, index } = unresolved;
      const lists = [kinds, frontmatters, fragments, lineCounts, names, packages, declarations, results];
      const isLacking = lists.some(({ size }) => size > 0) || files || index;
      return isLacking || unresolvedDay !== undefined ? { ...unresolved, commitsAfter: unresolvedDay } : undefined;
    },
  };
}
