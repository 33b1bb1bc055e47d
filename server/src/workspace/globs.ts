import picomatch from "picomatch";

/** Tells whether a path, relative and with `/`, matches. */
export type PathTest = (path: string) => boolean;

/** True for paths that one of the globs matches, and none of those to leave out; dot folders are folders like others. */
export function pathTest(include: readonly string[], exclude: readonly string[] = []): PathTest {
  if (include.length === 0) return () => false;
  const isIncluded = picomatch([...include], { dot: true });
  if (exclude.length === 0) return (path) => isIncluded(onOneLine(path));
  const isExcluded = picomatch([...exclude], { dot: true });
  return (path) => isIncluded(onOneLine(path)) && !isExcluded(onOneLine(path));
}

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
