import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { fencesOf } from "../support/readme.ts";

/** A client that we did not write, which asks for no more than most editors do. */
interface Editor {
  readonly program: string;
  readonly args: readonly string[];
  /** Succeeds where the editor is installed with all that it needs. */
  readonly probe: readonly string[];
  /** The language of the README's blocks that set it up; undefined: its driver does, since the README's need a newer one. */
  readonly setUpIn?: string;
}

const editors: Readonly<Record<string, Editor>> = {
  Neovim: {
    program: "nvim",
    args: ["--headless", "--clean", "-c", "luafile test/editors/neovim.lua"],
    probe: ["--version"],
  },
  Emacs: {
    program: "emacs",
    args: ["--batch", "-l", "test/editors/emacs.el"],
    probe: ["--batch", "--eval", "(progn (package-initialize) (require 'eglot) (require 'markdown-mode))"],
    setUpIn: "lisp",
  },
};

for (const [name, editor] of Object.entries(editors)) {
  const skip = spawnSync(editor.program, editor.probe).status === 0 ? false : `${name} is not installed`;
  test(`${name} shows diagnostics and applies a fix`, { skip }, () => drive(editor));
}

function drive({ program, args, setUpIn }: Editor): void {
  const home = realpathSync(mkdtempSync(path.join(tmpdir(), "perfdoc-editor-")));
  after(() => rmSync(home, { recursive: true, force: true }));
  const root = path.join(home, "examples");
  cpSync("examples", root, { recursive: true });
  spawnSync("git", ["init", "--quiet"], { cwd: root });
  const file = path.join(root, "docs/search/performance.md");
  const text = readFileSync(file, "utf8");
  writeFileSync(file, text.replace("status: current", "status: curent"));
  const setUp = path.join(home, "setup");
  if (setUpIn !== undefined) writeFileSync(setUp, fencesOf(setUpIn).join("\n"));

  const { stdout, stderr } = spawnSync(program, args, {
    encoding: "utf8",
    timeout: 90_000,
    env: {
      ...process.env,
      HOME: home,
      PATH: `${programFolder(path.join(home, "bin"))}${path.delimiter}${process.env.PATH}`,
      PERFDOC_FILE: file,
      PERFDOC_ROOT: root,
      PERFDOC_SETUP: setUp,
    },
  });
  const line = stdout.split("\n").find((one) => one.startsWith("{"));
  assert.ok(line, stderr);
  const action = 'Change to "current"';
  assert.deepEqual(JSON.parse(line), { before: ["frontmatter-enum"], action, after: [], errors: [], text });
}

/** A folder for the PATH that holds `perfdoc`, as an installed package does. */
function programFolder(folder: string): string {
  mkdirSync(folder);
  const perfdoc = path.join(folder, "perfdoc");
  writeFileSync(perfdoc, `#!/bin/sh\nexec "${process.execPath}" "${path.resolve("dist/cli.cjs")}" "$@"\n`);
  chmodSync(perfdoc, 0o755);
  return folder;
}
