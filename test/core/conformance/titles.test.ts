import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { titleKey, withWords } from "../../../server/src/core/conformance/match/titles.ts";
import { openDocument } from "../../../server/src/core/document/perfDocument.ts";
import { slipsBetween } from "../../../server/src/core/text/misspelling.ts";

/** A heading's text and key as the document has them. */
function keyOf(heading: string): string | undefined {
  const text = openDocument("file:///a.md", `${heading}\n`).outline.headings[0]?.heading.text;
  return text === undefined ? undefined : titleKey(text);
}

describe("the same title", () => {
  for (const heading of [
    "## Known limits",
    "## known limits",
    "## 4. Known limits",
    "## 4.2 Known limits",
    "## 4) Known limits",
    "## (4) Known limits",
    "## IV. Known limits",
    "## C. Known limits",
    "## § 4 Known limits",
    "## 4️⃣ Known limits",
    "## Known limits :warning:",
    "## :construction: 4. Known limits",
    "## ⚠️ Known limits",
    "## 👷🏽 4. Known limits 🚧",
    "## **Known** _limits_",
    "## `Known limits`:",
    "## Known limits {#limits}",
    "## Known limits {: .wide #limits }",
    "## Known limits {.unnumbered}",
    '## Known limits <a id="limits"></a>',
    "## Known limits <!-- omit in toc -->",
    "## [Known limits](#limits)",
    "## Known limits ##",
    "Known limits\n---",
  ]) {
    test(heading, () => assert.equal(keyOf(heading), "known-limits"));
  }
});

describe("another title", () => {
  for (const heading of [
    "## Limits",
    "## Known limits of 2",
    "## Known limits (old)",
    "## Known: limits:at:night",
    "## {Name} limits",
  ]) {
    test(heading, () => assert.notEqual(keyOf(heading), "known-limits"));
  }
  test("of nothing but an emoji", () => assert.equal(keyOf("## 🚀"), "🚀"));
});

test("a misspelling has the same words", () => {
  const near = [
    ["benchmarks", "benchmark"],
    ["trade-offs", "tradeoffs"],
    ["api", "apis"],
    ["monitoring", "moniotring"],
    ["optimization-strategies", "optimisation-strategies"],
  ] as const;
  for (const [left, right] of near) assert.ok(slipsBetween(left, right) < Number.POSITIVE_INFINITY, `${left} ${right}`);
  const far = [
    ["benchmarks", "ci-benchmarks"],
    ["performance-alerts", "performance-targets"],
    ["phase-1", "phase-2"],
    ["metrics", "methods"],
    ["set", "get"],
    ["current-state", "current-status"],
  ] as const;
  for (const [left, right] of far) {
    assert.equal(slipsBetween(left, right), Number.POSITIVE_INFINITY, `${left} ${right}`);
  }
});

test("other words keep what stands around them", () => {
  assert.equal(withWords("4. Benchmark", "Benchmarks"), "4. Benchmarks");
  assert.equal(withWords("🔔 **Alert** :bell:", "Alerts"), "🔔 **Alerts** :bell:");
  assert.equal(withWords("IV. `Alert`", "Alerts"), "IV. `Alerts`");
  assert.equal(withWords("**Slow** querys", "Slow queries"), "Slow queries");
  assert.equal(withWords("Alert (prod)", "Alerts"), "Alerts");
});
