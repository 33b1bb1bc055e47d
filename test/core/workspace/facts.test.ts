import assert from "node:assert/strict";
import { test } from "node:test";
import { openDocument } from "../../../server/src/core/document/perfDocument.ts";
import { parseCounter } from "../../../server/src/core/markdown/parsePiece.ts";
import { unknown } from "../../../server/src/core/workspace/facts/facts.ts";
import type { RecordingFacts } from "../../../server/src/core/workspace/facts/recordingFacts.ts";
import { Workspace } from "../../../server/src/core/workspace/workspace.ts";
import { answerIn, BusyHost } from "../../support/busyHost.ts";
import { type MemoryFile, MemoryHost, memoryUri } from "../../support/memoryHost.ts";

const document =
  '---\ncategory: performance\nstatus: draft\nmodule: core\nrelated: [./b.md, other.md]\n---\n\n# A - Performance\n\n## Über uns\n\n<a id="here"></a>\n';
const asking = memoryUri("/w/docs/a.md");

async function workspaceWith(files: Readonly<Record<string, MemoryFile>>, keptText = 0) {
  const host = new BusyHost(files);
  const workspace = new Workspace(host, { ruleIds: [] }, keptText);
  await workspace.loadFolder(memoryUri("/w"));
  return { host, workspace };
}

function answer<Value>(workspace: Workspace, ask: (facts: RecordingFacts) => Value, uri = asking): Promise<Value> {
  return answerIn(workspace, ask, uri);
}

test("what was never looked up is unknown, and known after one fetch", async () => {
  const { workspace } = await workspaceWith({ "/w/a/b/c.md": "" });
  const { facts } = workspace.contextOf(asking);
  assert.equal(facts.kindOf(memoryUri("/w/a/b/c.md")), unknown);
  assert.ok(await workspace.resolve(asking, facts));
  const again = workspace.contextOf(asking).facts;
  assert.equal(again.kindOf(memoryUri("/w/a/b/c.md")), "file");
  assert.equal(again.kindOf(memoryUri("/w/a/b")), "folder");
  assert.equal(again.kindOf(memoryUri("/w/a/none.md")), "missing");
  assert.equal(again.unresolved(), undefined);
});

test("a document says what the editor has while it is open, and what the disk has once it is closed", async () => {
  const uri = memoryUri("/w/docs/a.md");
  const { workspace } = await workspaceWith({ "/w/docs/a.md": document, "/w/docs/b.md": "" });
  const has = async (fragment: string) => {
    const fragments = await answer(workspace, (facts) => facts.fragments(uri), memoryUri("/w/docs/b.md"));
    return typeof fragments === "object" && fragments.has(fragment);
  };
  assert.ok(await has("über-uns"));
  workspace.setOpen(openDocument(uri, document.replace("Über uns", "About us")));
  assert.deepEqual([await has("über-uns"), await has("about-us")], [false, true]);
  workspace.close(uri);
  assert.deepEqual([await has("über-uns"), await has("about-us")], [true, false]);
});

test("one glob names other files from another folder", async () => {
  const { workspace } = await workspaceWith({ "/w/a/one.ts": "", "/w/b/two.ts": "" });
  const matching = (folder: string) =>
    answer(workspace, (facts) => facts.filesMatching(memoryUri(`/w/${folder}`), "*.ts"));
  assert.deepEqual(await matching("a"), [memoryUri("/w/a/one.ts")]);
  assert.deepEqual(await matching("b"), [memoryUri("/w/b/two.ts")]);
});

test("case is compared exactly, in folders' names too", async () => {
  const { workspace } = await workspaceWith({ "/w/Docs/Architecture.md": "" });
  const kindOf = (path: string) => answer(workspace, (facts) => facts.kindOf(memoryUri(path)));
  assert.equal(await kindOf("/w/Docs/Architecture.md"), "file");
  assert.equal(await kindOf("/w/Docs/architecture.md"), "missing");
  assert.equal(await kindOf("/w/docs/Architecture.md"), "missing");
  assert.equal(await kindOf("/w/Docs/Architecture.md/x"), "missing");
});

test("nothing outside of the folder is looked at", async () => {
  const { host, workspace } = await workspaceWith({ "/w/a.md": "", "/etc/passwd": "" });
  assert.equal(await answer(workspace, (facts) => facts.kindOf(memoryUri("/etc/passwd"))), "missing");
  assert.equal(await answer(workspace, (facts) => facts.frontmatter(memoryUri("/etc/passwd"))), "missing");
  assert.ok(!host.reads.includes(memoryUri("/etc/passwd")));
});

test("others learn what a document's frontmatter says, and which fragments it has", async () => {
  const { workspace } = await workspaceWith({ "/w/docs/a.md": document });
  const known = await answer(workspace, (facts) => facts.frontmatter(asking));
  assert.ok(typeof known === "object");
  assert.deepEqual([known.category, known.status, known.module], ["performance", "draft", "core"]);
  assert.deepEqual(
    known.related.map(({ path, span }) => [path, document.slice(span.start, span.end)]),
    [
      ["./b.md", "./b.md"],
      ["other.md", "other.md"],
    ],
  );
  assert.deepEqual(known.dependencies, []);
  assert.equal(document.slice(known.relatedSpan?.start, known.relatedSpan?.end), "[./b.md, other.md]");
  const fragments = await answer(workspace, (facts) => facts.fragments(asking));
  assert.deepEqual(fragments, new Set(["a---performance", "über-uns", "here"]));
});

test("a document whose frontmatter was read for others is read once, and as a whole when it is read for itself", async () => {
  const { host, workspace } = await workspaceWith({ "/w/docs/a.md": document }, 10_000);
  await workspace.readFrontmatters([asking]);
  const read = await workspace.read(asking);
  assert.ok(read.kind === "document");
  assert.equal(read.document.text, document);
  assert.deepEqual(
    await answer(workspace, (facts) => facts.fragments(asking)),
    new Set(["a---performance", "über-uns", "here"]),
  );
  assert.equal(host.reads.filter((uri) => uri === asking).length, 1);
  host.set("/w/docs/a.md", document.replace("## Über uns", "## About us"));
  await workspace.filesChanged([{ uri: asking, kind: "changed" }]);
  const again = await answer(workspace, (facts) => facts.fragments(asking));
  assert.deepEqual(again, new Set(["a---performance", "about-us", "here"]));
});

test("what the frontmatter of all documents says is known before any of them is parsed", async () => {
  const { host, workspace } = await workspaceWith({ "/w/docs/a.md": document, "/w/docs/b.md": document });
  const [before, other] = [parseCounter.pieces, memoryUri("/w/docs/b.md")];
  await workspace.readFrontmatters([asking, other]);
  const { facts } = workspace.contextOf(asking);
  const known = facts.frontmatter(other);
  assert.ok(typeof known === "object");
  assert.equal(known.status, "draft");
  assert.equal(facts.unresolved(), undefined);
  assert.equal(parseCounter.pieces, before);
  host.set("/w/docs/b.md", document.replace("draft", "current"));
  await workspace.filesChanged([{ uri: other, kind: "changed" }]);
  const again = await answer(workspace, ({ frontmatter }) => frontmatter(other));
  assert.equal(typeof again === "object" && again.status, "current");
});

test("an editor's text goes before the disk's until it is closed", async () => {
  const { workspace } = await workspaceWith({ "/w/docs/a.md": document });
  const status = () =>
    answer(workspace, (facts) => facts.frontmatter(asking)).then((one) => (typeof one === "object" ? one.status : one));
  const fragments = () => answer(workspace, (facts) => facts.fragments(asking));
  workspace.setOpen(openDocument(asking, document.replace("# A", "# B").replace("draft", "current")));
  assert.equal(await status(), "current");
  assert.deepEqual(await fragments(), new Set(["b---performance", "über-uns", "here"]));
  workspace.close(asking);
  assert.equal(await status(), "draft");
  assert.deepEqual(await fragments(), new Set(["a---performance", "über-uns", "here"]));
});

test("the index holds documents of ours: no readme, no template, nothing left out", async () => {
  const { host, workspace } = await workspaceWith({
    "/w/perfdoc.config.yaml": "exclude: [old/**]\n",
    "/w/docs/a.md": document,
    "/w/old/b.md": document,
    "/w/.perfdoc/templates/own.md": document.replace("category: performance", "category: own"),
    "/w/README.md": "# Readme\n",
    "/w/.claude/c.md": document,
  });
  const uris = () => answer(workspace, (facts) => facts.documents().map(({ uri }) => uri));
  assert.deepEqual(await uris(), [memoryUri("/w/.claude/c.md"), asking]);
  const { length } = host.reads;
  host.set("/w/docs/d.md", document);
  await workspace.filesChanged([{ uri: memoryUri("/w/docs/d.md"), kind: "created" }]);
  assert.deepEqual(await uris(), [memoryUri("/w/.claude/c.md"), asking, memoryUri("/w/docs/d.md")]);
  assert.deepEqual(host.reads.slice(length), [memoryUri("/w/docs/d.md")], "nothing else is read again");
});

test("a new file is in the index as soon as the editor has it open, before there is news of it", async () => {
  const { host, workspace } = await workspaceWith({ "/w/docs/a.md": document });
  const index = () => answer(workspace, (facts) => facts.documents().map(({ uri }) => uri));
  assert.deepEqual(await index(), [asking]);
  const created = memoryUri("/w/docs/new.md");
  host.set("/w/docs/new.md", document);
  workspace.setOpen(openDocument(created, document));
  assert.deepEqual(await index(), [asking, created]);
});

test("a new file that is opened while settings are read again is in the index too", async () => {
  const { host, workspace } = await workspaceWith({ "/w/docs/a.md": document });
  const index = () => answer(workspace, (facts) => facts.documents().map(({ uri }) => uri));
  assert.deepEqual(await index(), [asking]);
  await workspace.loadFolder(memoryUri("/w"));
  const created = memoryUri("/w/docs/new.md");
  host.set("/w/docs/new.md", document);
  workspace.setOpen(openDocument(created, document));
  assert.deepEqual(await index(), [asking, created]);
});

test("two that read the index at once parse each document once", async () => {
  const files = Object.fromEntries([..."abcdef"].map((name) => [`/w/docs/${name}.md`, document]));
  const once = (await workspaceWith(files)).workspace;
  const before = parseCounter.pieces;
  await once.index.read();
  const chunks = parseCounter.pieces - before;
  const { workspace } = await workspaceWith(files);
  await Promise.all([workspace.index.read(), workspace.index.read()]);
  assert.equal(parseCounter.pieces - before, 2 * chunks);
});

test("a document that was read for others is at hand until its file changes, or an editor opens it", async () => {
  const files = { "/w/docs/a.md": document, "/w/docs/b.md": document };
  const host = new MemoryHost(files);
  const workspace = new Workspace(host, { ruleIds: [] }, 10_000);
  await workspace.loadFolder(memoryUri("/w"));
  await workspace.index.read();
  const before = parseCounter.pieces;
  const textOf = async (uri: string) => {
    const read = await workspace.read(uri);
    return read.kind === "document" ? read.document.text : "";
  };
  assert.equal(await textOf(asking), document);
  assert.equal(parseCounter.pieces, before);
  host.set("/w/docs/b.md", "# Other\n");
  await workspace.filesChanged([{ uri: memoryUri("/w/docs"), kind: "created" }]);
  assert.equal(await textOf(memoryUri("/w/docs/b.md")), "# Other\n");
  await workspace.index.read();
  workspace.setOpen(openDocument(asking, "# Open\n"));
  workspace.close(asking);
  assert.equal(await textOf(asking), document);
});

test("what changes while it is being read is read again", async () => {
  const { host, workspace } = await workspaceWith({ "/w/docs/a.md": document, "/w/docs/b.md": document });
  const other = memoryUri("/w/docs/b.md");
  const titles = () => answer(workspace, (facts) => facts.documents().map(({ title }) => title));
  host.during(other, async () => {
    host.set("/w/docs/b.md", document.replace("# A", "# B"));
    await workspace.filesChanged([{ uri: other, kind: "changed" }]);
  });
  assert.deepEqual(await titles(), ["A - Performance", "B - Performance"]);
});

test("a file that comes while its folder is being listed is seen", async () => {
  const { host, workspace } = await workspaceWith({ "/w/docs/a.md": document });
  const created = memoryUri("/w/docs/new.md");
  host.during(memoryUri("/w/docs"), async () => {
    host.set("/w/docs/new.md", document);
    await workspace.filesChanged([{ uri: created, kind: "created" }]);
  });
  assert.deepEqual(await answer(workspace, (facts) => facts.documents().map(({ uri }) => uri)), [asking, created]);
  host.during(memoryUri("/w/docs"), async () => {
    host.set("/w/docs/newer.md", document);
    await workspace.filesChanged([{ uri: memoryUri("/w/docs/newer.md"), kind: "created" }]);
  });
  assert.equal(await answer(workspace, (facts) => facts.kindOf(memoryUri("/w/docs/newer.md"))), "file");
});

test("similar files: the same name elsewhere first, then names that are close", async () => {
  const { workspace } = await workspaceWith({
    "/w/.gitignore": "dist/\n",
    "/w/src/store/lru.ts": "",
    "/w/src/cache/LRU.ts": "",
    "/w/src/cache/lru2.ts": "",
    "/w/src/cache/unrelated.ts": "",
    "/w/dist/lru.ts": "",
    "/w/node_modules/lru/lru.ts": "",
  });
  assert.deepEqual(await answer(workspace, (facts) => facts.similarFiles(memoryUri("/w/src/cache/lru.ts"))), [
    memoryUri("/w/src/store/lru.ts"),
    memoryUri("/w/src/cache/LRU.ts"),
    memoryUri("/w/src/cache/lru2.ts"),
  ]);
});

test("a file that came or went is seen after the news of it", async () => {
  const { host, workspace } = await workspaceWith({ "/w/docs/a.md": document });
  const place = memoryUri("/w/new/deep/x.md");
  const kind = () => answer(workspace, (facts) => facts.kindOf(place));
  assert.equal(await kind(), "missing");
  host.set("/w/new/deep/x.md", "");
  await workspace.filesChanged([{ uri: place, kind: "created" }]);
  assert.equal(await kind(), "file");
  host.set("/w/new/deep/x.md", undefined);
  await workspace.filesChanged([{ uri: place, kind: "deleted" }]);
  assert.equal(await kind(), "missing");
});

test("a name is looked for in a file when somebody asks for it, and again when the file changes", async () => {
  const { host, workspace } = await workspaceWith({
    "/w/src/a.ts": "export function parse() {}",
    "/etc/a.ts": "parse",
  });
  const named = (name: string, path = "/w/src/a.ts") =>
    answer(workspace, (facts) => facts.nameIn(memoryUri(path), name));
  assert.deepEqual(await named("parse"), { isThere: true });
  assert.deepEqual(await named("parsed"), { isThere: false, meant: "parse" });
  assert.deepEqual(await named("constructor"), { isThere: false, meant: undefined });
  assert.equal(await named("parse", "/etc/a.ts"), undefined);
  assert.equal(await named("parse", "/w/src/none.ts"), undefined);
  const reads = () => host.reads.filter((uri) => uri === memoryUri("/w/src/a.ts")).length;
  const before = reads();
  await named("parse");
  assert.equal(reads(), before);
  host.set("/w/src/a.ts", "export function parsed() {}");
  await workspace.filesChanged([{ uri: memoryUri("/w/src/a.ts"), kind: "changed" }]);
  assert.deepEqual(await named("parsed"), { isThere: true });
});

test("a document in no folder sees its neighbours and has no index", async () => {
  const { workspace } = await workspaceWith({ "/w/a.md": "", "/else/a.md": document, "/else/b.md": document });
  const alone = memoryUri("/else/a.md");
  assert.equal(workspace.contextOf(alone).facts.folder, undefined);
  assert.equal(await answer(workspace, (facts) => facts.kindOf(memoryUri("/else/b.md")), alone), "file");
  assert.deepEqual(await answer(workspace, (facts) => facts.documents(), alone), []);
});
