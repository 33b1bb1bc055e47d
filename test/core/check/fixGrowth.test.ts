import assert from "node:assert/strict";
import { test } from "node:test";
import { applyFixes, fixCounter } from "../../../server/src/core/check/applyFixes.ts";
import { ruleCounter } from "../../../server/src/core/check/runRules.ts";
import { openDocument } from "../../../server/src/core/document/perfDocument.ts";
import { defineRule } from "../../../server/src/core/rules/rule.ts";
import { SHAPES } from "../../bench/shapes.mjs";
import { fixableMeta } from "../../support/fixableRule.ts";
import { contextOf, uriOf } from "../../support/pageWorkspace.ts";
import { fc, runsOr } from "../../support/property.ts";

const HEAD = "---\nstatus: draft\nmodule: a\ncategory: other\n---\n\n";

const PATH = "docs/module/performance.md";

function fixed(text: string) {
  const before = { ...fixCounter, rules: ruleCounter.document };
  const result = applyFixes(openDocument(uriOf(PATH), text), contextOf([{ path: PATH, text }]));
  return {
    ...result,
    text: result.document.text,
    checks: fixCounter.checks - before.checks,
    units: fixCounter.units - before.units,
    rules: ruleCounter.document - before.rules,
  };
}

/** Checks that documents of one piece need, however often it comes: a batch and what it made room for, a few times. */
const MOST_CHECKS = 12;
/** Rules of whole documents: each runs once for each check. */
const MOST_RULES = 40;
/** Units that one fix adds: a line of the frontmatter or of the table of contents. */
const LONGEST_FIX = 200;
const SIZE = 2_000;

for (const { name, textOf } of SHAPES) {
  test(`what it costs to fix ${name} does not depend on how many there are`, () => {
    const text = textOf(SIZE);
    const { checks, units, rules, applied, isCutOff, text: after } = fixed(text);
    assert.equal(isCutOff, false);
    assert.ok(checks <= MOST_CHECKS, `${checks} checks`);
    assert.ok(units <= MOST_CHECKS * Math.max(text.length, after.length), `${units} units`);
    assert.ok(rules <= MOST_RULES * (checks + 1), `${rules} runs of rules`);
    assert.ok(after.length <= text.length + LONGEST_FIX * applied, `${after.length} units after ${applied} fixes`);
    assert.equal(fixed(after).applied, 0, "a second run finds nothing to fix");
  });
}

test("all entries that a table of contents lacks are added at once, whatever its marks", () => {
  for (const mark of ["-", "1."]) {
    const headings = Array.from({ length: 1_500 }, (_, at) => `## A ${at}\n\na\n\n`).join("");
    const { checks, text } = fixed(`${HEAD}# A\n\n${mark} [A 7](#a-7)\n\n${headings}`);
    assert.ok(checks <= 4, `${checks} checks`);
    const marks = [...text.matchAll(/^(\S+) \[A (\d+)\]\(#a-(\d+)\)$/gm)];
    assert.equal(marks.length, 1_500);
    assert.ok(marks.every(([, written, title, slug], at) => title === slug && Number(title) === at && written !== ""));
    if (mark === "1.") assert.deepEqual(marks.map(([, written]) => written).slice(-2), ["1499.", "1500."]);
  }
});

test("fixes that each need a check of a long document end before all are made, and that is said", () => {
  const document = openDocument(uriOf(PATH), `${HEAD}${"x ".repeat(400_000)}${"a ".repeat(100)}`);
  // All of them write at the top as well, so that each needs a pass of its own.
  const meeting = defineRule({
    scope: "document",
    meta: fixableMeta,
    check: ({ document: { text } }) =>
      [...text.matchAll(/a/g)]
        .filter(({ index }) => index > HEAD.length)
        .map(({ index }) => {
          const span = { start: index, end: index + 1 };
          const edits = [
            { span: { start: HEAD.length, end: HEAD.length }, newText: "b" },
            { span, newText: "c" },
          ];
          return { span, message: "Found a.", fixes: [{ title: "Replace", safety: "safe", edits: () => ({ edits }) }] };
        }),
  });
  const before = fixCounter.checks;
  const { isCutOff, applied } = applyFixes(document, { ...contextOf([]), rules: [meeting] });
  assert.ok(isCutOff);
  assert.ok(applied > 0 && fixCounter.checks - before <= 20, `${applied} applied`);
});

/** What fixes can meet and not see: line ends that others don't take for any, headings inside of something, sections twice. */
const PIECES = [
  "## Overview",
  "- ## Overview",
  "> ## Monitoring",
  "<!--",
  "```",
  "<details>",
  "## Table of Contents",
  "- [Overview](#overview)",
  "1. [Monitoring](#monitorin)",
  "- [Overview](#overview",
  "---",
  "status: draft",
  "related: [a.md",
  "  - b.md",
  "### Benchmark 1: A",
  "### Benchmark 1: B",
  "| a | b |",
  "| - | - |",
  "a",
  "",
];
const aDocument = fc
  .array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom("\r", "\n", "\r\n", "\r\r", "\n\n")), { maxLength: 40 })
  .map((lines) => `---\nstatus: draft\nmodule: a\ncategory: performance\n---\n\n${lines.flat().join("")}`);

test("a document of whatever line ends and open blocks grows by what its fixes say, and is fixed once", () => {
  fc.assert(
    fc.property(aDocument, (text) => {
      const { applied, text: after, isCutOff } = fixed(text);
      assert.equal(isCutOff, false);
      assert.ok(after.length <= text.length + LONGEST_FIX * applied, `${after.length} units after ${applied} fixes`);
      assert.equal(fixed(after).applied, 0, "a second run finds nothing to fix");
    }),
    { numRuns: runsOr(100), includeErrorInReport: false },
  );
});
