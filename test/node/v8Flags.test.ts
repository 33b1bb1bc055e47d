import assert from "node:assert/strict";
import { test } from "node:test";
import { keystrokeFlags } from "../../server/src/node/v8Flags.ts";

test("an engine is given no flag that it does not know", () => {
  const isBudget = (flag: string) => flag.startsWith("--interrupt-budget");
  assert.ok(keystrokeFlags("11.3.244.8-node.38").some(isBudget));
  for (const version of ["12.4.254.21-node.33", "13.2.152.41-electron.0"]) {
    assert.ok(!keystrokeFlags(version).some(isBudget), version);
  }
});
