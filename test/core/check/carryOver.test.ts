import assert from "node:assert/strict";
import { test } from "node:test";
import { carriedOver } from "../../../server/src/core/check/carryOver.ts";
import type { ReportedFinding } from "../../../server/src/core/check/reportedFinding.ts";
import { fixableMeta } from "../../support/fixableRule.ts";

const fix = { title: "Fix", safety: "safe", edits: () => ({ edits: [] }) } as const;

/** Marks 10 to 14, and refers to 30 to 34 of the document and to 1 to 2 of another one. */
const finding: ReportedFinding = {
  span: { start: 10, end: 14 },
  message: "Found.",
  related: [
    { span: { start: 30, end: 34 }, message: "Here" },
    { uri: "file:///b.md", span: { start: 1, end: 2 }, message: "There" },
  ],
  tags: [],
  fixes: [fix],
  rule: fixableMeta,
  severity: "warning",
};

/** Where an edit begins and ends, how many letters it puts in, and where the finding and its places then are. */
const EDITS: readonly (readonly [start: number, end: number, letters: number, spans: readonly string[]])[] = [
  [0, 2, 5, ["13-17", "33-37", "1-2"]],
  [3, 9, 0, ["4-8", "24-28", "1-2"]],
  [9, 10, 1, []],
  [10, 10, 1, []],
  [12, 13, 0, []],
  [14, 14, 1, []],
  [15, 15, 3, ["10-14", "33-37", "1-2"]],
  [30, 31, 1, ["10-14", "1-2"]],
  [40, 40, 9, ["10-14", "30-34", "1-2"]],
];

test("a finding moves with what it marks, and goes when that is touched", () => {
  for (const [start, end, letters, spans] of EDITS) {
    const [kept] = carriedOver([finding], { span: { start, end }, newText: "x".repeat(letters) });
    const found = kept ? [kept, ...kept.related].map(({ span }) => `${span.start}-${span.end}`) : [];
    assert.deepEqual(found, spans, `${start}-${end}`);
    assert.deepEqual(kept?.fixes ?? [], [], "fixes were made for the text before");
  }
});
