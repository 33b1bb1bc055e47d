import assert from "node:assert/strict";
import { test } from "node:test";
import { inlayHints } from "../../server/src/features/inlayHints.ts";
import { cursorWorkspace } from "../support/cursor.ts";

const template = `//- .perfdoc/templates/tuning.md
---
status: draft | current
module: {module-name}
category: tuning
created: YYYY-MM-DD
---

# {Name} - Tuning

## Steps

#### Step 1: {Name}

**Effect:**

- Old: X ms
- New: Y ms
- Gain: Z%

#### Step 2: {Name}

...
`;

function hints(fields: string) {
  const head =
    "---\nstatus: draft\nmodule: search\ncategory: tuning\ncreated: 2026-01-05\n---\n\n# Search - Tuning\n\n## Steps\n\n#### Step 1: Cache\n\n**Effect:**\n\n";
  const { input, ranges } = cursorWorkspace(`//- docs/search/tuning.md\n${head}${fields}${template}`);
  return { found: inlayHints(input), ends: ranges.map(({ span }) => span.end) };
}

test("the change between two measured values is shown behind the percentage that states it", () => {
  const { found, ends } = hints("- Old: 0.8 s per run\n- New: 200 ms\n- Gain: <|70% faster|>\n");
  assert.deepEqual(
    found.map(({ label }) => label),
    ["75 % less"],
  );
  assert.deepEqual(
    found.map(({ offset }) => offset),
    ends,
  );
  assert.equal(hints("- Old: 40 MB\n- New: 43 MB\n- Gain: worse\n").found[0]?.label, "7.5 % more");
});

test("what can't be compared gets no hint", () => {
  for (const fields of [
    "- Old: X ms\n- New: 20 ms\n- Gain: Z%\n",
    "- Old: 1 s\n- New: 20 MB\n- Gain: 3%\n",
    "- Old: 1,5 s\n- New: 1 s\n- Gain: 3%\n",
    "- Old: 0 ms\n- New: 1 ms\n- Gain: 3%\n",
  ]) {
    assert.deepEqual(hints(fields).found, [], fields);
  }
});
