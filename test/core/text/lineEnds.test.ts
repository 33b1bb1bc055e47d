import assert from "node:assert/strict";
import { test } from "node:test";
import { startOfLine, startOfNextLine } from "../../../server/src/core/text/lineEnds.ts";

test("lines begin behind any line end", () => {
  for (const lineEnd of ["\n", "\r\n", "\r"]) {
    const text = ["one", "two", "three"].join(lineEnd);
    const [second, third] = [text.indexOf("two"), text.indexOf("three")];
    assert.equal(startOfLine(text, 2), 0);
    assert.equal(startOfLine(text, second), second);
    assert.equal(startOfLine(text, second + 3), second);
    assert.equal(startOfLine(text, text.length), third);
    assert.equal(startOfNextLine(text, second), third);
    assert.equal(startOfNextLine(text, third), text.length);
  }
});
