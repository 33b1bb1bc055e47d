import assert from "node:assert/strict";
import { test } from "node:test";
import { boundedHost } from "../../../server/src/core/host/boundedHost.ts";
import { leadsOut } from "../../../server/src/core/host/host.ts";
import { Workspace } from "../../../server/src/core/workspace/workspace.ts";
import { MemoryHost, memoryUri } from "../../support/memoryHost.ts";

const link = (to: string) => ({ kind: "link", to }) as const;

const files = {
  "/w/docs/a.md": "a",
  "/w/docs/in.md": link("/w/docs/a.md"),
  "/w/docs/out.md": link("/secret/s.md"),
  "/w/docs/nowhere.md": link("/secret/gone.md"),
  "/w/folder": link("/secret"),
  "/w/round": link("/w/back"),
  "/secret/s.md": "secret",
  "/secret/deep/t.md": "secret",
  "/v/b.md": link("/w/docs/a.md"),
};

const bound = (host: MemoryHost) => boundedHost(host, [memoryUri("/w")]);

test("reads within its folders, and where links lead within them", async () => {
  const host = bound(new MemoryHost({ ...files, "/w/back": link("/w/docs") }));
  for (const place of ["/w/docs/a.md", "/w/docs/in.md", "/w/round/a.md", "/w/round/in.md"]) {
    assert.deepEqual(await host.readText(memoryUri(place)), { kind: "text", text: "a" }, place);
    assert.equal((await host.stat(memoryUri(place)))?.kind, "file", place);
  }
  assert.equal((await host.list(memoryUri("/w/round"))).kind, "entries");
  assert.equal((await host.readText(memoryUri("/w/docs/nowhere.md"))).kind, "missing");
  assert.equal(await host.stat(memoryUri("/w/docs/nowhere.md")), undefined);
});

test("looks at nothing that links lead to out of them, by one link or by two", async () => {
  const memory = new MemoryHost({ ...files, "/w/back": link("/secret/deep") });
  const host = bound(memory);
  for (const place of [
    "/w/docs/out.md",
    "/w/folder/s.md",
    "/w/folder/deep/t.md",
    "/w/round/t.md",
    "/w/round/gone.md",
  ]) {
    assert.deepEqual(await host.readText(memoryUri(place)), leadsOut, place);
    assert.equal((await host.stat(memoryUri(place)))?.kind, "elsewhere", place);
  }
  for (const folder of ["/w/folder", "/w/folder/deep", "/w/round"]) {
    assert.equal((await host.list(memoryUri(folder))).kind, "elsewhere", folder);
  }
});

test("is bound to all folders together, and says nothing of other places", async () => {
  const memory = new MemoryHost(files);
  const host = bound(memory);
  assert.deepEqual(await host.readText(memoryUri("/v/b.md")), { kind: "text", text: "a" });
  const alone = boundedHost(memory, [memoryUri("/v")]);
  assert.deepEqual(await alone.readText(memoryUri("/v/b.md")), leadsOut);
  alone.add(memoryUri("/w"));
  assert.deepEqual(await alone.readText(memoryUri("/v/b.md")), { kind: "text", text: "a" });
  alone.remove(memoryUri("/w"));
  assert.deepEqual(await alone.readText(memoryUri("/v/b.md")), leadsOut);
});

test("a folder in use by a single document widens no workspace", async () => {
  const host = bound(new MemoryHost({ ...files, "/secret/u.md": link("/w/docs/a.md") }));
  host.addLoose(memoryUri("/secret"));
  assert.deepEqual(await host.readText(memoryUri("/w/docs/out.md")), leadsOut);
  assert.deepEqual(await host.readText(memoryUri("/secret/u.md")), leadsOut);
  assert.equal((await host.readText(memoryUri("/secret/s.md"))).kind, "text");
});

test("a file that is no link is opened once, and its folder looked at once", async () => {
  const memory = new MemoryHost(files);
  let looks = 0;
  const isLink = memory.isLink.bind(memory);
  memory.isLink = (uri) => {
    looks++;
    return isLink(uri);
  };
  memory.realUri = () => assert.fail("nobody needs to know where a file lies that is no link");
  const host = bound(memory);
  for (let time = 0; time < 5; time++) await host.readText(memoryUri("/w/docs/a.md"));
  assert.equal(memory.reads.length, 5);
  assert.equal(looks, 1);
});

test("a workspace looks again at folders when something has changed", async () => {
  const memory = new MemoryHost({ "/w/docs/s.md": "ours", "/secret/s.md": "secret" });
  const workspace = new Workspace(memory, { ruleIds: [] });
  await workspace.loadFolder(memoryUri("/w"));
  const uri = memoryUri("/w/docs/s.md");
  assert.deepEqual(await workspace.host.readText(uri), { kind: "text", text: "ours" });
  memory.set("/w/docs/s.md", undefined);
  memory.set("/w/docs", link("/secret"));
  await workspace.filesChanged([{ uri, kind: "deleted" }]);
  assert.deepEqual(await workspace.host.readText(uri), leadsOut);
});
