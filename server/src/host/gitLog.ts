import type { Commit } from "./host.ts";
import { joinUri } from "./uri.ts";

/** Stands in front of a commit: no path begins with it. */
const RECORD = "\x1e";
const FIELD = "\x1f";

/**
 * How `git log -z --name-only` has to print a commit for `commitsFrom`: day, parents, subject. A NUL ends the record and
 * each of the paths behind it.
 */
export const COMMIT_FORMAT = "%x1e%cs%x1f%P%x1f%s";

/**
 * Reads what `git log` printed.
 * @param folder Where the paths count from.
 */
export function commitsFrom(log: string, folder: string): readonly Commit[] {
  const commits: (Commit & { readonly files: string[] })[] = [];
  let files: string[] | undefined;
  for (const token of log.split("\0")) {
    if (token.startsWith(RECORD)) {
      const [day = "", parents = "", ...subject] = token.slice(RECORD.length).split(FIELD);
      files = [];
      // The oldest commit of a shallow clone says that it made every file.
      if (parents !== "") commits.push({ day, subject: subject.join(FIELD), files });
    } else if (files && token.trim() !== "") {
      files.push(joinUri(folder, token.replace(/^\n/, "")));
    }
  }
  return commits;
}
