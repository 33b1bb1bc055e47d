import { distance } from "fastest-levenshtein";
import { entryOf, type Frontmatter, type FrontmatterEntry } from "../../frontmatter/frontmatterModel.ts";
import type { KeySchema } from "../../template/template.ts";

/** A key that the template does not have, and the one it was meant to be. */
export interface MisspelledKey {
  readonly entry: FrontmatterEntry;
  readonly schema: KeySchema;
  /** True if the key that was meant stands in the frontmatter too. */
  readonly isSecond: boolean;
}

/** Keys that are nearly those of the template; any other unknown key is the team's own. */
export function misspelledKeys(frontmatter: Frontmatter, keys: readonly KeySchema[]): readonly MisspelledKey[] {
  const unknown = frontmatter.entries.filter(({ key }) => keys.every((schema) => schema.key !== key));
  const taken = new Set<KeySchema>();
  return unknown.flatMap((entry) => {
    const inOrder = [...keys].sort((a, b) => keyDistance(entry.key, a.key) - keyDistance(entry.key, b.key));
    const schema = inOrder.find((one) => !taken.has(one) && isMeant(entry.key, one.key, frontmatter));
    if (!schema) return [];
    taken.add(schema);
    return [{ entry, schema, isSecond: entryOf(frontmatter, schema.key) !== undefined }];
  });
}

/** Beside the very key that it resembles, only the same word in another spelling is a mistake: `last_synced`. */
function isMeant(key: string, meant: string, frontmatter: Frontmatter): boolean {
  const far = keyDistance(key, meant);
  if (entryOf(frontmatter, meant)) return far === 0;
  return far <= Math.max(1, Math.floor(meant.length / 4)) || isSwapped(plain(key), plain(meant));
}

/** Two neighbouring letters changed places. */
function isSwapped(a: string, b: string): boolean {
  return [...a.slice(1)].some((_, at) => a.slice(0, at) + a[at + 1] + a[at] + a.slice(at + 2) === b);
}

function keyDistance(a: string, b: string): number {
  return distance(plain(a.slice(0, LONGEST_KEY)), plain(b.slice(0, LONGEST_KEY)));
}

/** Comparing two words costs the product of their lengths. */
const LONGEST_KEY = 100;

/** Without case, and without what may stand between two words. */
function plain(key: string): string {
  return key.toLowerCase().replace(/[\s_.-]+/g, "");
}

/** False if one of the lists is missing: what it held may stand in the list above it. */
export function listsAreWhole(frontmatter: Frontmatter, keys: readonly KeySchema[]): boolean {
  return keys.every(({ key, kind }) => kind.kind !== "paths" || entryOf(frontmatter, key) !== undefined);
}
