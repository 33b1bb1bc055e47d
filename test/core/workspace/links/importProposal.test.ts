import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { readResults } from "../../../../server/src/core/benchmarks/formats/readResults.ts";
import { applyEdits } from "../../../../server/src/core/text/textEdit.ts";
import { linkTargets } from "../../../../server/src/core/workspace/links/documentPaths.ts";
import { documentResults } from "../../../../server/src/core/workspace/links/documentResults.ts";
import {
  type ImportedResults,
  type ImportWishes,
  importProposal,
} from "../../../../server/src/core/workspace/links/importProposal.ts";
import { benchmarkHead, hyperfineFile, resultsTable } from "../../../support/benchmarkWorkspace.ts";
import { cursorWorkspace } from "../../../support/cursor.ts";
import { uriOf } from "../../../support/pageWorkspace.ts";

const NO_WISHES: ImportWishes = { section: undefined, benchmark: undefined };

/** What comes of an import of the first of the files into a document with a body. */
function proposalFor(body: string, files: Readonly<Record<string, string>>, wishes = NO_WISHES) {
  const others = Object.entries(files).map(([path, text]) => `//- ${path}\n${text}\n`);
  const { input } = cursorWorkspace(`//- docs/cart/performance.md\n${benchmarkHead}${body}\n${others.join("")}`);
  const { document, checked, context } = input;
  assert.ok(context.facts);
  const targetOf = linkTargets(document.uri, context.settings.docsRoot, context.facts);
  const parts = documentResults(document, context.facts, targetOf);
  const proposal = importProposal({ document, match: checked.conformance?.match, parts }, importedFrom(files), wishes, {
    day: "2026-11-24",
  });
  const after = proposal.kind === "import" ? applyEdits(document.text, proposal.proposed.edits) : "";
  return { proposal, after: after.slice(benchmarkHead.length) };
}

function importedFrom(files: Readonly<Record<string, string>>): ImportedResults {
  const [path = "", text = ""] = Object.entries(files)[0] ?? [];
  const reading = readResults(text);
  assert.ok(reading.kind === "results");
  return { uri: uriOf(path), results: reading.results };
}

const TILES = "bench/tiles.json";
const link = (rest = "") => `\n**Results file:** [tiles.json](../../bench/tiles.json)${rest}\n`;

describe("an import", () => {
  test("writes into what is bound to the file", () => {
    const { after } = proposalFor(`${resultsTable("45 ms", "X ms")}${link()}`, {
      [TILES]: hyperfineFile({ tiles: 61 }),
    });
    assert.equal(
      after.trimEnd(),
      `${resultsTable("61 ms", "61 ms")}${link()}\n**Measured:** 2026-11-24, hyperfine, 21 samples`,
    );
  });

  test("of a file that a benchmark names twice writes each value, and where it is from, once", () => {
    const twice = `${resultsTable("45 ms", "X ms")}${link(', "quick"')}\n<!-- perfdoc: results bench/tiles.json "slow" -->\n`;
    const { after } = proposalFor(twice, { [TILES]: hyperfineFile({ quick: 61, slow: 900 }) });
    assert.equal(after.match(/\*\*Measured:/g)?.length, 1);
    assert.ok(after.startsWith(resultsTable("61 ms", "61 ms")), after);
  });

  test("leaves alone what a file named further in front decides", () => {
    const body = `${resultsTable("45 ms", "45 ms")}\n**Results file:** [first](../../bench/first.json)\n${link()}`;
    const files = { [TILES]: hyperfineFile({ tiles: 61 }), "bench/first.json": hyperfineFile({ one: 45 }) };
    const { proposal } = proposalFor(body, files);
    assert.ok(proposal.kind === "import");
    assert.deepEqual(proposal.proposed.written, []);
  });

  test("binds the one section that has a place for the figures", () => {
    const { after } = proposalFor(resultsTable("45 ms", "X ms"), { [TILES]: hyperfineFile({ tiles: 61 }) });
    assert.equal(
      after.trimEnd(),
      `${resultsTable("61 ms", "61 ms")}${link()}\n**Measured:** 2026-11-24, hyperfine, 21 samples`,
    );
  });

  test("asks for the section and the benchmark where there are several, and says what a wish is none of", () => {
    const two = `${resultsTable("1 ms", "1 ms")}\n#### Benchmark 2: Labels\n\n${resultsTable("2 ms", "2 ms")}`;
    const files = { [TILES]: hyperfineFile({ a: 10, b: 20 }) };
    assert.deepEqual(proposalFor(two, files).proposal, { kind: "which section", names: ["Tiles", "Labels"] });
    const inLabels = { section: "Labels", benchmark: undefined };
    assert.deepEqual(proposalFor(two, files, inLabels).proposal, { kind: "which benchmark", names: ["a", "b"] });
    assert.deepEqual(proposalFor(two, files, { section: "Label", benchmark: undefined }).proposal, {
      kind: "which section",
      names: ["Tiles", "Labels"],
      wished: "Label",
    });
    assert.deepEqual(proposalFor(two, files, { ...inLabels, benchmark: "c" }).proposal, {
      kind: "which benchmark",
      names: ["a", "b"],
      wished: "c",
    });
    const { after } = proposalFor(two, files, { ...inLabels, benchmark: "b" });
    assert.ok(after.includes(`Labels\n\n${resultsTable("20 ms", "20 ms")}${link(', "b"')}`), after);
    assert.ok(after.startsWith(resultsTable("1 ms", "1 ms")), after);
  });

  test("is refused where nothing takes a figure", () => {
    assert.deepEqual(proposalFor("Text.\n", { [TILES]: hyperfineFile({ a: 1 }) }).proposal, { kind: "no place" });
  });

  test("writes the day alone of a moment", () => {
    const timed = JSON.stringify({
      context: { date: "2026-11-20T10:00:00+00:00" },
      benchmarks: [{ name: "t", run_type: "iteration", real_time: 61, cpu_time: 61, time_unit: "ms", iterations: 9 }],
    });
    const { after } = proposalFor(`| Metric | Value |\n| :-- | :-- |\n| Latency (mean) | 45 ms |\n`, {
      [TILES]: timed,
    });
    assert.match(after, /\*\*Measured:\*\* 2026-11-20, /);
  });
});
