import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import path from "node:path";
import type { FileDays, History } from "../core/host/host.ts";
import { nameOf, parentUri } from "../core/host/uri.ts";
import { isDay } from "../core/text/dates.ts";
import { COMMIT_FORMAT, commitsFrom } from "./gitLog.ts";
import { gitProgramFor } from "./gitProgram.ts";
import { pathOfUri, uriOfPath } from "./nodePaths.ts";

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
  // A folder of documents that looks like a repository's own is none.
  "-c",
  "safe.bareRepository=explicit",
];

async function git(uri: string, args: readonly string[]): Promise<string | undefined> {
  const folder = pathOfUri(uri);
  const program = gitProgramFor(folder);
  if (program === undefined) return undefined;
  const options = {
    cwd: path.dirname(program.file),
    env: environment(program.searchPath),
    timeout: LONGEST_WAIT_MS,
    killSignal: "SIGKILL",
    maxBuffer: MOST_BYTES,
    windowsHide: true,
  } as const;
  const printed = new Promise<string | undefined>((resolve) => {
    execFile(program.file, [...SAFELY, "-C", folder, ...args], options, (error, output) => {
      resolve(error ? undefined : output);
    });
  });
  // A path that no program can be given, one with a NUL for instance, is refused before anything runs.
  return printed.catch(() => undefined);
}

/** Git allows a list of ways to the network by name. A name that a config could know would stand for a program in it. */
const NO_PROTOCOL = randomUUID();

/** Without variables that lead to another repository, and without ways to the network. */
function environment(searchPath: string): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^(?:GIT_|PATH$)/i.test(name));
  return {
    ...Object.fromEntries(own),
    PATH: searchPath,
    GIT_OPTIONAL_LOCKS: "0",
    GIT_TERMINAL_PROMPT: "0",
    GIT_NO_LAZY_FETCH: "1",
    GIT_ALLOW_PROTOCOL: NO_PROTOCOL,
    LC_ALL: "C",
  };
}
