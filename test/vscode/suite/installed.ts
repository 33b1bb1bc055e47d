import assert from "node:assert/strict";
import path from "node:path";
import "./activation.ts";
import "./diagnostics.ts";
import { extension, test } from "./harness.ts";

test("all of that with the packed extension", async () => {
  assert.equal(path.basename(extension().extensionPath), `perfdoc.perfdoc-${extension().packageJSON.version}`);
});

export { runAll as run } from "./harness.ts";
