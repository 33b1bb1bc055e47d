import type { FileDays, History } from "../core/host/host.ts";
import { nameOf, parentUri } from "../core/host/uri.ts";
import { isDay } from "../core/text/dates.ts";
import { COMMIT_FORMAT, commitsFrom } from "./gitLog.ts";
import { earlierNames, textsAt, versionsOf } from "./gitVersions.ts";
import { uriOfPath } from "./nodePaths.ts";
import { git } from "./runGit.ts";

/**
 * Git, asked through its own program. What a repository's config would have git run, or fetch, is switched off. No
 * git, no repository, too much to read and too long a wait are no history.
 */
export const gitHistory: History = {
  head: async (folder) => {
    const printed = await git(folder, ["rev-parse", "--absolute-git-dir", "HEAD"]);
    const [gitFolder, commit] = printed?.split("\n") ?? [];
    return gitFolder && commit ? { commit, watched: uriOfPath(gitFolder) } : undefined;
  },
  commitsSince: async (folder, day) => {
    const printed = await git(folder, [...LOG, `--since=${day}T00:00:00Z`, "--end-of-options", "HEAD", "--", "."]);
    return printed === undefined ? undefined : commitsFrom(printed, folder);
  },
  daysOf: async (file) => {
    const folder = parentUri(file);
    const printed = await git(folder, [...LOG_OF_FILE, "--end-of-options", "HEAD", "--", `./${nameOf(file)}`]);
    return printed === undefined ? undefined : daysFrom(printed, () => isShallow(folder));
  },
  commitAt: async (folder, name) => {
    const printed = await git(folder, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`]);
    return printed?.trim() || undefined;
  },
  textsAt,
  earlierNames,
  versionsOf,
};

/** A line for each commit: its day and its parents. */
const LOG_OF_FILE = [
  "log",
  "--follow",
  "--no-merges",
  "--no-patch",
  "--no-color",
  "--no-ext-diff",
  "--no-textconv",
  "--encoding=UTF-8",
  "--format=%cs %P",
];

async function daysFrom(printed: string, isShallow: () => Promise<boolean>): Promise<FileDays | undefined> {
  const lines = printed.split("\n").filter((line) => line !== "");
  const [[last = ""] = [], [first = "", parent = ""] = []] = [lines[0], lines.at(-1)].map((line) => line?.split(" "));
  // What is no day would be written into documents.
  if (!isDay(first) || !isDay(last)) return undefined;
  // The oldest commit of a shallow clone says that it made every file.
  const isWhole = parent !== "" || !(await isShallow());
  return { first, last, isWhole };
}

async function isShallow(folder: string): Promise<boolean> {
  return (await git(folder, ["rev-parse", "--is-shallow-repository"]))?.trim() === "true";
}

/**
 * A merge is left out, since the commits that it brought are there themselves; a renamed file is one that went and one
 * that came.
 */
const LOG = [
  "log",
  "-z",
  "--name-only",
  "--relative",
  "--no-renames",
  "--no-merges",
  "--no-follow",
  "--no-color",
  "--no-ext-diff",
  "--no-textconv",
  "--ignore-submodules=all",
  "--encoding=UTF-8",
  `--format=${COMMIT_FORMAT}`,
];
