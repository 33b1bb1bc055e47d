import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { test } from "node:test";

test("what VS Code loads to activate the extension is small: the client and its library come later", () => {
  assert.ok(statSync("dist/extension.cjs").size < 20_000);
});
