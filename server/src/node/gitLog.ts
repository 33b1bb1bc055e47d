import type { Commit } from "../core/host/host.ts";
import { joinUri } from "../core/host/uri.ts";

/**
 * How `git log -z --name-only` has to print a commit for `commitsFrom`: nothing, then day, parents and subject, then the
 * paths. Each ends with a NUL, which stands in none of them, and no path is empty.
 */
export const COMMIT_FORMAT = "%x00%cs%x00%P%x00%s";

/**
 * Reads what `git log` printed.
 * @param folder Where the paths count from.
 */
export function commitsFrom(log: string, folder: string): readonly Commit[] {
  const commits: Commit[] = [];
  const tokens = log.split("\0");
  // The last path ends with a NUL as well.
  tokens.pop();
  let at = 0;
  while (at < tokens.length) {
    const [day = "", parents = "", subject = ""] = tokens.slice(at + 1, at + 4);
    const start = at + 4;
    at = start;
    while (at < tokens.length && tokens[at] !== "") at++;
    // The oldest commit of a shallow clone says that it made every file.
    if (parents !== "") commits.push({ day, subject, files: tokens.slice(start, at).map(fileIn(folder)) });
  }
  return commits;
}

/** A line end stands before the first path of each commit. */
function fileIn(folder: string) {
  return (path: string, index: number) => joinUri(folder, index === 0 ? path.replace(/^\n/, "") : path);
}
