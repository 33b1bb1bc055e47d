import { distance } from "fastest-levenshtein";
import { nameOf } from "../../host/uri.ts";

const MOST_SIMILAR = 5;

/** The files whose name is close to that of `uri`, those with the very same name first. */
export function mostSimilar(uri: string, files: readonly string[]): readonly string[] {
  const name = nameOf(uri);
  const furthest = Math.max(2, Math.floor(name.length / 3));
  return files
    .flatMap((file) => {
      const apart = nameDistance(name, nameOf(file), furthest);
      return file === uri || apart > furthest ? [] : [{ file, apart }];
    })
    .map(({ file, apart }) => ({ file, apart, path: distance(file, uri) }))
    .sort((a, b) => a.apart - b.apart || a.path - b.path || (a.file < b.file ? -1 : 1))
    .slice(0, MOST_SIMILAR)
    .map(({ file }) => file);
}

/** 0 for the same name, less than 1 for the same but for case, else the number of edits. */
function nameDistance(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  if (a.toLowerCase() === b.toLowerCase()) return 0.5;
  return Math.abs(a.length - b.length) > limit ? Number.POSITIVE_INFINITY : distance(a, b);
}
