import assert from "node:assert/strict";
import { workspace } from "vscode";
import "./activation.ts";
import "./diagnostics.ts";
import { test } from "./harness.ts";

test("all of that in a workspace that is not trusted", async () => {
  assert.equal(workspace.isTrusted, false);
});

export { runAll as run } from "./harness.ts";
