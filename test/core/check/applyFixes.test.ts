import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { applyFixes, certainFixOf, safeFixInside } from "../../../server/src/core/check/applyFixes.ts";
import { openDocument } from "../../../server/src/core/document/perfDocument.ts";
import { fenceUnclosed } from "../../../server/src/core/rules/fence-unclosed.ts";
import { frontmatterSyntax } from "../../../server/src/core/rules/frontmatter-syntax.ts";
import { defineRule, type Fix, type Rule } from "../../../server/src/core/rules/rule.ts";
import { fixableMeta } from "../../support/fixableRule.ts";
import type { PageFile } from "../../support/page.ts";
import { contextOf, uriOf } from "../../support/pageWorkspace.ts";

const head = "---\nstatus: draft\nmodule: search\ncategory: other\n---\n\n";

function fixed(text: string, ...rules: readonly Rule[]) {
  return applyFixes(openDocument(uriOf("docs/a.md"), head + text), { ...contextOf([]), rules });
}

/** Finds a word, and puts another in its place. */
function replaces(word: string, by: string, safety: Fix["safety"] = "safe"): Rule {
  return defineRule({
    scope: "document",
    meta: fixableMeta,
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

test("a fix that reaches another file is made only where it may", () => {
  const reaching = defineRule({
    scope: "document",
    meta: fixableMeta,
    check: ({ document: { text } }) => {
      const start = text.indexOf("one");
      const span = { start, end: start + 3 };
      const others = [{ kind: "create", uri: uriOf("docs/b.md"), text: "" }] as const;
      const edits = () => ({ edits: [{ span, newText: "two" }], others });
      return start < 0 ? [] : [{ span, message: "Found one.", fixes: [{ title: "Move", safety: "safe", edits }] }];
    },
  });
  const document = openDocument(uriOf("docs/a.md"), `${head}one three\n`);
  const context = { ...contextOf([]), rules: [reaching, replaces("three", "four")] };
  assert.equal(applyFixes(document, context).document.text, `${head}two four\n`);
  const inside = applyFixes(document, context, safeFixInside);
  assert.equal(inside.document.text, `${head}one four\n`);
  assert.deepEqual(inside.others, []);
});

test("a fix that needs a choice is left to the author", () => {
  assert.equal(fixed("one\n", replaces("one", "two", "unsafe")).document.text, `${head}one\n`);
});

test("fixes that undo each other, and one that fixes nothing, come to an end", () => {
  assert.ok(fixed("one\n", replaces("one", "two"), replaces("two", "one")).applied < 10);
  assert.equal(fixed("one\n", replaces("one", "one more one")).document.text, `${head}one\n`);
});

test("insertions at one place are applied one after the other", () => {
  const inserts = (word: string): Rule =>
    defineRule({
      scope: "document",
      meta: fixableMeta,
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

test("of two safe fixes the preferred one is taken", () => {
  const either = defineRule({
    scope: "document",
    meta: fixableMeta,
    check: ({ document: { text } }) => {
      const start = text.indexOf("one");
      const edits = (newText: string) => () => ({ edits: [{ span: { start, end: start + 3 }, newText }] });
      const fixes = [
        { title: "Put two", safety: "safe", edits: edits("two") },
        { title: "Put three", safety: "safe", isPreferred: true, edits: edits("three") },
      ] as const;
      return start < 0 ? [] : [{ span: { start, end: start + 3 }, message: "Found one.", fixes }];
    },
  });
  assert.equal(fixed("one\n", either).document.text, `${head}three\n`);
});

test("what fixes something small and breaks something greater is taken back", () => {
  const marks = (word: string, severity: "hint" | "error") =>
    defineRule({
      scope: "document",
      meta: { ...fixableMeta, id: `test-${severity}`, severity },
      check: ({ document: { text } }) =>
        [...text.matchAll(new RegExp(`\\b${word}\\b`, "g"))].map(({ index }) => {
          const span = { start: index, end: index + word.length };
          const fix = {
            title: "Replace",
            safety: "safe",
            edits: () => ({ edits: [{ span, newText: "two" }] }),
          } as const;
          return { span, message: `Found ${word}.`, fixes: severity === "hint" ? [fix] : [] };
        }),
    });
  assert.equal(fixed("one\n", marks("one", "hint")).document.text, `${head}two\n`);
  assert.equal(fixed("one\n", marks("one", "hint"), marks("two", "error")).document.text, `${head}one\n`);
});

test("two fixes that know nothing of each other write one entry of the table of contents, not two", () => {
  const list = "- [A](#a)\n- [B](#b)\n";
  const adds = (id: string, place: string): Rule =>
    defineRule({
      scope: "document",
      meta: { ...fixableMeta, id },
      check: ({ document: { text } }) => {
        const at = text.indexOf(place) + place.length;
        const span = { start: at - 1, end: at };
        const edits = () => ({ edits: [{ span: { start: at, end: at }, newText: "- [C](#c)\n" }] });
        const fixes = [{ title: "Add the entry", safety: "safe", edits }] as const;
        return text.includes("(#c)") ? [] : [{ span, message: "No entry leads to C.", fixes }];
      },
    });
  const body = "\n## A\n\nOne.\n\n## B\n\nTwo.\n\n## C\n\nThree.\n";
  const result = fixed(list + body, adds("test-one", "(#a)\n"), adds("test-two", "(#b)\n"));
  assert.deepEqual(result.document.text.match(/.*\(#.*/g)?.length, 3);
  assert.equal(result.applied, 1);
});

describe("a fix after which a link leads to another heading of the same title is taken back:", () => {
  const body = "## One\n\n### Notes\n\n## Two\n\n### Notes\n";
  const changes: Readonly<Record<string, string>> = {
    "two sections swapped": body.replace(/One|Two/g, (title) => (title === "One" ? "Two" : "One")),
    "a section put above": `## New\n\n### Notes\n\n${body}`,
  };
  for (const [name, by] of Object.entries(changes)) {
    test(name, () => {
      const rewrites = defineRule({
        scope: "document",
        meta: fixableMeta,
        check: ({ document: { text } }) => {
          const span = { start: text.indexOf("## "), end: text.length };
          const edits = () => ({ edits: [{ span, newText: by }] });
          const fixes = [{ title: "Rewrite", safety: "safe", edits }] as const;
          return text.slice(span.start) === body
            ? [{ span: { ...span, end: span.start + 2 }, message: "Old.", fixes }]
            : [];
        },
      });
      for (const [link, expected] of [
        ["notes", body],
        ["one", by],
      ] as const) {
        const text = `${head}See [that](#${link}).\n\n`;
        const nobodyElse = contextOf([{ path: "docs/a.md", text: text + body }]);
        const result = applyFixes(openDocument(uriOf("docs/a.md"), text + body), { ...nobodyElse, rules: [rewrites] });
        assert.equal(result.document.text, text + expected, link);
      }
    });
  }
});

test("no fix that somebody asks for leaves a document that can be read less", () => {
  const asked = (by: string) =>
    applyFixes(
      openDocument(uriOf("docs/a.md"), `${head}one\n\nMore.\n`),
      { ...contextOf([]), rules: [replaces("one", by, "adds"), fenceUnclosed, frontmatterSyntax] },
      certainFixOf,
    ).document.text;
  assert.equal(asked("```\ntwo\n```"), `${head}\`\`\`\ntwo\n\`\`\`\n\nMore.\n`);
  assert.equal(asked("```\ntwo"), `${head}one\n\nMore.\n`);
});

describe("documents that fixes used to undo each other in", () => {
  const keys =
    "category: performance\ncreated: 2026-01-05\nupdated: 2026-02-01\nlast-synced: never\ncompleteness: 10\n";
  const top = head.replace("---\n\n", `${keys}related: []\ndependencies: []\n---\n\n`);
  const unattended = (text: string, others: readonly PageFile[] = []) =>
    applyFixes(openDocument(uriOf("docs/a.md"), text), contextOf([{ path: "docs/a.md", text }, ...others])).document
      .text;

  test("headings of the author's own keep their level and their place", () => {
    for (const body of [
      "# A - Performance\n\nFast.\n\n## Quick wins\n\nOne.\n\n## Monitoring\n\nTwo.\n\n## Benchmarking\n\nThree.\n",
      "# A - Performance\n\nFast.\n\n## Overview\n\nOne.\n\n## Performance Targets\n\n- 5 ms\n",
    ]) {
      assert.equal(unattended(top + body), top + body);
    }
  });

  test("a list that swallows a heading, a fence that hides one, and lone carriage returns come to an end", () => {
    const body =
      "# A - Performance\n\n4. [Overview](#overview)\n5. [Monitoring](#monitoring)\n\n---\n\n## Overview\n- one\n  ## Current State\n## Monitoring\n\n```\n## Benchmarks\n\n## Monitoring\n";
    for (const lineEnd of ["\n", "\r\n", "\r"]) {
      const text = body.replaceAll("\n", lineEnd);
      const once = unattended(text);
      assert.ok(Math.abs(once.length - text.length) < 200, `${once.length} units of ${text.length}`);
      assert.equal(unattended(once), once);
      assert.deepEqual(new Set(once.match(/\r\n|\r|\n/g)), new Set([lineEnd]));
    }
  });

  test("a misspelt title is corrected with the links to it, unless another document links to it", () => {
    const toc = (title: string, anchor: string) => `## Table of Contents\n\n1. [${title}](#${anchor})\n\n`;
    const body = (title: string, anchor: string) =>
      `${top}# A - Performance\n\nFast.\n\n${toc(title, anchor)}## ${title}\n\nSee [there](#${anchor}).\n`;
    const text = body("Moniotring", "moniotring");
    assert.equal(unattended(text), body("Monitoring", "monitoring"));
    const other = { path: "docs/b.md", text: `${head}See [there](a.md#moniotring).\n` };
    assert.equal(unattended(text, [other]), text);
    const { facts: _, ...alone } = contextOf([]);
    assert.equal(
      applyFixes(openDocument(uriOf("docs/a.md"), text), alone).document.text,
      text,
      "nobody knows who links",
    );
  });

  test("a comment above the frontmatter comes to stand below it, with a blank line between", () => {
    const keys = top.trimEnd();
    assert.equal(unattended(`<!-- Licensed. -->\n${keys}`), `${keys}\n\n<!-- Licensed. -->\n`);
    assert.equal(unattended(`<!-- Licensed. -->\n${keys}\n`), `${keys}\n\n<!-- Licensed. -->\n`);
  });

  test("an entry that leads to another heading than it names is left to its author", () => {
    const text = `${top}# A - Performance\n\nFast.\n\n## Table of Contents\n\n1. [Overview](#own)\n2. [Own](#own)\n\n## Overview\n\nOne.\n\n## Own\n\nTwo.\n`;
    assert.equal(unattended(text), text);
  });

  test("what has to be invented is not", () => {
    const text =
      "---\nstatus: draft\nmodule:\ncategory: performance\ncreated:\ncompleteness:\n---\n\n# A - Performance\n\nFast.\n";
    assert.equal(unattended(text), text);
  });
});
