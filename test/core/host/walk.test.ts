import assert from "node:assert/strict";
import { test } from "node:test";
import { relativePath } from "../../../server/src/core/host/uri.ts";
import { type WalkOptions, walk } from "../../../server/src/core/host/walk.ts";
import { type MemoryFile, MemoryHost, memoryUri } from "../../support/memoryHost.ts";

const isMarkdown: WalkOptions = { accepts: (path) => path.endsWith(".md") };

async function filesIn(files: Readonly<Record<string, MemoryFile>>, folder = "/w", options = isMarkdown) {
  const { files: found } = await walk(new MemoryHost(files), memoryUri(folder), options);
  return found.map((uri) => relativePath(memoryUri(folder), uri));
}

test("files come in the order of their paths, dot folders included, other people's left out", async () => {
  const found = await filesIn({
    "/w/b.md": "",
    "/w/.claude/design/a.md": "",
    "/w/node_modules/x/readme.md": "",
    "/w/.git/description.md": "",
    "/w/docs/c.txt": "",
    "/w/docs/a b.md": "",
  });
  assert.deepEqual(found, [".claude/design/a.md", "b.md", "docs/a b.md"]);
});

test("a .gitignore holds at its level and below, and a deeper one goes before it", async () => {
  const found = await filesIn({
    "/w/.gitignore": "build/\n*.tmp.md\n",
    "/w/build/a.md": "",
    "/w/a.tmp.md": "",
    "/w/docs/.gitignore": "!keep.tmp.md\n/drafts\n",
    "/w/docs/keep.tmp.md": "",
    "/w/docs/drafts/a.md": "",
    "/w/docs/deep/drafts/a.md": "",
  });
  assert.deepEqual(found, ["docs/deep/drafts/a.md", "docs/keep.tmp.md"]);
});

test("a folder that is left out is not even looked into", async () => {
  const listed: string[] = [];
  class WatchedHost extends MemoryHost {
    override list(uri: string) {
      listed.push(uri);
      return super.list(uri);
    }
  }
  await walk(
    new WatchedHost({ "/w/.gitignore": "build/\n", "/w/build/deep/a.md": "", "/w/b.md": "" }),
    memoryUri("/w"),
  );
  assert.deepEqual(listed, [memoryUri("/w")]);
});

test("the .gitignore files above the folder hold too, up to the repository's root and no further", async () => {
  const files = {
    "/.gitignore": "*.md\n",
    "/w/.git/HEAD": "",
    "/w/.gitignore": "secret/\n",
    "/w/docs/secret/a.md": "",
    "/w/docs/a.md": "",
  };
  assert.deepEqual(await filesIn(files, "/w/docs"), ["a.md"]);
});

test("a folder that was asked for is walked though a .gitignore leaves it out", async () => {
  const files = { "/w/.git/HEAD": "", "/w/.gitignore": "out/\n", "/w/out/docs/a.md": "" };
  assert.deepEqual(await filesIn(files, "/w/out/docs"), ["a.md"]);
});

test("links are followed once: no loop, no file twice", async () => {
  const found = await filesIn({
    "/w/docs/a.md": "",
    "/w/docs/loop": { kind: "link", to: "/w/docs" },
    "/w/docs/up": { kind: "link", to: "/w" },
    "/w/copy.md": { kind: "link", to: "/w/docs/a.md" },
    "/w/gone.md": { kind: "link", to: "/nowhere.md" },
    "/w/first": { kind: "link", to: "/elsewhere" },
    "/w/second": { kind: "link", to: "/elsewhere" },
    "/elsewhere/b.md": "",
    "/elsewhere/back": { kind: "link", to: "/elsewhere" },
  });
  assert.deepEqual(found, ["docs/a.md", "first/b.md"]);
});

test("a folder that can't be read is reported, and the rest is walked", async () => {
  const host = new MemoryHost({ "/w/a.md": "", "/w/locked/b.md": "", "/w/z.md": "" }, { unreadable: ["/w/locked"] });
  const { files, problems } = await walk(host, memoryUri("/w"));
  assert.deepEqual(files, [memoryUri("/w/a.md"), memoryUri("/w/z.md")]);
  assert.deepEqual(problems, [
    { uri: memoryUri("/w/locked"), message: "The folder can't be read: permission was denied." },
  ]);
});

test("depth and number of files are bounded", async () => {
  const files = { "/w/a.md": "", "/w/b/c.md": "", "/w/b/d/e.md": "" };
  assert.deepEqual(await filesIn(files, "/w", { ...isMarkdown, maxDepth: 2 }), ["a.md", "b/c.md"]);
  const { isComplete } = await walk(new MemoryHost(files), memoryUri("/w"), { maxFiles: 2 });
  assert.equal(isComplete, false);
});
