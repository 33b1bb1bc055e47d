import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { resultsLenses } from "../../../server/src/core/features/resultsLenses.ts";
import { unknown } from "../../../server/src/core/workspace/facts/facts.ts";
import { benchmarkHead, hyperfineFile, resultsTable } from "../../support/benchmarkWorkspace.ts";
import { cursorWorkspace } from "../../support/cursor.ts";

const BOUND = "\n**Results file:** [tiles.json](../../bench/tiles.json)\n";

/** A document with one benchmark, and files of results by their paths. */
function workspace(body: string, files: Readonly<Record<string, string>>) {
  const others = Object.entries(files).map(([path, text]) => `//- ${path}\n${text}\n`);
  return cursorWorkspace(`//- docs/cart/performance.md\n${benchmarkHead}${body}\n${others.join("")}`).input;
}

function titles(body: string, files: Readonly<Record<string, string>>): readonly string[] {
  return resultsLenses(workspace(body, files)).map(({ title }) => title);
}

describe("a lens on a benchmark", () => {
  test("says where its results are from, where the document agrees", () => {
    const agreeing = `${resultsTable("45 ms", "45 ms")}${BOUND}\n**Measured:** 2026-11-03\n`;
    assert.deepEqual(titles(agreeing, { "bench/tiles.json": hyperfineFile({ tiles: 45.3 }) }), [
      "Results of 2026-11-03, bench/tiles.json",
    ]);
    const undated = `${resultsTable("45 ms", "45 ms")}${BOUND}`;
    assert.deepEqual(titles(undated, { "bench/tiles.json": hyperfineFile({ tiles: 45 }) }), [
      "Results, bench/tiles.json",
    ]);
  });

  test("says what the file has by now, the worst first, with an update", () => {
    const older = `${resultsTable("45 ms", "100 ms")}${BOUND}`;
    assert.deepEqual(titles(older, { "bench/tiles.json": hyperfineFile({ tiles: 61 }) }), [
      "bench/tiles.json has other results: Latency (p50) 61 ms, 36% slower, and 1 more",
      "Update",
    ]);
  });

  test("says that the file is newer where both have a day", () => {
    const files = {
      "bench/tiles.json": JSON.stringify({
        context: { date: "2026-11-20T10:00:00+00:00" },
        benchmarks: [
          { name: "tiles", run_type: "iteration", real_time: 61, cpu_time: 61, time_unit: "ms", iterations: 10 },
        ],
      }),
    };
    const body = `| Metric | Value |\n| :-- | :-- |\n| Latency (mean) | 45 ms |\n${BOUND}\n**Measured:** 2026-11-03\n`;
    assert.equal(titles(body, files)[0], "bench/tiles.json has newer results: Latency (mean) 61 ms, 36% slower");
    assert.equal(
      titles(body.replace("2026-11-03", "2026-11-21"), files)[0],
      "bench/tiles.json has other results: Latency (mean) 61 ms, 36% slower",
    );
  });

  test("counts what the file could fill in", () => {
    const open = `${resultsTable("X ms", "X ms")}${BOUND}`;
    assert.deepEqual(titles(open, { "bench/tiles.json": hyperfineFile({ tiles: 61 }) }), [
      "bench/tiles.json has other results: 2 values for what is open here",
      "Update",
    ]);
  });

  test("says that another machine measured", () => {
    const other = JSON.stringify({
      machine_info: { cpu: { brand_raw: "AMD EPYC 7443P" } },
      benchmarks: [
        {
          name: "tiles",
          fullname: "tiles",
          stats: { mean: 0.061, median: 0.061, rounds: 30, min: 0.06, max: 0.07, stddev: 0 },
        },
      ],
      datetime: "2026-11-20T10:00:00",
      version: "5.1.0",
    });
    const body = `**Environment:**\n\n- **CPU:** Apple M1\n\n${resultsTable("45 ms", "")}${BOUND}`;
    assert.match(
      titles(body, { "bench/tiles.json": other })[0] ?? "",
      /36% slower, .*on another machine$|36% slower, on another machine$/,
    );
  });

  test("is above the heading, and not there for a file that is missing, unread or without a figure", () => {
    const body = `${resultsTable("45 ms", "45 ms")}${BOUND}`;
    const input = workspace(body, { "bench/tiles.json": hyperfineFile({ tiles: 45 }) });
    const [lens] = resultsLenses(input);
    assert.ok(lens && input.document.text.slice(lens.span.start).startsWith("#### Benchmark 1"));
    assert.deepEqual(titles(body, {}), []);
    assert.deepEqual(titles(body, { "bench/tiles.json": "{}" }), []);
    assert.deepEqual(titles(body, { "bench/tiles.json": hyperfineFile({ a: 1, b: 2 }) }), []);
    const { facts } = input.context;
    assert.ok(facts);
    const unread = {
      ...input,
      context: { ...input.context, facts: { ...facts, results: (): typeof unknown => unknown } },
    };
    assert.deepEqual(resultsLenses(unread), []);
  });

  test("tells of each file of a benchmark, with one update for all", () => {
    const body = `${resultsTable("45 ms", "45 ms")}${BOUND}\n<!-- perfdoc: results bench/memory.json "peak" -->\n`;
    const files = { "bench/tiles.json": hyperfineFile({ tiles: 61 }), "bench/memory.json": hyperfineFile({ peak: 1 }) };
    assert.deepEqual(titles(body, files), [
      "bench/tiles.json has other results: Latency (p50) 61 ms, 36% slower, and 1 more",
      "Update",
    ]);
  });
});
