import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { resultCellsIn } from "../../../../server/src/core/conformance/benchmarks/resultCells.ts";
import { resultsLinksIn } from "../../../../server/src/core/conformance/benchmarks/resultsLink.ts";
import { placedParts } from "../../../../server/src/core/document/outline.ts";
import { openDocument } from "../../../../server/src/core/document/perfDocument.ts";

/** What is found below the last heading: label, kind, statistic, benchmark, and what stands there. */
function cellsOf(markdown: string): readonly string[] {
  const document = openDocument("file:///w/a.md", `# Benchmark\n\n${markdown}`);
  const part = placedParts(document.outline).at(-1)?.part;
  assert.ok(part);
  return resultCellsIn(part).map(({ label, kind, statistic, benchmark, span }) =>
    [label, kind, statistic ?? "-", benchmark ?? "-", part.text.slice(span.start, span.end)].join(" | "),
  );
}

describe("the cells of results", () => {
  test("are rows of labels and values, filled in or not", () => {
    assert.deepEqual(
      cellsOf(`| Metric | Value |
| :-- | :-- |
| Throughput | X req/sec |
| Latency (p50) | 12 ms |
| P99 | **1.5 s** |
| Memory usage | TBD |
| Allocations (B/op) | 64 |
| Error rate | 0.2% |
| CPU usage | X% |
| Cache hits | 61% |
| Rows | 2,000 |
| Note | fast |`),
      [
        "Throughput | throughput | - | - | X req/sec",
        "Latency (p50) | latency | p50 | - | 12 ms",
        "P99 | latency | p99 | - | 1.5 s",
        "Memory usage | memory | - | - | TBD",
        "Allocations (B/op) | allocation | - | - | 64",
        "Error rate | errors | - | - | 0.2%",
        "CPU usage | cpu | - | - | X%",
      ],
    );
  });

  test("are columns of figures with a row for each benchmark", () => {
    assert.deepEqual(
      cellsOf(`| Case | p50 (ms) | p95 (ms) | ops/s | Target | Before |
| :-- | --: | --: | --: | --: | --: |
| quick | 1.2 | 2 | 800 | 3 | 9 |
| slow sort | 40 | - | 20 | 50 | 90 |`),
      [
        "quick, p50 (ms) | latency | p50 | quick | 1.2",
        "quick, p95 (ms) | latency | p95 | quick | 2",
        "quick, ops/s | throughput | - | quick | 800",
        "slow sort, p50 (ms) | latency | p50 | slow sort | 40",
        "slow sort, p95 (ms) | latency | p95 | slow sort | -",
        "slow sort, ops/s | throughput | - | slow sort | 20",
      ],
    );
  });

  test("are a column for each benchmark", () => {
    assert.deepEqual(cellsOf("| | quick | radix |\n| :-- | --: | --: |\n| p50 | 1 ms | 2 ms |"), [
      "p50, quick | latency | p50 | quick | 1 ms",
      "p50, radix | latency | p50 | radix | 2 ms",
    ]);
  });

  test("are fields where there is no table, but not what the machine has", () => {
    assert.deepEqual(
      cellsOf(`**Environment:**

- CPU: 8 cores
- Memory: 16 GB

**Results:**

- P95: 12 ms
- Memory: 30 MB

**Throughput:** 55 req/s`),
      [
        "P95 | latency | p95 | - | 12 ms",
        "Memory | memory | - | - | 30 MB",
        "Throughput | throughput | - | - | 55 req/s",
      ],
    );
  });

  test("are no targets, ranges or limits", () => {
    assert.deepEqual(
      cellsOf("| Metric | Value |\n| :-- | :-- |\n| P95 | < 80 ms |\n| P50 | 10-20 ms |\n| P99 | ~90 ms |"),
      ["P99 | latency | p99 | - | 90 ms"],
    );
  });
});

describe("a link to results", () => {
  const linksOf = (markdown: string) => {
    const document = openDocument("file:///w/a.md", `# A\n\n${markdown}`);
    return resultsLinksIn(document).map(({ kind, path, pathSpan, name }) =>
      [kind, path, document.text.slice(pathSpan.start, pathSpan.end), name?.text ?? "-"].join(" | "),
    );
  };

  test("is a link, a path in backticks or a comment, with the name of a benchmark behind it", () => {
    assert.deepEqual(linksOf('**Results file:** [`a.json`](../b/a.json), "quick sort"'), [
      "url | ../b/a.json | ../b/a.json | quick sort",
    ]);
    assert.deepEqual(linksOf("- **Results file:** [a](<../b c/a.json>)"), ["url | ../b c/a.json | ../b c/a.json | -"]);
    assert.deepEqual(linksOf("Results files: `bench/a.json`"), []);
    assert.deepEqual(linksOf("- Results file: `bench/a.json` “x > y”"), ["path | bench/a.json | bench/a.json | x > y"]);
    assert.deepEqual(linksOf('<!-- perfdoc: results bench/a b.json "x" -->'), [
      "path | bench/a b.json | bench/a b.json | x",
    ]);
    assert.deepEqual(linksOf("<!-- perfdoc: results bench/a.json -->"), ["path | bench/a.json | bench/a.json | -"]);
  });

  test("is nothing that only looks like one", () => {
    for (const text of [
      "<!-- perfdoc: results -->",
      "<!-- perfdoc: optional -->",
      "**Results:** [a](a.json)",
      "**Results file:** none yet",
    ])
      assert.deepEqual(linksOf(text), [], text);
  });

  test("are not what a reader sees struck out, hidden or linked to", () => {
    assert.deepEqual(
      cellsOf(`| Metric | Value |
| :-- | :-- |
| P50 | ~~70 ms~~ **61 ms** |
| P90 | [44 ms](https://example.com/44 ms) |
| P95 | <b title="44 ms">44 ms</b> |
| P99 | **X ms** |
| Throughput | ![load](load.png) |`),
      [
        "P50 | latency | p50 | - | 61 ms",
        "P90 | latency | p90 | - | 44 ms",
        "P95 | latency | p95 | - | 44 ms",
        "P99 | latency | p99 | - | X ms",
      ],
    );
  });

  test("are one for each figure: what it was is none, and of two that are one figure neither is", () => {
    assert.deepEqual(
      cellsOf(`| Metric | Value |
| :-- | :-- |
| P50 | 44 ms, was 80 ms |
| P90 | 50 ms (down from 90 ms) |
| P95 | 60 ms cold, 44 ms warm |
| P99 | 120 ms → 90 ms |
| Max / mean | 150 ms / 48 ms |
| P75 / P80 | 44 / 61 ms |
| P70, P75, P80 | 44, 61, 90 ms |
| P70, P60 | 44 ms |`),
      [
        "P50 | latency | p50 | - | 44 ms",
        "P90 | latency | p90 | - | 50 ms",
        "Max / mean | latency | max | - | 150 ms",
        "Max / mean | latency | mean | - | 48 ms",
        "P75 / P80 | latency | p75 | - | 44",
        "P75 / P80 | latency | p80 | - | 61 ms",
      ],
    );
  });

  test("are in no table that a line or heading calls targets or an earlier state", () => {
    const table = (value: string) => `| Metric | Value |\n| :-- | :-- |\n| P95 | ${value} |\n`;
    for (const line of [
      "**Targets:**",
      "**Budget**",
      "Before the rewrite:",
      "### Performance targets",
      "### Performance targets\n\nAs agreed with sales:",
      "Baseline of 2025:",
    ])
      assert.deepEqual(cellsOf(`${line}\n\n${table("80 ms")}`), [], line);
    for (const line of [
      "**Results:**",
      "**Results against targets:**",
      "It was slower before.",
      "Measured now, compared to the baseline:",
    ])
      assert.deepEqual(cellsOf(`${line}\n\n${table("80 ms")}`), ["P95 | latency | p95 | - | 80 ms"], line);
  });

  test("are in a column of what is measured now, whatever it is called", () => {
    const table = (heading: string) => `| Metric | Target | ${heading} |\n| - | - | - |\n| p50 | 60 ms | 44 ms |\n`;
    for (const heading of ["Now", "Current", "Measured", "Today"])
      assert.deepEqual(cellsOf(table(heading)), ["p50 | latency | p50 | - | 44 ms"], heading);
  });

  test("are no list below a heading that speaks of targets, but are below a benchmark that is called so", () => {
    const list = "- p95: 80 ms\n- Throughput: 900 req/s\n";
    assert.deepEqual(cellsOf(`### Performance Targets\n\n${list}`), []);
    assert.equal(cellsOf(`### Benchmark 2: Low budget phones\n\n${list}`).length, 2);
    assert.equal(cellsOf(`### Old browsers\n\n${list}`).length, 2);
    assert.equal(cellsOf(`### Targets and results\n\n${list}`).length, 2);
  });

  test("are in every column where the first one is a figure, too", () => {
    assert.deepEqual(cellsOf("| p50 | p95 | Throughput |\n| --- | --- | --- |\n| 44 ms | 61 ms | 900 req/s |"), [
      "p50 | latency | p50 | - | 44 ms",
      "p95 | latency | p95 | - | 61 ms",
      "Throughput | throughput | - | - | 900 req/s",
    ]);
  });

  test("take their unit from the label in brackets or behind a comma", () => {
    assert.deepEqual(
      cellsOf("| Metric | Value |\n| - | - |\n| p95 [µs] | 61000 |\n| p99, ms | 90 |\n| Latency, p50 | 4 ms |"),
      [
        "p95 [µs] | latency | p95 | - | 61000",
        "p99, ms | latency | p99 | - | 90",
        "Latency, p50 | latency | p50 | - | 4 ms",
      ],
    );
  });
});
