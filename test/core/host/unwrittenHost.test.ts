import assert from "node:assert/strict";
import { test } from "node:test";
import { unwrittenHost } from "../../../server/src/core/host/unwrittenHost.ts";
import { MemoryHost, memoryUri } from "../../support/memoryHost.ts";

test("what is written twice without being written changed once, from what the disk holds", async () => {
  const uri = memoryUri("/w/a.md");
  const host = unwrittenHost(new MemoryHost({ "/w/a.md": "one" }));
  assert.equal((await host.write(uri, "two", { kind: "text", text: "one" })).kind, "written");
  assert.equal((await host.write(uri, "three", { kind: "text", text: "two" })).kind, "written");
  assert.equal((await host.write(uri, "four", { kind: "text", text: "one" })).kind, "conflict");
  assert.deepEqual(host.changes(), [{ uri, before: "one", after: "three" }]);
});
