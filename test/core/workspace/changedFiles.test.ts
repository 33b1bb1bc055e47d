import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { openDocument } from "../../../server/src/core/document/perfDocument.ts";
import { Workspace } from "../../../server/src/core/workspace/workspace.ts";
import { ServerState } from "../../../server/src/lsp/documents/serverState.ts";
import { answerIn, BusyHost } from "../../support/busyHost.ts";
import { type MemoryFile, memoryUri } from "../../support/memoryHost.ts";

const document = "---\ncategory: performance\nstatus: draft\nmodule: core\n---\n\n# A - Performance\n";
const alone = memoryUri("/else/docs/a.md");

async function workspaceWith(files: Readonly<Record<string, MemoryFile>>, folders: readonly string[], keptText = 0) {
  const host = new BusyHost(files);
  const workspace = new Workspace(host, { ruleIds: [] }, keptText);
  for (const folder of folders) await workspace.loadFolder(memoryUri(folder));
  const changed = (path: string, text: string | undefined, kind: "created" | "changed" | "deleted") => {
    if (text !== undefined || kind === "deleted") host.set(path, text);
    return workspace.filesChanged([{ uri: memoryUri(path), kind }]);
  };
  return { host, workspace, changed };
}

test("a document in no folder sees what comes and goes in folders below its own, and that its own is gone", async () => {
  const files = { "/else/docs/a.md": document, "/else/docs/more/b.md": document, "/else/docs/c.md": "" };
  const { host, workspace, changed } = await workspaceWith(files, []);
  const kindOf = (path: string) => answerIn(workspace, (facts) => facts.kindOf(memoryUri(path)), alone);
  const titles = () => answerIn(workspace, (facts) => facts.fragments(memoryUri("/else/docs/more/b.md")), alone);
  assert.equal(await kindOf("/else/docs/more/b.md"), "file");
  assert.deepEqual(await titles(), new Set(["a---performance"]));
  await changed("/else/docs/more/b.md", document.replace("# A", "# B"), "changed");
  assert.deepEqual(await titles(), new Set(["b---performance"]));
  await changed("/else/docs/more/b.md", undefined, "deleted");
  assert.equal(await kindOf("/else/docs/more/b.md"), "missing");
  assert.equal(await kindOf("/else/docs/c.md"), "file");
  host.set("/else/docs/c.md", undefined);
  await changed("/else", undefined, "deleted");
  assert.equal(await kindOf("/else/docs/c.md"), "missing");
});

test("what an editor had open below a document in no folder is forgotten with it", async () => {
  const { workspace } = await workspaceWith({ "/else/docs/a.md": document, "/else/docs/more/b.md": document }, []);
  const below = memoryUri("/else/docs/more/b.md");
  const fragments = () => answerIn(workspace, (facts) => facts.fragments(below), alone);
  assert.deepEqual(await fragments(), new Set(["a---performance"]));
  workspace.setOpen(openDocument(below, document.replace("# A", "# B")));
  assert.deepEqual(await fragments(), new Set(["b---performance"]));
  workspace.close(below);
  assert.deepEqual(await fragments(), new Set(["a---performance"]));
});

test("a folder sees the files of folders of the workspace that lie in it", async () => {
  const { workspace, changed } = await workspaceWith({ "/w/docs/a.md": document, "/w/in/src/a.ts": "" }, [
    "/w",
    "/w/in",
  ]);
  const matching = () =>
    answerIn(workspace, (facts) => facts.filesMatching(memoryUri("/w"), "**/*.ts"), memoryUri("/w/docs/a.md"));
  assert.deepEqual(await matching(), [memoryUri("/w/in/src/a.ts")]);
  await changed("/w/in/src/b.ts", "", "created");
  assert.deepEqual(await matching(), [memoryUri("/w/in/src/a.ts"), memoryUri("/w/in/src/b.ts")]);
});

test("folders come in the client's order, whenever they were read", async () => {
  const { workspace } = await workspaceWith({ "/a/a.md": document, "/b/b.md": document }, ["/b", "/a"]);
  await workspace.index.read();
  const order = () => workspace.index.documents().map(({ uri }) => uri);
  assert.deepEqual(order(), [memoryUri("/b/b.md"), memoryUri("/a/a.md")]);
  workspace.orderFolders([memoryUri("/a"), memoryUri("/b")]);
  assert.deepEqual(order(), [memoryUri("/a/a.md"), memoryUri("/b/b.md")]);
});

test("what a new .gitignore leaves out is no document any more, and no template", async () => {
  const template = readFileSync("server/templates/performance.md", "utf8").replace("y: performance", "y: capacity");
  const files = { "/w/docs/a.md": document, "/w/docs/old/b.md": document, "/w/.perfdoc/templates/own.md": template };
  const { workspace, changed } = await workspaceWith({ ...files, "/w/.git/HEAD": "" }, ["/w"], 100_000);
  const old = memoryUri("/w/docs/old/b.md");
  const hasTemplate = () => workspace.placeContextOf(old).templates.byCategory.has("capacity");
  await workspace.index.read();
  const documents = () => workspace.index.documents().map(({ uri }) => uri);
  assert.deepEqual(documents(), [memoryUri("/w/docs/a.md"), old]);
  assert.ok(hasTemplate());
  await changed("/w/.gitignore", "old/\nown.md\n", "created");
  assert.deepEqual(documents(), [], "nobody knows yet");
  await workspace.index.read();
  assert.deepEqual(documents(), [memoryUri("/w/docs/a.md")]);
  assert.ok(!hasTemplate());
});

test("code that changes while it is being read is read again", async () => {
  const asking = memoryUri("/w/docs/a.md");
  const manifest = '{ "name": "a", "scripts": { "bench": "x" } }';
  const files = {
    "/w/docs/a.md": document,
    "/w/src/a.ts": "one\n",
    "/w/src/b.ts": "const one = 1;\n",
    "/w/package.json": manifest,
  };
  const { host, workspace, changed } = await workspaceWith(files, ["/w"]);
  host.during(memoryUri("/w/src/a.ts"), () => changed("/w/src/a.ts", "one\ntwo\n", "changed"));
  assert.equal(await answerIn(workspace, (facts) => facts.lineCount(memoryUri("/w/src/a.ts")), asking), 2);
  host.during(memoryUri("/w/src/b.ts"), () => changed("/w/src/b.ts", "const two = 2;\n", "changed"));
  const named = await answerIn(workspace, (facts) => facts.nameIn(memoryUri("/w/src/b.ts"), "two"), asking);
  assert.deepEqual(named, { isThere: true });
  host.during(memoryUri("/w/package.json"), () => changed("/w/package.json", '{ "name": "b" }', "changed"));
  const scripts = await answerIn(workspace, (facts) => facts.scripts(memoryUri("/w/package.json")), asking);
  assert.equal(typeof scripts === "object" && scripts.name, "b");
});

test("a text that changes while it is being read for the places in it is read again", async () => {
  const host = new BusyHost({ "/w/a.md": "one\n" });
  const state = new ServerState(host, { once: () => undefined, info: () => undefined });
  const uri = memoryUri("/w/a.md");
  host.during(uri, async () => {
    host.set("/w/a.md", "one\ntwo\n");
    state.changed();
  });
  await state.loadTexts([uri]);
  assert.equal(state.linesOf(uri)?.lines.lineCount, 3);
});
