import assert from "node:assert/strict";
import { test } from "node:test";
import { checkDocument } from "../../../server/src/core/check/check.ts";
import { openDocument } from "../../../server/src/core/document/perfDocument.ts";
import { applyEdits } from "../../../server/src/core/text/textEdit.ts";
import { contextOf, uriOf } from "../../support/pageWorkspace.ts";
import { SEARCH_HEAD } from "../../support/searchHead.ts";

const page = (target: string) => `${SEARCH_HEAD}## Overview

### Performance Targets

${target}

## Current State

### Performance Metrics

#### Latency

- **P50 (median):** 31 ms
- **P95:** 120 ms

#### Resource Usage

* **Memory:** 212 MB
`;

function check(text: string) {
  const document = openDocument(uriOf("docs/search/performance.md"), text);
  const { findings } = checkDocument(document, contextOf([]));
  return { document, findings: findings.filter(({ rule }) => /^target-/.test(rule.id)) };
}

/** The text after the quick fix of that title, which never runs unattended. */
function chosen(text: string, title: string): string {
  const { document, findings } = check(text);
  const fix = findings.flatMap(({ fixes }) => fixes).find((one) => one.title === title);
  assert.ok(fix, findings.flatMap(({ fixes }) => fixes.map((one) => one.title)).join("\n"));
  assert.equal(fix.safety, "unsafe");
  return applyEdits(document.text, fix.edits().edits);
}

test("the chosen metric is kept as a link, and the target compared with it", () => {
  const after = chosen(page("- Response time: < 100 ms"), 'Compare it with "P95" (120 ms)');
  assert.ok(after.includes("- Response time: < 100 ms ([P95](#latency))\n"), after);
  assert.deepEqual(
    check(after).findings.map(({ message }) => message),
    ["P95 is 120 ms, 20% over its target of < 100 ms."],
  );
});

test("in a table the link stands in the target's cell", () => {
  const table = "| Metric | Target |\n| --- | --- |\n| Cached queries | < 25 ms |";
  const after = chosen(page(table), 'Compare it with "P50 (median)" (31 ms)');
  assert.ok(after.includes("| Cached queries | < 25 ms ([P50 (median)](#latency)) |\n"), after);
  assert.deepEqual(
    check(after).findings.map(({ rule }) => rule.id),
    ["target-missed"],
  );
});

test("a missing metric is added as not measured yet, which is no pass", () => {
  const after = chosen(page("- p99 < 300 ms"), 'Add "P99" to "Latency"');
  assert.ok(after.includes("- **P95:** 120 ms\n- **P99:** not measured yet\n"), after);
  assert.deepEqual(
    check(after).findings.map(({ rule }) => rule.id),
    ["target-unmeasured"],
  );
  const own = chosen(page("- Bundle size: < 170 kB"), 'Add "Bundle size" to "Resource Usage"');
  assert.ok(own.includes("* **Memory:** 212 MB\n* **Bundle size:** not measured yet\n"), own);
});
