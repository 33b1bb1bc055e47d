import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { walk } from "../../server/src/core/host/walk.ts";
import { blockingHost, decodeText, nodeHost } from "../../server/src/node/nodeHost.ts";
import { pathOfUri, uriOfPath } from "../../server/src/node/nodePaths.ts";

const folder = mkdtempSync(path.join(tmpdir(), "perfdoc host "));
after(() => rmSync(folder, { recursive: true }));

function put(name: string, content: string | Uint8Array): string {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
  return uriOfPath(file);
}

async function messageFor(uri: string): Promise<string> {
  const read = await nodeHost.readText(uri);
  assert.deepEqual(await blockingHost.readText(uri), read);
  return read.kind === "text" ? "" : `${read.kind}: ${read.message}`;
}

test("a text is read as it is, BOM and line ends included", async () => {
  const uri = put("ä # 100%.md", "\u{FEFF}# Größe\r\n🚀\n");
  for (const host of [nodeHost, blockingHost]) {
    assert.deepEqual(await host.readText(uri), { kind: "text", text: "\u{FEFF}# Größe\r\n🚀\n" });
  }
  assert.equal(uriOfPath(pathOfUri(uri)), uri);
});

test("what is no text is said to be what it is", async () => {
  const missing = uriOfPath(path.join(folder, "none.md"));
  assert.equal(await messageFor(missing), "missing: There is no such file.");
  assert.equal(await messageFor(put("b.md", "a\0b")), "binary: The file is binary; expected text in UTF-8.");
  assert.equal(
    await messageFor(put("l.md", Buffer.from("Gr\xf6\xdfe", "latin1"))),
    "invalid UTF-8: The file is not valid UTF-8; expected text in UTF-8.",
  );
  assert.equal(
    await messageFor(put("u.md", Buffer.from("\u{FEFF}# A", "utf16le"))),
    "invalid UTF-8: The file is UTF-16; expected text in UTF-8.",
  );
  assert.equal(
    await messageFor(put("big.md", "x".repeat(10 * 1024 * 1024))),
    "too large: The file has 10.0 MB; expected at most 4 MB.",
  );
  assert.match(await messageFor(uriOfPath(folder)), /^unreadable: This is no regular file/);
});

test("a pipe is not waited for", async () => {
  const pipe = path.join(folder, "pipe.md");
  if (spawnSync("mkfifo", [pipe]).status === 0) {
    assert.match(await messageFor(uriOfPath(pipe)), /^unreadable: This is no regular file/);
    rmSync(pipe);
  }
});

test("a NUL byte far into a file does not make it binary", () => {
  assert.equal(decodeText(Buffer.from(`${"a".repeat(9000)}\0`)).kind, "text");
});

test("a file is replaced whole, keeps its mode, and leaves nothing beside it", async () => {
  const uri = put("mode/a.md", "before");
  chmodSync(pathOfUri(uri), 0o640);
  assert.deepEqual(await nodeHost.write(uri, "after", { kind: "text", text: "before" }), { kind: "written" });
  assert.equal(readFileSync(pathOfUri(uri), "utf8"), "after");
  assert.equal(statSync(pathOfUri(uri)).mode & 0o777, 0o640);
  assert.deepEqual(readdirSync(path.dirname(pathOfUri(uri))), ["a.md"]);
});

test("a file that changed meanwhile is left as it is", async () => {
  const uri = put("changed.md", "by someone else");
  const result = await nodeHost.write(uri, "ours", { kind: "text", text: "as it was read" });
  assert.equal(result.kind, "conflict");
  assert.equal(readFileSync(pathOfUri(uri), "utf8"), "by someone else");
});

test("a new file gets its folders and never replaces another", async () => {
  const uri = uriOfPath(path.join(folder, "new/deep/a.md"));
  assert.equal((await nodeHost.write(uri, "first", { kind: "nothing" })).kind, "written");
  assert.equal((await nodeHost.write(uri, "second", { kind: "nothing" })).kind, "conflict");
  assert.equal(readFileSync(pathOfUri(uri), "utf8"), "first");
  assert.deepEqual(readdirSync(path.dirname(pathOfUri(uri))), ["a.md"]);
});

test("a link stays a link: what it leads to is written", async () => {
  const target = put("target.md", "before");
  const link = path.join(folder, "link.md");
  symlinkSync(pathOfUri(target), link);
  await nodeHost.write(uriOfPath(link), "after", { kind: "text", text: "before" });
  assert.ok(lstatSync(link).isSymbolicLink());
  assert.equal(readFileSync(pathOfUri(target), "utf8"), "after");
});

test("a file where a folder is due is said to be in the way", async () => {
  put("occupied", "");
  const result = await nodeHost.write(uriOfPath(path.join(folder, "occupied/a.md")), "", { kind: "anything" });
  assert.deepEqual(result, {
    kind: "failed",
    message: "The file can't be written: a file stands where a folder is due.",
  });
});

test("a loop of links on the disk ends", async () => {
  put("loop/a.md", "");
  symlinkSync(path.join(folder, "loop"), path.join(folder, "loop/again"));
  symlinkSync(path.join(folder, "loop/self"), path.join(folder, "loop/self"));
  const { files, problems } = await walk(nodeHost, uriOfPath(path.join(folder, "loop")));
  assert.deepEqual(files, [uriOfPath(path.join(folder, "loop/a.md"))]);
  assert.deepEqual(problems, []);
});

test("what blocks gives the same answers as what lets others go on", async () => {
  const file = put("both/a.md", "# A\n");
  const places = [file, uriOfPath(path.join(folder, "both")), uriOfPath(path.join(folder, "both/none"))];
  for (const place of places) {
    assert.deepEqual(await blockingHost.stat(place), await nodeHost.stat(place));
    assert.deepEqual(await blockingHost.list(place), await nodeHost.list(place));
  }
});

test("today is the local day", () => {
  assert.match(nodeHost.today(), /^\d{4}-\d\d-\d\d$/);
});
