import assert from "node:assert/strict";
import { test } from "node:test";
import { RecentTexts } from "../../../server/src/core/incremental/recentTexts.ts";
import { fc } from "../../support/property.ts";

const LIMIT = 20;
const LONGEST = 6;

test("what was asked for lately is kept, and never much more than twice the limit", () => {
  const texts = fc.array(fc.string({ minLength: 1, maxLength: LONGEST }), { maxLength: 60 });
  fc.assert(
    fc.property(texts, (asked) => {
      const recent = new RecentTexts<string>(LIMIT);
      for (const text of asked) if (recent.get(text) === undefined) recent.set(text, text.toUpperCase());
      for (const text of asked.slice(-3)) assert.equal(recent.get(text), text.toUpperCase());
      const kept = [...new Set(asked)].filter((text) => recent.get(text) !== undefined);
      assert.ok(kept.join("").length <= 2 * LIMIT + LONGEST);
    }),
  );
});
