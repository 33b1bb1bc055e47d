import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { goodNote, noteFiles } from "../support/notes.ts";
import { ProgramFolder } from "../support/program.ts";

const CLI = path.resolve("dist/cli.cjs");

/** Without an entry in its table of contents, which a safe fix puts in; too long for a disk that has 512 bytes left. */
const unfixed = `${goodNote.replace("3. [Watching](#watching)\n", "")}\n${"It is on the dashboard. ".repeat(100)}\n`;

function folderWith(text: string): ProgramFolder {
  return new ProgramFolder({ ...noteFiles, "docs/a.md": text });
}

function assertWhole(folder: ProgramFolder, text: string): void {
  assert.equal(readFileSync(path.join(folder.path, "docs/a.md"), "utf8"), text);
  assert.deepEqual(readdirSync(path.join(folder.path, "docs")), ["a.md"]);
}

test("a fix is written where the disk allows it", () => {
  const folder = folderWith(unfixed);
  folder.run(["check", "--fix"]);
  assert.notEqual(readFileSync(path.join(folder.path, "docs/a.md"), "utf8"), unfixed);
});

test("a disk that is full leaves the old file whole, and nothing beside it", () => {
  const folder = folderWith(unfixed);
  const limited = `trap '' XFSZ; ulimit -f 1; exec "$0" "$@"`;
  const { status, stderr } = spawnSync("bash", ["-c", limited, process.execPath, CLI, "check", "--fix"], {
    cwd: folder.path,
    encoding: "utf8",
  });
  assert.match(stderr, /docs\/a\.md: The file can't be written: /);
  assert.equal(status, 2);
  assertWhole(folder, unfixed);
});

test("a git that never answers is no history", () => {
  const folder = folderWith(goodNote);
  folder.put("bin/git", "#!/bin/sh\nexec sleep 600\n");
  chmodSync(path.join(folder.path, "bin/git"), 0o755);
  const { code, error } = folder.run(["check"], {
    env: { PATH: `${path.join(folder.path, "bin")}:${process.env.PATH}` },
  });
  assert.equal(error, "");
  assert.equal(code, 0);
});

test("a git that is broken is no history", () => {
  const folder = folderWith(goodNote);
  folder.put(".git/HEAD", "nonsense");
  const { code, error } = folder.run(["check"]);
  assert.equal(error, "");
  assert.equal(code, 0);
});

test("findings that can't be written are said to be lost", () => {
  const folder = folderWith(unfixed);
  const { status, stderr } = spawnSync("bash", ["-c", 'exec "$0" "$@" > /dev/full', process.execPath, CLI, "check"], {
    cwd: folder.path,
    encoding: "utf8",
  });
  assert.equal(stderr, "perfdoc: What was found can't be written: the disk is full.\n");
  assert.equal(status, 2);
});
