import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";

const isWindows = process.platform === "win32";

test("`npm start` opens the desktop's VS Code with the extension and the examples", { skip: isWindows }, () => {
  const folder = mkdtempSync(path.join(tmpdir(), "perfdoc-code-"));
  const [code, called] = [path.join(folder, "code"), path.join(folder, "called")];
  writeFileSync(code, `#!/bin/sh\nprintf '%s\\n' "$@" > '${called}'\nexit 3\n`);
  chmodSync(code, 0o755);
  const env = { ...process.env, PATH: `${folder}${path.delimiter}${process.env.PATH}` };
  const { status } = spawnSync(process.execPath, ["test/vscode/start.mjs"], { env });
  assert.equal(status, 3, "what VS Code says is passed on");
  assert.deepEqual(readFileSync(called, "utf8").trimEnd().split("\n"), [
    `--extensionDevelopmentPath=${process.cwd()}`,
    path.resolve("examples"),
  ]);
  rmSync(folder, { recursive: true });
});
