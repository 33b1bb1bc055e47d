import assert from "node:assert/strict";
import { test } from "node:test";
import { applyFixes } from "../../server/src/check/applyFixes.ts";
import { checkDocument } from "../../server/src/check/check.ts";
import { openDocument } from "../../server/src/document/perfDocument.ts";
import { applyEdits } from "../../server/src/text/textEdit.ts";
import { contextOf } from "../support/pageWorkspace.ts";

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
  const context = contextOf([]);
  const isMissing = ({ rule }: { rule: { id: string } }) => rule.id === "section-missing";
  const [first, ...others] = checkDocument(document, context).findings.filter(isMissing);
  const all = first?.fixes?.find(({ title }) => title === "Insert all missing sections");
  assert.ok(all, "the first finding offers it");
  assert.ok(others.length > 0 && others.every(({ fixes }) => fixes?.length === 1), "only the first finding offers it");
  const atOnce = applyEdits(document.text, all.edits().edits);
  assert.equal(atOnce, applyFixes(document, context, isMissing).document.text);
});
