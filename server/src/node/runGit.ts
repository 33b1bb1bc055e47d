import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import path from "node:path";
import { gitProgramFor } from "./gitProgram.ts";
import { pathOfUri } from "./nodePaths.ts";

const LONGEST_WAIT_MS = 10_000;
const MOST_BYTES = 64 * 1024 * 1024;

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

/** What git prints, as text. */
export async function git(uri: string, args: readonly string[]): Promise<string | undefined> {
  return (await gitBytes(uri, args))?.toString("utf8");
}

/**
 * What git prints.
 * @param input What it reads from its standard input.
 */
export async function gitBytes(uri: string, args: readonly string[], input = ""): Promise<Buffer | undefined> {
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
    encoding: "buffer",
  } as const;
  const printed = new Promise<Buffer | undefined>((resolve) => {
    const child = execFile(program.file, [...SAFELY, "-C", folder, ...args], options, (error, output) => {
      resolve(error ? undefined : output);
    });
    // One that ends before it has read everything says so by its exit code.
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(input);
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
