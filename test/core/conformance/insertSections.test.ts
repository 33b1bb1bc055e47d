import assert from "node:assert/strict";
import { test } from "node:test";
import { checkDocument } from "../../../server/src/core/check/check.ts";
import { blocksAfter } from "../../../server/src/core/conformance/edits/insertBlock.ts";
import { openDocument, type PerfDocument } from "../../../server/src/core/document/perfDocument.ts";
import { applyEdits } from "../../../server/src/core/text/textEdit.ts";
import { contextOf } from "../../support/pageWorkspace.ts";

const document = openDocument(
  "file:///workspace/docs/search/performance.md",
  `---
status: current
module: search
category: performance
---

# Search - Performance

How fast search answers.

## Table of Contents

1. [Overview](#overview)
2. [Benchmarks](#benchmarks)

---

## Overview

Search answers while the shopper types.

---

## Benchmarks

Not applicable: nothing was measured yet.

---

**Document Status:** Begun

**Next Steps:** The rest
`,
);

test("inserting all missing sections at once gives what inserting one after the other gives", () => {
  const atOnce = fixed(document, "Insert all missing sections");
  let current: PerfDocument = document;
  let inserted = 0;
  for (let next = fixed(current, "Insert the section"); next; next = fixed(current, "Insert the section")) {
    current = next;
    inserted++;
  }
  assert.ok(inserted > 3, "there are enough for one finding at the title, then for single ones");
  assert.equal(atOnce?.text, current.text);
});

test("where a section was cut out from between its thematic breaks, the one that is put there needs no third", () => {
  const text = document.text.replace("---\n\n## Benchmarks", "---\n\n---\n\n## Benchmarks");
  const after = fixed(openDocument(document.uri, text), "Insert all missing sections")?.text ?? "";
  assert.ok(after.length > text.length);
  assert.doesNotMatch(after, /^---\n\n---$/m);
});

test("words put above a line of dashes do not become a heading", () => {
  for (const [lineEnd, dashes] of [
    ["\n", "---"],
    ["\r\n", "---"],
    ["\n", "==="],
    ["\n", "  -"],
  ]) {
    const text = ["```", "make", "```", dashes, "", "More."].join(lineEnd);
    const edit = blocksAfter(text, text.lastIndexOf("```") + 3, "Words.");
    assert.deepEqual(openDocument("file:///a.md", applyEdits(text, [edit])).outline.headings, []);
  }
});

/** What the first fix of a missing section whose title begins so makes of the document; undefined if none is offered. */
function fixed(before: PerfDocument, title: string): PerfDocument | undefined {
  const missing = checkDocument(before, contextOf([])).findings.filter(({ rule }) => rule.id === "section-missing");
  const fix = missing.flatMap(({ fixes }) => fixes ?? []).find((one) => one.title.startsWith(title));
  return fix && openDocument(before.uri, applyEdits(before.text, fix.edits().edits));
}
