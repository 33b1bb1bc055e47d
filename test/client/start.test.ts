import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, describe, test } from "node:test";

const root = process.cwd();

describe("`npm start`", { skip: process.platform === "win32" }, () => {
  const folder = mkdtempSync(path.join(tmpdir(), "perfdoc-start-"));
  after(() => rmSync(folder, { recursive: true }));
  const called = path.join(folder, "called");
  const env = { ...process.env, PATH: `${folder}${path.delimiter}${process.env.PATH}`, TMPDIR: folder };

  /** A program of that name that only says what it was called with. */
  function pretend(name: string, script: string): void {
    writeFileSync(path.join(folder, name), `#!/bin/sh\nprintf '%s\\n' "$@" >> '${called}'\n${script}\n`);
    chmodSync(path.join(folder, name), 0o755);
  }

  /** What was called since the last time. */
  function calls(): readonly string[] {
    const lines = existsSync(called) ? readFileSync(called, "utf8").trimEnd().split("\n") : [];
    rmSync(called, { force: true });
    return lines;
  }

  test("opens the desktop's VS Code with the extension, what arranges its window, and a copy of the examples", () => {
    pretend("code", "exit 3");
    const { status } = spawnSync(process.execPath, ["test/vscode/start.mjs"], { env });
    assert.equal(status, 3, "what VS Code says is passed on");
    const [extension, tour, trust, examples = ""] = calls();
    assert.equal(extension, `--extensionDevelopmentPath=${root}`);
    assert.equal(tour, `--extensionDevelopmentPath=${path.join(root, "test/vscode/tour")}`);
    assert.equal(trust, "--disable-workspace-trust");
    assert.ok(examples.startsWith(folder), "no file of the repository is opened");
    const document = "docs/gateway/performance.md";
    assert.equal(
      readFileSync(path.join(examples, document), "utf8"),
      readFileSync(path.join("examples", document), "utf8"),
    );
  });

  test("installs again only when what is to be installed is another", () => {
    const cwd = path.join(folder, "repository");
    mkdirSync(cwd);
    const install = () => spawnSync(process.execPath, [path.join(root, "test/installOnce.mjs")], { env, cwd }).status;
    writeFileSync(path.join(cwd, "package-lock.json"), "{}");
    pretend("npm", "exit 4");
    assert.equal(install(), 4, "what npm says is passed on");
    assert.deepEqual(calls(), ["ci", "--no-audit", "--no-fund"]);
    pretend("npm", "rm -rf node_modules && mkdir node_modules");
    assert.equal(install(), 0);
    assert.notDeepEqual(calls(), [], "what failed is tried again");
    assert.equal(install(), 0);
    assert.deepEqual(calls(), []);
    writeFileSync(path.join(cwd, "package-lock.json"), "{ }");
    assert.equal(install(), 0);
    assert.notDeepEqual(calls(), []);
    renameSync(path.join(cwd, "node_modules"), path.join(folder, "packages of another work tree"));
    symlinkSync(path.join(folder, "packages of another work tree"), path.join(cwd, "node_modules"));
    writeFileSync(path.join(cwd, "package-lock.json"), "{  }");
    assert.equal(install(), 0);
    assert.deepEqual(calls(), [], "they are not ours to replace");
  });
});
