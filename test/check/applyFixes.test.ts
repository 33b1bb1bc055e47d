import assert from "node:assert/strict";
import { test } from "node:test";
import { applyFixes } from "../../server/src/check/applyFixes.ts";
import { openDocument } from "../../server/src/document/perfDocument.ts";
import { defineRule, type Fix, type Rule, type RuleMeta } from "../../server/src/rules/rule.ts";
import { contextOf, uriOf } from "../support/pageWorkspace.ts";

const meta: RuleMeta = {
  id: "test-rule",
  group: "structure",
  severity: "warning",
  appliesTo: "family",
  summary: "For tests.",
  why: "To test with.",
  isFixable: true,
};

const head = "---\nstatus: draft\nmodule: search\n---\n\n";

function fixed(text: string, ...rules: readonly Rule[]) {
  return applyFixes(openDocument(uriOf("docs/a.md"), head + text), { ...contextOf([]), rules });
}

/** Finds a word, and puts another in its place. */
function replaces(word: string, by: string, safety: Fix["safety"] = "safe"): Rule {
  return defineRule({
    scope: "document",
    meta,
    check: ({ document: { text } }) =>
      [...text.matchAll(new RegExp(`\\b${word}\\b`, "g"))].map(({ index }) => {
        const span = { start: index, end: index + word.length };
        return {
          span,
          message: `Found ${word}.`,
          fixes: [{ title: "Replace", safety, edits: () => ({ edits: [{ span, newText: by }] }) }],
        };
      }),
  });
}

test("every safe fix is applied, pass by pass", () => {
  const result = fixed("one one\n", replaces("one", "two"), replaces("two", "three"));
  assert.equal(result.document.text, `${head}three three\n`);
  assert.equal(result.applied, 4);
});

test("a fix that needs a choice is left to the author", () => {
  assert.equal(fixed("one\n", replaces("one", "two", "unsafe")).document.text, `${head}one\n`);
});

test("fixes that undo each other, and one that mends nothing, come to an end", () => {
  assert.ok(fixed("one\n", replaces("one", "two"), replaces("two", "one")).applied < 10);
  assert.equal(fixed("one\n", replaces("one", "one more one")).document.text, `${head}one\n`);
});

test("insertions at one place are applied one after the other", () => {
  const inserts = (word: string): Rule =>
    defineRule({
      scope: "document",
      meta,
      check: ({ document: { text } }) =>
        text.includes(word)
          ? []
          : [
              {
                span: { start: 0, end: 3 },
                message: `No ${word}.`,
                fixes: [
                  {
                    title: "Insert",
                    safety: "safe",
                    edits: () => ({
                      edits: [{ span: { start: text.length, end: text.length }, newText: `${word}\n` }],
                    }),
                  },
                ],
              },
            ],
    });
  assert.equal(fixed("", inserts("a1"), inserts("b2"), inserts("c3")).document.text, `${head}a1\nb2\nc3\n`);
});
