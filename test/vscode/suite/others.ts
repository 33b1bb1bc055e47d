import assert from "node:assert/strict";
import { workspace } from "vscode";
import { holdsDocuments } from "../../../client/src/holdsDocuments.ts";
import { isClientLoaded, wasClientLoadedAtActivation } from "./clientModule.ts";
import { extension, open, test, until, write } from "./harness.ts";

test("sleeps in a workspace without documents", async () => {
  assert.equal(extension().isActive, false);
});

test("starts nothing there when it is woken, be it by the name of a file", async () => {
  await extension().activate();
  await extension().exports.looked;
  assert.equal(extension().exports.isStarted, false);
  assert.equal(isClientLoaded(), false);
});

const FOREIGN = {
  "docs/performance.md": "# How fast tea is made\n\n---\n\ncategory: tea\n",
  "docs/performance-tips.md": "---\ntitle: Tips\n---\n\ncategory: tea\n",
  "docs/performance/index.md": "---\nlayout: page\ntags: [fast]\n---\n\n# Fast\n",
  "node_modules/tea/performance.md": "---\ncategory: performance\n---\n",
};

const OURS = {
  "docs/tea/performance.md": "---\nstatus: stub\ncategory: performance\n---\n",
  "Performance of tea.md": "\uFEFF<!-- Tea -->\n---\r\nlast_synced: never\r\n---\r\n",
  "docs/performance/tea.md": "---\ncompleteness: 10\n---\n",
  "perfdoc.config.yaml": "docsRoot: docs\n",
  ".perfdoc/templates/tea.md": "# Tea\n",
};

test("tells documents from files that have their names", async () => {
  for (const [path, text] of Object.entries(FOREIGN)) await write(path, text);
  assert.equal(await holdsDocuments(extension()), false);
  for (const [path, text] of Object.entries(OURS)) {
    const uri = await write(path, text);
    assert.equal(await holdsDocuments(extension()), true, path);
    await workspace.fs.delete(uri);
    if (path.startsWith(".perfdoc")) continue;
    assert.equal(await holdsDocuments(extension()), false, path);
  }
});

test("starts with the first Markdown file, when activation is over", async () => {
  await open("README.md");
  await until("it started", () => extension().exports.isStarted);
  await extension().exports.ready;
  assert.equal(wasClientLoadedAtActivation(), false);
  assert.equal(isClientLoaded(), true);
});

export { runAll as run } from "./harness.ts";
