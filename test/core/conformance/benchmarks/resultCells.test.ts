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
});
