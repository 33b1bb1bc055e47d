import assert from "node:assert/strict";
import { test } from "node:test";
import { workspaceSymbols } from "../../../server/src/core/features/workspaceSymbols.ts";
import { cursorWorkspace } from "../../support/cursor.ts";

const { input, show } = cursorWorkspace(`
//- docs/core/performance.md
---
status: draft
module: core
category: other
---

# Core - Performance

## Cache layer

## 目录 🚀
//- docs/api/notes.md
---
status: draft
module: api
category: other
---

## Practical

## Layers of the cache
`);

function found(query: string): readonly string[] {
  return workspaceSymbols(input.workspace, query).map(({ name, kind, container }) => `${kind} ${name} in ${container}`);
}

test("documents and headings are found by their letters in order, the closest first", () => {
  assert.deepEqual(found("LAYER"), [
    "heading Layers of the cache in notes.md",
    "heading Cache layer in Core - Performance",
  ]);
  assert.deepEqual(found("pce"), ["document Core - Performance in core"]);
  assert.deepEqual(found("目🚀"), ["heading 目录 🚀 in Core - Performance"]);
  assert.deepEqual(found("xyz"), []);
});

test("an empty query lists everything, the title once", () => {
  assert.equal(found("").length, 6);
  const places = workspaceSymbols(input.workspace, "core").map(({ place }) => show(place));
  assert.deepEqual(places, ["docs/core/performance.md: Core - Performance"]);
});

test("no more than 200 are given", () => {
  const headings = "## Step\n\n".repeat(300);
  const many = cursorWorkspace(`---\nstatus: draft\nmodule: core\ncategory: other\n---\n\n${headings}`);
  assert.equal(workspaceSymbols(many.input.workspace, "step").length, 200);
});
