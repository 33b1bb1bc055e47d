import { execFile } from "node:child_process";
import path from "node:path";
import { COMMIT_FORMAT, commitsFrom } from "./gitLog.ts";
import type { FileDays, History } from "./host.ts";
import { pathOfUri, uriOfPath } from "./nodePaths.ts";
import { nameOf, parentUri } from "./uri.ts";

const LONGEST_WAIT_MS = 10_000;
const MOST_BYTES = 64 * 1024 * 1024;

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
  "--format=%cs %P",
];

async function daysFrom(printed: string, isShallow: () => Promise<boolean>): Promise<FileDays | undefined> {
  const lines = printed.split("\n").filter((line) => line !== "");
  const [last, first] = [lines[0], lines.at(-1)].map((line) => line?.split(" "));
  if (!first?.[0] || !last?.[0]) return undefined;
  // The oldest commit of a shallow clone says that it made every file.
  const isWhole = (first[1] ?? "") !== "" || !(await isShallow());
  return { first: first[0], last: last[0], isWhole };
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
  "--no-color",
  "--no-ext-diff",
  "--no-textconv",
  "--ignore-submodules=all",
  "--encoding=UTF-8",
  `--format=${COMMIT_FORMAT}`,
];

const SAFELY = [
  "--no-pager",
  "--no-optional-locks",
  "--literal-pathspecs",
  "-c",
  "core.fsmonitor=false",
  "-c",
  "core.hooksPath=/dev/null",
  "-c",
  "log.showSignature=false",
];

function git(folder: string, args: readonly string[]): Promise<string | undefined> {
  const options = {
    // A program of that name in the folder itself must not be found.
    cwd: path.dirname(process.execPath),
    env: environment(),
    timeout: LONGEST_WAIT_MS,
    killSignal: "SIGKILL",
    maxBuffer: MOST_BYTES,
    windowsHide: true,
  } as const;
  const printed = new Promise<string | undefined>((resolve) => {
    execFile("git", [...SAFELY, "-C", pathOfUri(folder), ...args], options, (error, output) => {
      resolve(error ? undefined : output);
    });
  });
  // A path that no program can be given, one with a NUL for instance, is refused before anything runs.
  return printed.catch(() => undefined);
}

/** Without variables that lead to another repository, and without ways to the network. */
function environment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^GIT_/i.test(name));
  return {
    ...Object.fromEntries(own),
    GIT_OPTIONAL_LOCKS: "0",
    GIT_TERMINAL_PROMPT: "0",
    GIT_NO_LAZY_FETCH: "1",
    GIT_ALLOW_PROTOCOL: "none",
    LC_ALL: "C",
  };
}
