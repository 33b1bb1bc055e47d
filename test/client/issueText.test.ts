import assert from "node:assert/strict";
import { test } from "node:test";
import { issueText } from "../../client/src/commands/issueText.ts";

test("a report of an issue begins with questions and versions, and with nothing else", () => {
  const [question, ...rest] = issueText("0.1.0", "1.99.3").split("\n");
  assert.match(question ?? "", /\?$/);
  assert.deepEqual(rest, ["", "", "Perfdoc 0.1.0, VS Code 1.99.3"]);
});
