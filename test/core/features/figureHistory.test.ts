import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  figureAt,
  figureHistory,
  figuresOfVersion,
  resultsHistory,
} from "../../../server/src/core/features/figureHistory.ts";
import { benchmarkHead, resultsTable } from "../../support/benchmarkWorkspace.ts";
import { cursorWorkspace } from "../../support/cursor.ts";

const metric = (value: string) =>
  `${benchmarkHead.replace(
    "## Benchmarks",
    `## Performance Metrics\n\n### Latency\n\n- **P95:** ${value}\n\n## Benchmarks`,
  )}${resultsTable("1 ms", "2 ms")}`;

function inWorkspace(text: string, others = "") {
  const { input, offset } = cursorWorkspace(`//- docs/cart/performance.md\n${text}\n${others}`);
  return { input, offset };
}

/** The line for the figure at the cursor, after versions of the whole text, the oldest first. */
function line(now: string, before: readonly string[]): string | undefined {
  const { input, offset } = inWorkspace(now);
  const figure = figureAt(input, offset);
  assert.ok(figure, "there is a figure");
  const versions = before.map((text, index) =>
    figuresOfVersion(input.document.uri, { commit: "", day: `2026-0${index + 1}-05`, text }, input.context.templates),
  );
  return figureHistory(figure, versions.toReversed());
}

describe("the history of a figure", () => {
  test("is a block for each value that it had, with the first and the last", () => {
    const table = (p95: string) => `${benchmarkHead}${resultsTable("45 ms", p95)}`;
    assert.match(
      line(table("6<|>1 ms"), [table("45 ms"), table("45 ms"), table("0.05 s"), table("61 ms")]) ?? "",
      /^▁▃█ {2}In this document: 45 ms on 2026.{1,2}01.{1,2}05, 61 ms on 2026.{1,2}04.{1,2}05$/,
    );
  });

  test("ends with what nobody has committed yet", () => {
    const table = (p95: string) => `${benchmarkHead}${resultsTable("45 ms", p95)}`;
    assert.match(line(table("<|>61 ms"), [table("70 ms")]) ?? "", /^█▁ {2}In this document: 70 ms on .*, 61 ms now$/);
  });

  test("is there for a metric, and goes by section and label", () => {
    assert.match(line(metric("6<|>1 ms"), [metric("45 ms"), metric("50 ms")]) ?? "", /^▁▃█ /);
    const renamed = metric("45 ms").replace("**P95:**", "**P99:**");
    assert.equal(line(metric("6<|>1 ms"), [renamed]), undefined);
  });

  test("is not there for what was never another one, and for documents that were none of ours", () => {
    const table = (p95: string) => `${benchmarkHead}${resultsTable("45 ms", p95)}`;
    assert.equal(line(table("6<|>1 ms"), [table("61 ms"), table("61 ms")]), undefined);
    assert.equal(line(table("6<|>1 ms"), ["# Tea\n", "", "\0"]), undefined);
    const { input, offset } = inWorkspace(`${benchmarkHead}No fig<|>ure.\n`);
    assert.equal(figureAt(input, offset), undefined);
  });

  test("says what the file that it is bound to has of earlier runs", () => {
    const runs = [45, 50, 61].map((value, index) => ({
      commit: { id: `${index}`.repeat(40) },
      date: Date.UTC(2026, index, 5),
      tool: "go",
      benches: [{ name: "tiles", value, unit: "ms" }],
    }));
    const file = `window.BENCHMARK_DATA = ${JSON.stringify({ entries: { Tiles: runs } })}`;
    const text = `${benchmarkHead}| Metric | Value |\n| :-- | :-- |\n| Latency (mean) | 6<|>1 ms |\n\n**Results file:** [x](../../bench/data.js)\n`;
    const { input, offset } = inWorkspace(text, `//- bench/data.js\n${file}\n`);
    const figure = figureAt(input, offset);
    assert.ok(figure);
    assert.match(
      resultsHistory(input, figure) ?? "",
      /^▁▃█ {2}In data\\?\.js: 45 ms on 2026.01.05, 61 ms on 2026.03.05$/,
    );
  });
});
