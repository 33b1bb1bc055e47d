import assert from "node:assert/strict";
import { test } from "node:test";
import { placeholderFor } from "../../../server/src/core/template/placeholders.ts";
import { holdsToken } from "../../../server/src/core/template/valueKinds.ts";

test("a placeholder stands in a text as a word of its own", () => {
  for (const [text, token, holds] of [
    ["takes Xms at noon", "Xms", true],
    ["Xms", "Xms", true],
    ["takes Xmsec", "Xms", false],
    ["MAXms", "Xms", false],
    ["X%", "X%", true],
    ["{Name}s", "{Name}", true],
  ] as const) {
    assert.equal(holdsToken(text, [token]), holds, text);
  }
});

test("what stands for a value asks for as many figures as it has, and for one where they occur in a sentence", () => {
  for (const [value, placeholder] of [
    ["12 ms", "X ms"],
    ["12 ms, 40 MB", "X ms, Y MB"],
    ["12 ms on the old machine, and 40 ms on the new one", "X ms"],
    ["12 users on the old machine, and 40 on the new one", "Description"],
    ["fast", "Description"],
    ["O(n)", "O(?)"],
    ["2026-01-05", "YYYY-MM-DD"],
  ] as const) {
    assert.equal(placeholderFor(value, value), placeholder, value);
  }
});
