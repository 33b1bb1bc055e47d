import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Workspace } from "../../../server/src/core/workspace/workspace.ts";
import { MemoryHost, memoryUri } from "../../support/memoryHost.ts";

const builtIn = readFileSync("server/templates/performance.md", "utf8");
const own = builtIn.replace("category: performance", "category: capacity");

async function workspaceOf(files: Readonly<Record<string, string>>, ...folders: readonly string[]) {
  const host = new MemoryHost(files);
  const workspace = new Workspace(host, { ruleIds: [] });
  for (const folder of folders) await workspace.loadFolder(memoryUri(folder));
  return { host, workspace };
}

test("a document belongs to the innermost folder that holds it, by whole segments, or to none", async () => {
  const { workspace } = await workspaceOf({ "/w/in/a.md": "", "/w2/a.md": "" }, "/w", "/w/in");
  const folderOf = (path: string) => workspace.folderOf(memoryUri(path))?.uri;
  assert.equal(folderOf("/w/a.md"), memoryUri("/w"));
  assert.equal(folderOf("/w/in/a.md"), memoryUri("/w/in"));
  assert.equal(folderOf("/w2/a.md"), undefined);
});

test("each folder has its own settings and templates", async () => {
  const { workspace } = await workspaceOf(
    { "/a/perfdoc.config.yaml": "docsRoot: x\n", "/a/.perfdoc/templates/own.md": own, "/b/c.md": "" },
    "/a",
    "/b",
  );
  const contextOf = (path: string) => workspace.contextOf(memoryUri(path));
  assert.equal(contextOf("/a/c.md").settings.docsRoot, "x");
  assert.equal(contextOf("/b/c.md").settings.docsRoot, "docs");
  assert.deepEqual([...contextOf("/a/c.md").templates.byCategory.keys()], ["performance", "capacity"]);
  assert.deepEqual([...contextOf("/b/c.md").templates.byCategory.keys()], ["performance"]);
  assert.equal(contextOf("/nowhere/c.md").settings.docsRoot, "docs");
});

test("templates are no documents, and two of one category are reported", async () => {
  const { workspace } = await workspaceOf(
    { "/w/.perfdoc/templates/a.md": own, "/w/.perfdoc/templates/b.md": own, "/w/docs/c.md": "" },
    "/w",
  );
  assert.ok(!workspace.isIncluded(memoryUri("/w/.perfdoc/templates/a.md")));
  assert.ok(workspace.isIncluded(memoryUri("/w/docs/c.md")));
  const [folder] = workspace.folders;
  assert.deepEqual(
    folder?.templateProblems.map(({ uri, message }) => [uri, message]),
    [
      [
        memoryUri("/w/.perfdoc/templates/b.md"),
        'The category "capacity" is that of a.md too; expected one template for it.',
      ],
    ],
  );
});

test("the category that is due at a place is said where a module has its documents there", async () => {
  const { workspace } = await workspaceOf({ "/w/perfdoc.config.yaml": "modules:\n  core: packages/core\n" }, "/w");
  const due = (path: string) => workspace.contextOf(memoryUri(path)).expectedCategory;
  assert.equal(due("/w/docs/core/performance.md"), "performance");
  assert.equal(due("/w/docs/core/readme.md"), undefined);
  assert.equal(due("/w/docs/performance.md"), undefined);
  assert.equal(due("/w/docs/other/performance.md"), undefined);
});

test("many changes at once read a folder again once, and only if they shape it", async () => {
  const { host, workspace } = await workspaceOf({ "/w/perfdoc.config.yaml": "docsRoot: a\n", "/w/x.md": "" }, "/w");
  const documents = Array.from({ length: 500 }, (_, n) => ({ uri: memoryUri(`/w/${n}.md`), kind: "changed" as const }));
  assert.deepEqual(await workspace.filesChanged(documents), []);
  host.set("/w/perfdoc.config.yaml", "docsRoot: b\n");
  const config = { uri: memoryUri("/w/perfdoc.config.yaml"), kind: "changed" } as const;
  const manifest = { uri: memoryUri("/w/package.json"), kind: "created" } as const;
  const template = { uri: memoryUri("/w/.perfdoc/templates/n.md"), kind: "created" } as const;
  const reloaded = await workspace.filesChanged([config, manifest, ...documents, template, config]);
  assert.deepEqual(
    reloaded.map(({ settings }) => settings.docsRoot),
    ["b"],
  );
});

test("a template is no document: by its name, in the docs root's folder of templates, or in a tool's own", async () => {
  const { workspace } = await workspaceOf({ "/w/perfdoc.config.yaml": "docsRoot: docs\n" }, "/w");
  const isDocument = (path: string) => workspace.isIncluded(memoryUri(path));
  for (const template of [
    "/w/x.template.md",
    "/w/docs/core/Performance.Template.md",
    "/w/docs/templates/performance.md",
    "/w/docs/templates/team/a.md",
    "/w/.claude/skills/init/templates/performance.md",
    "/w/.perfdoc/templates/deep/a.md",
  ]) {
    assert.equal(isDocument(template), false, template);
  }
  for (const document of [
    "/w/docs/template.md",
    "/w/docs/core/templates.md",
    "/w/packages/templates/docs/performance.md",
    "/w/.claude/design/core/performance.md",
  ]) {
    assert.equal(isDocument(document), true, document);
  }
});

test("a module that is called templates has documents like any other", async () => {
  const { workspace } = await workspaceOf(
    { "/w/perfdoc.config.yaml": "modules:\n  templates: packages/templates\n" },
    "/w",
  );
  assert.ok(workspace.isIncluded(memoryUri("/w/docs/templates/performance.md")));
});

test("a config that breaks while editing leaves the last good one in force", async () => {
  const { host, workspace } = await workspaceOf({ "/w/perfdoc.config.yaml": "docsRoot: a\n" }, "/w");
  host.set("/w/perfdoc.config.yaml", "docsRoot: [\n");
  await workspace.filesChanged([{ uri: memoryUri("/w/perfdoc.config.yaml"), kind: "changed" }]);
  assert.equal(workspace.contextOf(memoryUri("/w/x.md")).settings.docsRoot, "a");
  assert.ok((workspace.folders[0]?.config.problems.length ?? 0) > 0);
});
