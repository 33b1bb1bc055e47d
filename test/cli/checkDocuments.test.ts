import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { checkEach } from "../../server/src/cli/checking/checkDocuments.ts";
import { workspaceOf } from "../../server/src/cli/checking/workspaceOf.ts";
import { MemoryHost, memoryUri } from "../../server/src/core/host/memoryHost.ts";
import { perValue } from "../../server/src/core/incremental/memo.ts";
import { FINISHED } from "../support/examples.ts";
import { memoryTerminal } from "../support/memoryTerminal.ts";

test("what was computed for a document is let go of before the next one is checked", async () => {
  const text = readFileSync(`examples/${FINISHED[0]}`, "utf8");
  const uris = ["/w/docs/a.md", "/w/docs/b.md"].map(memoryUri);
  const terminal = memoryTerminal(new MemoryHost({ "/w/docs/a.md": text, "/w/docs/b.md": text }));
  const workspace = await workspaceOf(terminal, uris, {});
  let computed = 0;
  const compute = perValue(() => ++computed);
  const key = {};
  const computedBehindEach: number[] = [];
  const checked = await checkEach(workspace, terminal.cwd, uris, () => computedBehindEach.push(compute(key)));
  assert.deepEqual(computedBehindEach, [1, 2]);
  assert.equal(checked.length, 2);
});
