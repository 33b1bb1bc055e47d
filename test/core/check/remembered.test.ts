import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { checkDocument } from "../../../server/src/core/check/check.ts";
import type { CheckContext } from "../../../server/src/core/check/checkContext.ts";
import { editDocument, openDocument, type PerfDocument } from "../../../server/src/core/document/perfDocument.ts";
import { contextOf, uriOf } from "../../support/pageWorkspace.ts";
import { SEARCH_HEAD } from "../../support/searchHead.ts";

const capacity = (keys: string) => ({
  path: ".perfdoc/templates/capacity.md",
  text: `---\nstatus: draft | current\nmodule: {module-name}\n${keys}category: capacity\n---\n\n# {Name} - Capacity\n\n## Demand\n\nWhat comes in.\n`,
});

function found(document: PerfDocument, context: CheckContext): readonly string[] {
  return checkDocument(document, context).findings.map(
    ({ rule, severity, message }) => `${rule.id}: ${message} (${severity})`,
  );
}

/** What a check finds in a document that was checked before is what it finds in the text opened afresh. */
function assertAsFresh(document: PerfDocument, context: CheckContext): readonly string[] {
  const now = found(document, context);
  assert.deepEqual(now, found(openDocument(document.uri, document.text), context));
  return now;
}

describe("what is remembered of a document holds only", () => {
  test("as long as its template is the same", () => {
    const text = `---
status: draft
module: search
category: capacity
owner: "{team}"
last-synced: never
---

# Search

- [Demand](#demand)
- [Own](#own)

## Demnd

Ninety queries a second.

## Own

Nothing else.
`;
    const document = openDocument(uriOf("docs/a.md"), text);
    const { settings } = contextOf([]);
    const counts = [
      contextOf([]),
      contextOf([capacity("")]),
      contextOf([capacity("owner: {team}\n")]),
      contextOf([capacity("owner: {team}\nlevel: {level}\n")]),
      contextOf([]),
    ].map((context) => assertAsFresh(document, { ...context, settings }).join("\n"));
    assert.equal(new Set(counts).size, 4, "the last is the first again, and no two others are alike");
  });

  test("on the same day", () => {
    const text =
      "---\nstatus: draft\nmodule: search\ncategory: performance\ncreated: 2026-01-05\nupdated: 2026-12-05\nlast-synced: 2026-11-20\n---\n";
    const document = openDocument(uriOf("docs/a.md"), text);
    const context = contextOf([]);
    const about = (today: string) =>
      assertAsFresh(document, { ...context, today }).filter((one) =>
        /^(?:sync-overdue|frontmatter-date-order)/.test(one),
      );
    assert.match(about("2026-11-24").join(), /^frontmatter-date-order: [^,]*$/, "the update lies in the future");
    assert.match(about("2026-12-05").join(), /^sync-overdue: [^,]*, after [^,]*$/);
  });

  test("while commas mean the same in the section around", () => {
    const text = `${SEARCH_HEAD}## Optimization Strategies

### Implemented Optimizations

#### Optimization 1: Packed postings

**Performance impact:**

- Before: 1,200 ms
- After: 1,500 ms
- Improvement: 40% faster

### Caching Strategy

#### Cache 1: Results

**Hit rate:** 60 %
`;
    const isAbout = (one: string) => one.startsWith("improvement-arithmetic");
    const context = contextOf([]);
    const before = openDocument(uriOf("docs/a.md"), text);
    assert.equal(assertAsFresh(before, context).filter(isAbout).length, 1);
    const start = text.indexOf("60 %");
    const after = editDocument(before, { span: { start, end: start + 4 }, newText: "60,5 %" });
    assert.equal(assertAsFresh(after, context).filter(isAbout).length, 0);
  });

  test("while as much of it is the author's own", () => {
    const text =
      "---\nstatus: draft\nmodule: search\ncompleteness: 10\ncategory: capacity\n---\n\n# Search - Capacity\n\n## Demand\n\nNinety queries a second.\n";
    const context = contextOf([capacity("completeness: 0\n")]);
    const before = openDocument(uriOf("docs/a.md"), text);
    const own = Array.from({ length: 9 }, (_, index) => `\n## Own ${index}\n\nWords of their own.\n`).join("");
    const after = editDocument(before, { span: { start: text.length, end: text.length }, newText: own });
    const said = [before, after].map((one) =>
      assertAsFresh(one, context).filter((finding) => finding.startsWith("completeness-mismatch")),
    );
    assert.deepEqual(
      said.map(([finding]) => /measured as 100\. \((\w+)\)$/.exec(finding ?? "")?.[1]),
      ["information", "hint"],
      said.join("\n"),
    );
  });

  test("while it is about the same", () => {
    const text = `${SEARCH_HEAD.replace("search answers", "it answers")}## Overview

### Performance Targets

- Search: < 50 ms p95

## Benchmarks

### Benchmark Results

#### Benchmark 1: Search

**Results:**

| Metric | Value |
| --- | --- |
| Latency (p95) | 27 ms |
`;
    const isAbout = (one: string) => one.startsWith("target-");
    const context = contextOf([]);
    const before = openDocument(uriOf("docs/a.md"), text);
    assert.equal(assertAsFresh(before, context).filter(isAbout).length, 1, "a result of the whole is none of a part");
    const start = text.indexOf("# Search") + 2;
    const after = editDocument(before, { span: { start, end: start + 6 }, newText: "Shop" });
    assert.equal(assertAsFresh(after, context).filter(isAbout).length, 0);
  });
});
