import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";

const hasNeovim = spawnSync("nvim", ["--version"]).status === 0;

/** A client that we did not write, which asks for no more than most editors do. */
test("Neovim shows diagnostics and applies a fix", { skip: hasNeovim ? false : "Neovim is not installed" }, () => {
  const root = mkdtempSync(path.join(tmpdir(), "perfdoc-nvim-"));
  after(() => rmSync(root, { recursive: true, force: true }));
  cpSync("examples", root, { recursive: true });
  const file = path.join(root, "docs/search/performance.md");
  const text = readFileSync(file, "utf8");
  writeFileSync(file, text.replace("status: current", "status: curent"));

  const { stdout, stderr } = spawnSync("nvim", ["--headless", "--clean", "-c", "luafile test/editors/neovim.lua"], {
    encoding: "utf8",
    timeout: 90_000,
    env: { ...process.env, PERFDOC_FILE: file, PERFDOC_ROOT: root, PERFDOC_SERVER: path.resolve("dist/cli.cjs") },
  });
  const line = stdout.split("\n").find((one) => one.startsWith("{"));
  assert.ok(line, stderr);
  const seen = JSON.parse(line);
  assert.deepEqual(seen.errors, []);
  assert.deepEqual(seen.before, ["frontmatter-enum"]);
  assert.equal(seen.action, 'Change to "current"');
  assert.deepEqual(seen.after, []);
  assert.equal(seen.text, text);
});
