import { isInside } from "../../host/uri.ts";
import type { FactCache } from "./factCache.ts";
import { type Asked, type Facts, type Misses, unknown } from "./facts.ts";
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
