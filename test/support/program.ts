import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after } from "node:test";

const CLI = path.resolve("dist/cli.cjs");

/** What a run of the program came to. */
export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

export interface RunOptions {
  readonly input?: string | Uint8Array;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Another copy of the program than the built one. */
  readonly file?: string;
}

/** Runs the built program, in the repository's root unless told otherwise. */
export function program(
  args: readonly string[],
  { input = "", cwd = ".", env = {}, file = CLI }: RunOptions = {},
): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], {
    cwd,
    encoding: "utf8",
    input,
    env: { ...process.env, ...env },
    maxBuffer: 64 * 1024 * 1024,
  });
  return { code: status, out: stdout, error: stderr };
}

/** Runs the built program beside others; what a signal ended has no code. */
export async function programBeside(
  args: readonly string[],
  { cwd = ".", env = {}, preload }: Pick<RunOptions, "cwd" | "env"> & { readonly preload?: string } = {},
): Promise<Ran & { readonly signal: NodeJS.Signals | null }> {
  const flags = preload === undefined ? [] : ["--require", preload];
  const child = spawn(process.execPath, [...flags, CLI, ...args], { cwd, env: { ...process.env, ...env } });
  const printed = { out: "", error: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    printed.out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    printed.error += text;
  });
  child.stdin.end();
  return new Promise((resolve) => child.once("close", (code, signal) => resolve({ ...printed, code, signal })));
}

/** A folder on the disk that is gone after the tests, and the program run in it. */
export class ProgramFolder {
  readonly path: string;

  /** @param files By path from the folder. */
  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    this.path = realpathSync(mkdtempSync(path.join(tmpdir(), "perfdoc-cli-")));
    after(() => rmSync(this.path, { recursive: true, force: true }));
    for (const [name, content] of Object.entries(files)) this.put(name, content);
  }

  put(name: string, content: string | Uint8Array): void {
    const file = path.join(this.path, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }

  run(args: readonly string[], options: RunOptions = {}): Ran {
    return program(args, { ...options, cwd: path.join(this.path, options.cwd ?? ".") });
  }

  /** Runs `check --format json` and gives what it printed. */
  check(...args: readonly string[]) {
    const ran = this.run(["check", "--format", "json", ...args]);
    return { ...ran, report: JSON.parse(ran.out) };
  }
}
