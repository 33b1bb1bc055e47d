import assert from "node:assert/strict";
import { test } from "node:test";
import { inlayHints } from "../../../server/src/core/features/inlayHints.ts";
import { cursorWorkspace } from "../../support/cursor.ts";
import { SEARCH_HEAD } from "../../support/searchHead.ts";

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
    ["75% less"],
  );
  assert.deepEqual(
    found.map(({ offset }) => offset),
    ends,
  );
  assert.equal(hints("- Old: 40 MB\n- New: 43 MB\n- Gain: worse\n").found[0]?.label, "7.5% more");
});

test("what can't be compared gets no hint", () => {
  for (const fields of [
    "- Old: X ms\n- New: 20 ms\n- Gain: Z%\n",
    "- Old: 1 s\n- New: 20 MB\n- Gain: 3%\n",
    "- Old: 1.250.000 µs\n- New: 1 s\n- Gain: 3%\n",
    "- Old: 0 ms\n- New: 1 ms\n- Gain: 3%\n",
  ]) {
    assert.deepEqual(hints(fields).found, [], fields);
  }
});

const service = (targets: string, metrics: string) => `//- docs/search/performance.md
${SEARCH_HEAD}## Overview

### Performance Targets

${targets}

## Current State

### Performance Metrics

#### Latency

${metrics}
`;

function shown(source: string): readonly string[] {
  const { input, ranges } = cursorWorkspace(source);
  const found = inlayHints(input);
  assert.deepEqual(
    found.map(({ offset }) => offset),
    ranges.map(({ span }) => span.end),
  );
  return found.map(({ label }) => label);
}

test("a metric shows its target, and the target what was measured", () => {
  assert.deepEqual(
    shown(service("- <|Latency: < 100 ms p95|>\n- <|p99 under 1 s|>", "- **P95:** <|120 ms|>\n- **P99:** <|0.8 s|>")),
    ["measured 120 ms, missed by 20%", "measured 0.8 s, met", "target < 100 ms, missed by 20%", "target < 1 s, met"],
  );
});

test("a field with its own target shows whether it is met", () => {
  assert.deepEqual(shown(service("- Fast", "- **P95:** <|95 ms (target: < 80 ms)|>")), ["missed by 19%"]);
});

test("a target that is compared with nothing says so", () => {
  assert.deepEqual(shown(service("- <|Cached queries: < 25 ms p95|>", "- **P95:** 120 ms")), ["not measured"]);
  assert.deepEqual(shown(service("- <|Latency: < 100 ms|>", "- **P50:** 12 ms\n- **P95:** 120 ms")), ["not measured"]);
});

test("what may be the target's own value before it was rounded is at its limit", () => {
  assert.deepEqual(shown(service("- <|Latency: < 120 ms p95|>", "- **P95:** <|120 ms|>")), [
    "measured 120 ms, at its limit",
    "target < 120 ms, at its limit",
  ]);
});

test("a time without a comparison is the most that it may be", () => {
  assert.deepEqual(shown(service("- <|Latency: 100 ms p95|>", "- **P95:** <|120 ms|>")), [
    "measured 120 ms, missed by 20%",
    "target ≤ 100 ms, missed by 20%",
  ]);
});

test("a result shows the target that is about just its scenario", () => {
  const table =
    "\n## Benchmarks\n\n### Benchmark Results\n\n#### Benchmark 1: Cached queries\n\n**Results:**\n\n| Metric | Value |\n| --- | --- |\n| Latency (p95) | <|30 ms|> |\n";
  assert.deepEqual(shown(`${service("- <|Cached queries: < 25 ms p95|>", "- **P95:** 120 ms")}${table}`), [
    "measured 30 ms, missed by 20%",
    "target < 25 ms, missed by 20%",
  ]);
});
