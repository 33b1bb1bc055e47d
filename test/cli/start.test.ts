import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";

/** Where it can't be made, nothing that asks how wide text is can be loaded: that alone takes 20 ms. */
const WITHOUT_SEGMENTER =
  "data:text/javascript,Intl.Segmenter = class { constructor() { throw new Error('loaded'); } };";
const DOCUMENT = "examples/docs/search/performance.md";

function run(...args: readonly string[]) {
  return spawnSync(process.execPath, ["--import", WITHOUT_SEGMENTER, "dist/cli.cjs", ...args], { encoding: "utf8" });
}

test("what only one format needs is loaded for it alone", () => {
  for (const args of [["--version"], ["check", DOCUMENT, "--fail-on", "never", "--no-cache"]]) {
    const { status, stderr } = run(...args);
    assert.equal(status, 0, stderr);
  }
  const { stderr } = run("check", DOCUMENT, "--fail-on", "never", "--no-cache", "--format", "full");
  assert.match(stderr, /loaded/);
});
