import assert from "node:assert/strict";
import { test } from "node:test";
import { checkDocument } from "../../../server/src/core/check/check.ts";
import { parseCounter } from "../../../server/src/core/markdown/parsePiece.ts";
import { foreignFilesNaming } from "../../../server/src/core/workspace/foreignFiles.ts";
import { withFacts } from "../../../server/src/core/workspace/withFacts.ts";
import { Workspace } from "../../../server/src/core/workspace/workspace.ts";
import { type MemoryFile, MemoryHost, memoryUri } from "../../support/memoryHost.ts";

const ours = (body: string, related = "[]") =>
  `---\nstatus: draft\nmodule: core\ncategory: architecture\nrelated: ${related}\n---\n\n# A\n\n${body}\n`;

/** A host that keeps what is looked at. */
class WatchedHost extends MemoryHost {
  readonly lookedAt = new Set<string>();

  override async readText(uri: string, limit?: number) {
    this.lookedAt.add(uri);
    return super.readText(uri, limit);
  }

  override async list(uri: string) {
    this.lookedAt.add(uri);
    return super.list(uri);
  }
}

async function workspaceOf(files: Readonly<Record<string, MemoryFile>>, folders: readonly string[]) {
  const host = new WatchedHost(files);
  const workspace = new Workspace(host, { ruleIds: [] });
  for (const folder of folders) await workspace.loadFolder(memoryUri(folder));
  return { host, workspace };
}

/** What is found about links and paths. */
async function findings(workspace: Workspace, path: string): Promise<readonly string[]> {
  const uri = memoryUri(path);
  const read = await workspace.read(uri);
  assert.ok(read.kind === "document");
  const { document } = read;
  const { findings: found } = await withFacts(workspace, uri, (context) => checkDocument(document, context));
  return found
    .filter(({ rule }) => /^(?:link|frontmatter-path)/.test(rule.id))
    .map(({ rule, span }) => `${rule.id}: ${document.text.slice(span.start, span.end)}`);
}

const TWO = {
  "/p/docs/a.md": ours(
    "[b](../../q/docs/b.md#b) [c](../../q/docs/c.md) [d](../../q/docs/b.md#d) [e](../../r/none.md)",
    "[../../q/docs/b.md, ../../q/docs/x.md, ../../r/y.md]",
  ),
  "/q/docs/b.md": "# B\n",
  "/r/secret.md": "# R\n",
};

test("links from one folder of the workspace into another are checked, and nothing beside them is looked at", async () => {
  const { host, workspace } = await workspaceOf(TWO, ["/p", "/q"]);
  assert.deepEqual(await findings(workspace, "/p/docs/a.md"), [
    "frontmatter-path: ../../q/docs/x.md",
    "link-file: ../../q/docs/c.md",
    "link-file-fragment: #d",
  ]);
  assert.deepEqual(
    [...host.lookedAt].filter((uri) => uri.startsWith(memoryUri("/r"))),
    [],
  );
});

test("a folder that comes or goes takes its links along", async () => {
  const { workspace } = await workspaceOf(TWO, ["/p"]);
  assert.deepEqual(await findings(workspace, "/p/docs/a.md"), []);
  await workspace.loadFolder(memoryUri("/q"));
  assert.equal((await findings(workspace, "/p/docs/a.md")).length, 3);
  workspace.removeFolder(memoryUri("/q"));
  assert.deepEqual(await findings(workspace, "/p/docs/a.md"), []);
});

test("Markdown that is none of ours is looked through when it is asked for, and parsed if it holds the name", async () => {
  const many = Object.fromEntries(
    Array.from({ length: 50 }, (_, index) => [`/p/notes/${index}.md`, `# ${index}\n\n[x](y.md)\n`]),
  );
  const files = {
    ...many,
    "/p/docs/my_notes ü.md": ours(""),
    "/p/README.md": "[x](docs/my\\_notes%20%C3%BC.md#a)\n",
    "/q/other.md": '<img src="../p/docs/my_notes ü.md">\n',
    "/q/ours.md": ours("[x](../p/docs/my_notes%20ü.md)"),
    "/q/.gitignore": "left-out.md\n",
    "/q/left-out.md": "[x](../p/docs/my_notes%20ü.md)\n",
  };
  const { workspace } = await workspaceOf(files, ["/p", "/q"]);
  await workspace.index.read();
  const before = parseCounter.pieces;
  const found = await foreignFilesNaming(workspace, [memoryUri("/p/docs/my_notes ü.md")]);
  assert.deepEqual(
    found.map(({ uri }) => uri),
    [memoryUri("/p/README.md"), memoryUri("/q/other.md")],
  );
  assert.ok(parseCounter.pieces - before <= 2, `${parseCounter.pieces - before} were parsed`);
  assert.ok(found.every(({ links }) => links[0]?.targets[0]?.uri === memoryUri("/p/docs/my_notes ü.md")));
});
