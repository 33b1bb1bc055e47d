import { isInside } from "../../host/uri.ts";
import type { FactCache } from "./factCache.ts";
import { type Asked, type Facts, type Misses, type Unknown, unknown } from "./facts.ts";
import type { Module } from "./modules.ts";

export interface RecordingFacts extends Facts {
  asked(): Asked;
  /** What was asked so far and not known; undefined if everything was known. */
  misses(): Misses | undefined;
}

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
  /** What a file says; what lies beyond its cache's boundary is not looked at. */
  function ofFile<Known, Beyond>(
    uri: string,
    misses: { add(uri: string): unknown },
    beyond: Beyond,
    ask: (cache: FactCache) => Known | Unknown,
  ): Known | Beyond | Unknown {
    asked.documents.add(uri);
    const own = cacheAt(uri);
    const known = isInside(own.boundary, uri) ? ask(own) : beyond;
    if (known === unknown) misses.add(uri);
    return known;
  }
  return {
    folder: cache.folder,
    roots: cache.roots,
    kindOf: (uri) => {
      asked.kinds.add(uri);
      const kind = cacheAt(uri).listings.kindOf(uri);
      if (kind === unknown) missed.kinds.add(uri);
      return kind;
    },
    frontmatter: (uri) =>
      ofFile(uri, missed.frontmatters, "missing", ({ summaries }) => summaries.frontmatter(uri) ?? unknown),
    fragments: (uri) =>
      ofFile(uri, missed.fragments, "missing", ({ summaries }) => summaries.fragments(uri) ?? unknown),
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
    lineCount: (uri) => ofFile(uri, missed.lineCounts, undefined, ({ code }) => code.lineCount(uri)),
    nameIn: (uri, name) => {
      const add = () => missed.names.set(uri, (missed.names.get(uri) ?? new Set()).add(name));
      return ofFile(uri, { add }, undefined, ({ code }) => code.nameIn(uri, name));
    },
    scripts: (uri) => ofFile(uri, missed.packages, undefined, ({ code }) => code.scripts(uri)),
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
