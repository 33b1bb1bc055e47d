import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { readResults } from "../../../server/src/core/benchmarks/formats/readResults.ts";
import { boundResults } from "../../../server/src/core/conformance/benchmarks/boundResults.ts";
import { compareCell } from "../../../server/src/core/conformance/benchmarks/comparison.ts";
import { boundParts } from "../../../server/src/core/conformance/benchmarks/resultsLink.ts";
import { writtenResults } from "../../../server/src/core/conformance/benchmarks/writtenResults.ts";
import { openDocument } from "../../../server/src/core/document/perfDocument.ts";
import { pastedResults } from "../../../server/src/core/features/pastedResults.ts";
import { applyEdits } from "../../../server/src/core/text/textEdit.ts";
import { linkTargets } from "../../../server/src/core/workspace/links/documentPaths.ts";
import { documentResults } from "../../../server/src/core/workspace/links/documentResults.ts";
import { benchmarkHead, hyperfineFile, resultsTable } from "../../support/benchmarkWorkspace.ts";
import { cursorWorkspace } from "../../support/cursor.ts";
import { uriOf } from "../../support/pageWorkspace.ts";
import { resultsFixtures } from "../../support/resultsFixtures.ts";

/** The document, without its head, once results were pasted at the cursor; undefined where nothing is offered. */
function pasted(body: string, results: string, file?: string): string | undefined {
  const { input, offset } = cursorWorkspace(
    `//- docs/cart/performance.md\n${benchmarkHead}${body}\n//- bench/tiles.json\n${hyperfineFile({ tiles: 1 })}\n`,
  );
  const { document, checked, context } = input;
  assert.ok(context.facts);
  const parts = documentResults(document, context.facts, linkTargets(document.uri, "docs", context.facts));
  const reading = readResults(results);
  assert.ok(reading.kind === "results");
  const target = { document, match: checked.conformance?.match, parts };
  const copied = { uri: file && uriOf(file), results: reading.results };
  const found = pastedResults(target, copied, offset, { day: "2026-11-24" });
  const edits =
    found?.kind === "table" ? [{ span: { start: offset, end: offset }, newText: found.text }] : found?.edits;
  return edits && applyEdits(document.text, edits).slice(benchmarkHead.length).trimEnd();
}

const MEASURED = "**Measured:** 2026-11-24, hyperfine, 21 samples";

describe("results that are pasted", () => {
  test("fill in the table of the benchmark that they are pasted into", () => {
    const values = `${resultsTable("61 ms", "61 ms")}\n${MEASURED}`;
    assert.equal(pasted(`${resultsTable("45 ms", "X ms")}<|>\n`, hyperfineFile({ a: 61 })), values);
  });

  test("bind it when they are a file of the workspace", () => {
    assert.equal(
      pasted(`${resultsTable("45 ms", "X ms")}<|>\n`, hyperfineFile({ a: 61 }), "bench/new one.json"),
      `${resultsTable("61 ms", "61 ms")}\n**Results file:** [new one.json](../../bench/new%20one.json)\n\n${MEASURED}`,
    );
  });

  test("go into what is bound already, unless they are another file", () => {
    const bound = "\n**Results file:** [x](../../bench/tiles.json)\n";
    const body = `${resultsTable("45 ms", "45 ms")}${bound}\n<|>\n`;
    const values = `${resultsTable("61 ms", "61 ms")}${bound}\n${MEASURED}`;
    assert.equal(pasted(body, hyperfineFile({ a: 61 })), values);
    assert.equal(pasted(body, hyperfineFile({ a: 61 }), "bench/tiles.json"), values);
    assert.match(
      pasted(body, hyperfineFile({ a: 61 }), "bench/b.json") ?? "",
      /^\| Metric[\s\S]*45 ms[\s\S]*\| Figure/,
    );
  });

  test("are a table of their own elsewhere, and where it can't be told which benchmark is meant", () => {
    const table = "| Name | Time (p50) |";
    for (const body of ["Text.\n\n<|>\n", `${resultsTable("45 ms", "X ms")}\n<|>\n`]) {
      const after = pasted(body, hyperfineFile({ a: 61, "b|c": 7 })) ?? "";
      assert.ok(after.includes(table), after);
      assert.ok(after.includes("b\\|c"), after);
    }
  });

  test("stay what they are in code and comments, and where they are filled in already", () => {
    const values = `${resultsTable("61 ms", "61 ms")}\n${MEASURED}`;
    assert.equal(pasted(`${values}\n<|>\n`, hyperfineFile({ a: 61 })), undefined);
    assert.equal(pasted("```json\n<|>\n```\n", hyperfineFile({ a: 61 })), undefined);
    assert.equal(pasted("<!-- <|> -->\n", hyperfineFile({ a: 61 })), undefined);
  });
});

describe("the table of a results file", () => {
  for (const { file, text } of resultsFixtures()) {
    const reading = readResults(text);
    const results = reading.kind === "results" ? reading.results : undefined;
    const written = results && writtenResults(results, "bench/it.json", "2026-11-24");
    if (!results || written === undefined) continue;
    test(`says what stands in ${file}, when it is read again`, () => {
      const document = openDocument("file:///a.md", `# A\n\n${written}\n`);
      const [part] = boundParts(document);
      const [link] = part?.links ?? [];
      assert.ok(part && link);
      const { cells } = boundResults(part, link, results);
      const figures = results.benchmarks.flatMap(({ measures }) => measures).length;
      assert.ok(cells.filter(({ kind }) => kind === "measured").length * 2 >= figures, `${cells.length} of ${figures}`);
      for (const cell of cells) {
        if (cell.kind !== "measured") continue;
        const { kind } = compareCell(cell, 1);
        assert.ok(kind === "same" || kind === "none" || kind === "open", `${cell.cell.label}: ${kind}`);
      }
    });
  }
});
