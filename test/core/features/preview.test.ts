import assert from "node:assert/strict";
import { test } from "node:test";
import { preview } from "../../../server/src/core/features/preview.ts";
import { cursorWorkspace } from "../../support/cursor.ts";
import { goodNote, noteTemplate } from "../../support/notes.ts";
import { SEARCH_HEAD } from "../../support/searchHead.ts";

const service = (targets: string, fields: string) =>
  `//- docs/search/performance.md\n${SEARCH_HEAD}## Overview\n\n### Performance Targets\n\n${targets}\n\n## Current State\n\n### Performance Metrics\n\n#### Latency\n\n${fields}\n`;

function shown(source: string, lineEnd: "\n" | "\r\n" = "\n") {
  const { input, ranges } = cursorWorkspace(source, lineEnd);
  return { found: preview(input.document, input.checked), ranges: ranges.map(({ span }) => span) };
}

test("a target and its metric have a verdict behind them, the target a chart", () => {
  for (const lineEnd of ["\n", "\r\n"] as const) {
    const { found, ranges } = shown(service("- <|Latency: < 100 ms p95|>", "- **P95:** <|0.12 s|>"), lineEnd);
    assert.ok(found);
    assert.deepEqual(
      found.marks.map(({ offset }) => offset),
      ranges.map(({ end }) => end),
    );
    assert.deepEqual(
      found.marks.map(({ verdict, text, chart }) => ({ verdict, text, chart })),
      [
        {
          verdict: "missed",
          text: "measured 0.12 s, missed by 20%",
          chart: { value: 0.12, target: { value: 0.1, direction: "below" }, unit: "ms", unitSize: 0.001 },
        },
        { verdict: "missed", text: "target < 100 ms, missed by 20%", chart: null },
      ],
    );
    assert.match(found.marks[0]?.sentence ?? "", /0\.12 s.*misses by 20%/);
    assert.deepEqual(found.score?.verdicts, [{ verdict: "missed", text: "1 target missed" }]);
  }
});

test("targets are counted by what came of them", () => {
  const { found } = shown(
    service(
      "- Latency: < 100 ms p95\n- < 1 s p99\n- Cached queries: < 25 ms p50",
      "- **P95:** 100 ms\n- **P99:** 0.8 s",
    ),
  );
  assert.deepEqual(
    found?.score?.verdicts.map(({ text }) => text),
    ["1 target at its limit", "1 target met", "1 target not measured"],
  );
});

test("a metric that names its target has its verdict and its chart at one place", () => {
  const { found } = shown(service("- Fast", "- **P95:** 95 ms (target: < 80 ms)"));
  assert.deepEqual(
    found?.marks.map(({ text, chart }) => [text, chart?.target.direction]),
    [["missed by 19%", "below"]],
  );
});

const noteWorkspace = (note: string) => `//- docs/a.md\n${note}//- .perfdoc/templates/note.md\n${noteTemplate}`;

test("what is open is there with what is expected, in the frontmatter as an entry", () => {
  const note = goodNote
    .replace("It holds ten thousand tasks.", "<|Describe its limits (1-2 paragraphs).|>")
    .replace(/^module: .*$/m, "module: {module-name}");
  const { found, ranges } = shown(noteWorkspace(note));
  assert.deepEqual(
    found?.open.map(({ span }) => span),
    ranges,
  );
  assert.match(found?.open[0]?.message ?? "", /expected your own words\.$/);
  assert.match(found?.score?.open ?? "", /^\d places? open$/);
  assert.match(found?.score?.text ?? "", /^\d+% complete, \d+ of \d+ filled in$/);
  const module = found?.entries.find(({ key }) => key === "module");
  assert.deepEqual(module, { key: "module", values: ["{module-name}"], isOpen: true });
  assert.ok(found?.entries.some(({ isOpen }) => !isOpen));
});

test("the head holds lists one by one, and no more than anybody reads", () => {
  const many = Array.from({ length: 100 }, (_, index) => `x${index}: ${"a".repeat(300)}`).join("\n");
  const note = goodNote.replace(/^---\n/, `---\nlist: [a.md, "b \\"c\\""]\nmap: { a: 1 }\n${many}\n`);
  const { found } = shown(noteWorkspace(note));
  assert.deepEqual(found?.entries.slice(0, 2), [
    { key: "list", values: ["a.md", 'b "c"'], isOpen: false },
    { key: "map", values: ["{ a: 1 }"], isOpen: false },
  ]);
  assert.equal(found?.entries.length, 40);
  assert.ok(found?.entries.every(({ values }) => values.every((value) => value.length <= 200)));
});

test("a document of others shows nothing, one of ours without a template its head alone", () => {
  assert.equal(shown("//- docs/a.md\n---\ntitle: Tea\n---\n\n# Tea\n").found, undefined);
  const { found } = shown(
    "//- docs/a.md\n---\nstatus: draft\ncategory: architecture\nlast-synced: 2026-01-05\n---\n\n# A\n",
  );
  assert.equal(found?.score, null);
  assert.deepEqual(
    found?.entries.map(({ key }) => key),
    ["status", "category", "last-synced"],
  );
  assert.deepEqual([found?.marks, found?.open], [[], []]);
});
