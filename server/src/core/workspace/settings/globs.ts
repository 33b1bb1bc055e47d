import picomatch from "picomatch";
import { linearGlob } from "./linearGlob.ts";

/** Tells whether a path, relative and with `/`, matches. */
export type PathTest = (path: string) => boolean;

/** True for paths that one of the globs matches, and none of those to leave out; dot folders are folders like others. */
export function pathTest(include: readonly string[], exclude: readonly string[] = []): PathTest {
  const isIncluded = anyMatches(include);
  if (exclude.length === 0) return (path) => isIncluded(onOneLine(path));
  const isExcluded = anyMatches(exclude);
  return (path) => isIncluded(onOneLine(path)) && !isExcluded(onOneLine(path));
}

function anyMatches(globs: readonly string[]): PathTest {
  const plain = globs.filter(isPlain);
  const tests: readonly PathTest[] = [
    ...(plain.length > 0 ? [picomatch(plain, { dot: true })] : []),
    ...globs.filter((glob) => !isPlain(glob)).map(linearGlob),
  ];
  return (path) => tests.some((test) => test(path));
}

/**
 * True for globs that picomatch makes quick patterns of, as nearly all are. With every wildcard more, the time that
 * they take for a path they do not match grows by its length; with one repeated in another, it doubles by the letter.
 */
function isPlain(glob: string): boolean {
  return (
    glob.length <= LONGEST_PLAIN && !glob.includes("(") && (glob.match(/\*+/g)?.length ?? 0) <= MOST_PLAIN_WILDCARDS
  );
}

const LONGEST_PLAIN = 200;
const MOST_PLAIN_WILDCARDS = 2;

/** No wildcard stands for the end of a line, and a file may have one in its name: it is checked like others. */
function onOneLine(path: string): string {
  return path.replace(/[\n\r\u2028\u2029]/g, "\u{FFFD}");
}

/** The folder below which everything lies that the glob can match: "packages" for `packages/*`. */
export function globBase(glob: string): string {
  return picomatch.scan(glob).base.replace(/^\.\/|\/$/g, "");
}

/** True if the text has a wildcard, so that it is more than a path. */
export function isGlob(text: string): boolean {
  return picomatch.scan(text).isGlob;
}

/** How many folders deep below its base a glob can match; undefined where it has no limit. */
export function globDepth(glob: string): number | undefined {
  if (glob.includes("**")) return undefined;
  const base = globBase(glob);
  const rest = glob.slice(glob.indexOf(base) + base.length);
  return rest.split("/").filter((segment) => segment !== "" && segment !== ".").length;
}
