import assert from "node:assert/strict";
import { homedir } from "node:os";
import { test } from "node:test";
import { FolderFinder } from "../../server/src/node/folderFinder.ts";
import { MemoryHost, memoryUri } from "../support/memoryHost.ts";

const home = homedir();
const files = { [`${home}/.git/HEAD`]: "", [`${home}/notes/a.md`]: "", [`${home}/shop/.git/HEAD`]: "" };

async function folderOf(path: string, more: Readonly<Record<string, string>> = {}): Promise<string> {
  return new FolderFinder(new MemoryHost({ ...files, ...more }), memoryUri("/elsewhere"), []).folderOf(memoryUri(path));
}

test("a repository is a workspace, but a home folder is none for being under version control", async () => {
  assert.equal(await folderOf(`${home}/shop/docs/a.md`), memoryUri(`${home}/shop`));
  assert.equal(await folderOf(`${home}/notes/a.md`), memoryUri(`${home}/notes`));
  const config = { [`${home}/perfdoc.config.yaml`]: "" };
  assert.equal(await folderOf(`${home}/notes/a.md`, config), memoryUri(home));
});
