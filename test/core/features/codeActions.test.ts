import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { applyFixes } from "../../../server/src/core/check/applyFixes.ts";
import { codeActions, resolveCodeAction } from "../../../server/src/core/features/codeActions.ts";
import { applyEdits } from "../../../server/src/core/text/textEdit.ts";
import { cursorWorkspace } from "../../support/cursor.ts";

const broken = `---
status: <|>curent
module: search
category: performance
created: 2026-01-05
updated: 2026-01-05
last-synced: 2026-01-05
completeness: 10
related: []
dependencies: []
---

# Search - Performance

How it does.

## Table of Contents

1. [Monitoring](#monitorin)

## Monitoring

Nothing yet.
`;

describe("actions", () => {
  test("write paths so that they lead to their file, wherever they stand", () => {
    const workspace = (body: string) =>
      `---\nstatus: draft\nmodule: search\ncategory: architecture\n---\n# Search\n\n${body}\n//- docs/module/50% (a#b)?.md\n# Notes\n`;
    const fixed = (body: string) => {
      const { input, offset } = cursorWorkspace(workspace(body));
      const [action] = codeActions(input, { start: offset, end: offset }, undefined);
      const edits = action && resolveCodeAction(input, action.key);
      return applyEdits(input.document.text, edits?.edits ?? [])
        .split("\n")
        .at(-2);
    };
    assert.equal(fixed("[a](50 (a-b<|>).md)".replaceAll(" ", "%20")), "[a](./50%25%20%28a%23b%29%3F.md)");
    assert.equal(fixed("[a](<50 (a-b<|>).md>)"), "[a](<./50%25 (a%23b)%3F.md>)");
    assert.equal(fixed('<img src="50 (a-b<|>).md">'), '<img src="./50%25%20(a%23b)%3F.md">');
  });

  test("for the finding at the cursor, one of them preferred", () => {
    const { input, offset } = cursorWorkspace(broken);
    const actions = codeActions(input, { start: offset, end: offset }, undefined);
    assert.deepEqual(
      actions.filter(({ isPreferred }) => isPreferred).map(({ title }) => title),
      ['Change to "current"'],
    );
    assert.equal(actions.filter(({ finding }) => finding?.rule.id === "frontmatter-enum").length, 5);
    assert.ok(actions.every(({ kind }) => kind === "quickfix"));
  });

  test("of a kind only when it is asked for", () => {
    const { input, offset } = cursorWorkspace(broken);
    const kinds = (only: readonly string[]) =>
      codeActions(input, { start: offset, end: offset }, only).map(({ kind }) => kind);
    assert.deepEqual(kinds(["source.fixAll"]), ["source.fixAll.perfdoc"]);
    assert.deepEqual(kinds(["source"]), ["source.fixAll.perfdoc", "source.perfdoc.toc", "source.perfdoc.synced"]);
    assert.deepEqual(kinds(["refactor"]), []);
    assert.deepEqual(kinds(["source.fix"]), [], "a kind ends at a dot");
  });

  test("fix all of a rule where it found several, and none of them needs a choice", () => {
    const titles = (text: string) => {
      const { input, offset } = cursorWorkspace(text);
      return codeActions(input, { start: offset, end: offset }, undefined).map(({ title }) => title);
    };
    const all = (rule: string) => `Fix all of ${rule}`;
    assert.ok(!titles(broken).includes(all("frontmatter-enum")));
    assert.ok(
      titles(broken.replace("category: performance", "category: perfomance")).includes(all("frontmatter-enum")),
    );
    const numbered = (second: string, third: string) =>
      `${broken.replace("<|>", "")}\n## Future Enhancements\n\n### Phase 1: Quick wins (next release)\n\n#### Enhancement 1\n\n#### Enhancement ${second}\n\n#### Enhancement ${third}\n`;
    const renumbering = titles(numbered("<|>3", "5"));
    assert.ok(
      renumbering.some((title) => /^Number each .* in order$/.test(title)),
      renumbering.join(", "),
    );
    assert.ok(!renumbering.includes(all("item-heading")), "texts and tickets may name these numbers");
  });

  test("give their edits when they are resolved", () => {
    const { input, offset } = cursorWorkspace(broken);
    const [action] = codeActions(input, { start: offset, end: offset }, undefined).filter(
      ({ isPreferred }) => isPreferred,
    );
    assert.ok(action);
    const edits = resolveCodeAction(input, action.key)?.edits ?? [];
    assert.equal(applyEdits(input.document.text, edits), broken.replace("<|>curent", "current"));
  });

  test("that fix what is gone give nothing", () => {
    const { input } = cursorWorkspace(broken);
    assert.equal(
      resolveCodeAction(input, { action: "fix", rule: "toc-order", span: { start: 0, end: 1 }, title: "x" }),
      undefined,
    );
  });

  test("fix all as the command line does", () => {
    const { input } = cursorWorkspace(broken);
    const edits = resolveCodeAction(input, { action: "fixAll" })?.edits ?? [];
    assert.equal(applyEdits(input.document.text, edits), applyFixes(input.document, input.context).document.text);
  });

  test("on the table of contents leave everything else", () => {
    const { input } = cursorWorkspace(broken);
    const edits = resolveCodeAction(input, { action: "tableOfContents" })?.edits ?? [];
    assert.equal(
      applyEdits(input.document.text, edits),
      broken.replace("<|>", "").replace("#monitorin)", "#monitoring)"),
    );
  });
});
