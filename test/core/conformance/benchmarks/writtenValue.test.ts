import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Measure } from "../../../../server/src/core/benchmarks/resultsFile.ts";
import { resultCellsIn } from "../../../../server/src/core/conformance/benchmarks/resultCells.ts";
import { writtenValue } from "../../../../server/src/core/conformance/benchmarks/writtenValue.ts";
import { placedParts } from "../../../../server/src/core/document/outline.ts";
import { openDocument } from "../../../../server/src/core/document/perfDocument.ts";
import { fc, runsOr } from "../../../support/property.ts";

/** What stands in a row after a value was written into it. */
function written(label: string, text: string, value: number): string {
  const document = openDocument(
    "file:///w/a.md",
    `# Benchmark\n\n| Metric | Value |\n| - | - |\n| ${label} | ${text} |\n`,
  );
  const part = placedParts(document.outline).at(-1)?.part;
  const [cell] = part ? resultCellsIn(part) : [];
  assert.ok(part && cell, text);
  const { start, end } = cell.span;
  const measure: Measure = { kind: cell.kind, statistic: cell.statistic, value };
  const row =
    part.text.slice(0, start) + writtenValue(cell, measure, part.text.slice(start, end)) + part.text.slice(end);
  return row.slice(row.lastIndexOf("|", row.length - 3) + 2, -3);
}

describe("a measured value", () => {
  test("is written with the space, the thousands and the digits that stand there", () => {
    assert.equal(written("p95", "61\u00a0ms", 0.0713), "71\u00a0ms");
    assert.equal(written("p95", "61ms", 0.0713), "71ms");
    assert.equal(written("Throughput", "1,000 req/s", 1234.56), "1,235 req/s");
    assert.equal(written("Throughput", "1'000 req/s", 1234.56), "1'235 req/s");
    assert.equal(written("Throughput", "12,400,000 req/s", 13_456_789), "13,500,000 req/s");
    assert.equal(written("p95", "61,25 ms", 0.07126), "71,26 ms");
    // Four figures are no rounded number, whatever their last digits are.
    assert.equal(written("Throughput", "135,700 req/s", 135_699.5), "135,700 req/s");
    assert.equal(written("p95", "X ms", 0.007001), "7 ms");
  });

  test("that was written once stays when it is written again", () => {
    const texts = [
      "X ms",
      "TBD",
      "45 ms",
      "45.0 ms",
      "4,5 ms",
      "~40 ms",
      "0 ms",
      "0.00 s",
      "61000us",
      "1,000 ms",
      "1'000'000 ns",
      "12k ms",
      "3 ± 1 ms",
    ];
    const value = fc.oneof(
      fc.double({ min: 1e-9, max: 1e4, noNaN: true }),
      fc.integer({ min: 1, max: 99_999 }).map((one) => one / 1e6),
    );
    fc.assert(
      fc.property(fc.constantFrom(...texts), value, (text, seconds) => {
        const once = written("p95", text, seconds);
        assert.equal(written("p95", once, seconds), once);
      }),
      { numRuns: runsOr(300) },
    );
  });
});
