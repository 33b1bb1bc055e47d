import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { linkedCells } from "../../../../server/src/core/conformance/benchmarks/linkedCells.ts";
import { resultCellsIn } from "../../../../server/src/core/conformance/benchmarks/resultCells.ts";
import { boundParts } from "../../../../server/src/core/conformance/benchmarks/resultsLink.ts";
import { openDocument } from "../../../../server/src/core/document/perfDocument.ts";

/** For each link of a section what stands in the cells that it speaks for. */
function spokenFor(markdown: string): readonly string[] {
  const [bound] = boundParts(openDocument("file:///w/a.md", `# Benchmark\n\n${markdown}`));
  assert.ok(bound);
  const { part, links } = bound;
  return links.map((link) => {
    const cells = linkedCells(link, links, resultCellsIn(part));
    return `${link.path}: ${cells.map(({ span }) => part.text.slice(span.start, span.end)).join(", ")}`;
  });
}

const table = (p50: string, p95: string) => `| Metric | Value |\n| - | - |\n| p50 | ${p50} |\n| p95 | ${p95} |\n\n`;
const line = (name: string) => `**Results file:** [${name}](${name})\n\n`;
const comment = (name: string) => `<!-- perfdoc: results ${name} -->\n\n`;

describe("the cells that a link speaks for", () => {
  test("are those above a line, up to the line before", () => {
    assert.deepEqual(spokenFor(table("1 ms", "2 ms") + line("a.json") + table("3 ms", "4 ms") + line("b.json")), [
      "a.json: 1 ms, 2 ms",
      "b.json: 3 ms, 4 ms",
    ]);
  });

  test("are those below a comment, up to the next one", () => {
    assert.deepEqual(spokenFor(comment("a.json") + table("1 ms", "2 ms") + comment("b.json") + table("3 ms", "4 ms")), [
      "a.json: 1 ms, 2 ms",
      "b.json: 3 ms, 4 ms",
    ]);
  });

  test("are the same for links that stand together", () => {
    assert.deepEqual(spokenFor(table("1 ms", "2 ms") + line("a.json") + line("b.json")), [
      "a.json: 1 ms, 2 ms",
      "b.json: 1 ms, 2 ms",
    ]);
  });

  test("are the nearest of two places for one figure, and all others", () => {
    const other = "| Metric | Value |\n| - | - |\n| p50 | 9 ms |\n| Throughput | 8 req/s |\n\n";
    assert.deepEqual(spokenFor(other + table("1 ms", "2 ms") + line("a.json")), ["a.json: 8 req/s, 1 ms, 2 ms"]);
    assert.deepEqual(spokenFor(table("1 ms", "2 ms") + line("a.json") + other), ["a.json: 1 ms, 2 ms, 8 req/s"]);
    assert.deepEqual(spokenFor(comment("a.json") + table("1 ms", "2 ms") + other), ["a.json: 1 ms, 2 ms, 8 req/s"]);
  });
});
