import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after } from "node:test";
import { uriOfPath } from "../../server/src/node/nodePaths.ts";

/** A repository on the disk that is gone after the tests. */
export class GitRepository {
  readonly path: string;

  /**
   * @param options.isEmpty Without a repository in it.
   * @param options.at A folder that is there already, and stays.
   */
  constructor({ isEmpty = false, at }: { readonly isEmpty?: boolean; readonly at?: string } = {}) {
    this.path = at ?? realpathSync(mkdtempSync(path.join(tmpdir(), "perfdoc git ")));
    if (at === undefined) after(() => rmSync(this.path, { recursive: true, force: true }));
    if (!isEmpty) this.git("init", "-q", "--initial-branch=main");
  }

  get uri(): string {
    return uriOfPath(this.path);
  }

  put(name: string, text: string): void {
    const file = path.join(this.path, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  /** Writes files and commits everything, at noon of a day. */
  commit(day: string, message: string, files: Readonly<Record<string, string>>): void {
    for (const [name, text] of Object.entries(files)) this.put(name, text);
    this.git("add", "-A");
    this.#dated(day, ["commit", "-q", "-m", message]);
  }

  merge(day: string, branch: string): void {
    this.#dated(day, ["merge", "-q", "--no-ff", "-m", `Merge ${branch}`, branch]);
  }

  git(...args: readonly string[]): void {
    this.#dated("2026-01-01", args);
  }

  #dated(day: string, args: readonly string[]): void {
    const date = `${day}T12:00:00Z`;
    execFileSync("git", ["-C", this.path, ...args], {
      stdio: "pipe",
      env: {
        ...process.env,
        GIT_AUTHOR_NAME: "Ada",
        GIT_AUTHOR_EMAIL: "ada@example.org",
        GIT_COMMITTER_NAME: "Ada",
        GIT_COMMITTER_EMAIL: "ada@example.org",
        GIT_AUTHOR_DATE: date,
        GIT_COMMITTER_DATE: date,
        GIT_CONFIG_GLOBAL: "/dev/null",
        GIT_CONFIG_SYSTEM: "/dev/null",
      },
    });
  }
}
