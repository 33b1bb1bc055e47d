import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { applyFixes } from "../../../server/src/core/check/applyFixes.ts";
import { checkDocument } from "../../../server/src/core/check/check.ts";
import type { ReportedFinding } from "../../../server/src/core/check/reportedFinding.ts";
import { openDocument } from "../../../server/src/core/document/perfDocument.ts";
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
    assert.equal(actions.filter(({ key }) => key.action === "fix").length, 5);
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

describe("a rule is kept quiet", () => {
  const titles = (source: string, showsRules = false) => {
    const { input, offset } = cursorWorkspace(source);
    return codeActions(input, { start: offset, end: offset }, undefined, showsRules).map(({ title }) => title);
  };

  /** The lines that the action changes or adds; nothing else may be found afterwards, and nothing of the rule here. */
  function quiet(source: string, title: string, lineEnd: "\n" | "\r\n" = "\n"): readonly string[] {
    const { input, offset } = cursorWorkspace(source, lineEnd);
    const action = codeActions(input, { start: offset, end: offset }, undefined).find((one) => one.title === title);
    assert.ok(action?.finding, `${title} is offered`);
    const edits = resolveCodeAction(input, action.key)?.edits ?? [];
    const text = applyEdits(input.document.text, edits);
    const after = checkDocument(openDocument(input.document.uri, text), input.context);
    const others = (findings: readonly ReportedFinding[]) =>
      findings
        .filter(({ rule }) => rule.id !== action.finding?.rule.id)
        .map(({ rule, message }) => `${rule.id}: ${message}`)
        .sort();
    const own = (findings: readonly ReportedFinding[]) =>
      findings.filter(({ rule }) => rule.id === action.finding?.rule.id).length;
    assert.deepEqual(others(after.findings), others(input.checked.findings));
    assert.ok(own(after.findings) < own(input.checked.findings));
    const before = new Set(input.document.text.split(lineEnd));
    return text.split(lineEnd).filter((line) => line !== "" && !before.has(line));
  }

  const head =
    "---\nstatus: current\nmodule: search\ncategory: performance\ncreated: 2026-01-05\n---\n\n# Search - Performance\n\nHow it does.\n\n";

  test("on a line, by a comment above it", () => {
    for (const lineEnd of ["\n", "\r\n"] as const) {
      assert.deepEqual(quiet(broken, "Disable frontmatter-enum for this line", lineEnd), [
        "# perfdoc-disable-next-line frontmatter-enum",
      ]);
      assert.deepEqual(
        quiet(
          broken.replace("<|>", "").replace("## Monitoring\n", "## Monitorin<|>g\n"),
          "Disable subsection-missing for this line",
          lineEnd,
        ),
        ["<!-- perfdoc-disable-next-line subsection-missing -->"],
      );
    }
  });

  test("on a line of a list, by a comment that cuts no list", () => {
    const list = `${head}## Future Enhancements\n\n### Phase 1: Quick wins (next release)\n\n#### Enhancement 1: More\n\n- **Description:** More of it\n- **Effort:** En<|>ormous\n- **Impact:** None\n`;
    assert.deepEqual(quiet(list, "Disable item-field-value for this line"), [
      "- **Description:** More of it <!-- perfdoc-disable-next-line item-field-value -->",
    ]);
  });

  test("in tables, by comments around these", () => {
    const table = `${head}## Benchmarks\n\n### Benchmark Results\n\n#### Benchmark 1: Load\n\n| Metric | Value |\n| --- | --- |\n| P95 | 10 ms |\n| P99 | <|>5 ms |\n`;
    const rule = "percentile-order";
    if (titles(table).includes(`Disable ${rule} for this line`)) {
      assert.deepEqual(quiet(table, `Disable ${rule} for this line`), [
        `<!-- perfdoc-disable ${rule} -->`,
        `<!-- perfdoc-enable ${rule} -->`,
      ]);
    } else assert.fail(titles(table).join("; "));
  });

  test("in the whole file, by a comment at its top", () => {
    assert.deepEqual(quiet(broken, "Disable frontmatter-enum in this file"), ["# perfdoc-disable frontmatter-enum"]);
    const missing = titles(broken.replace("<|>", "").replace("---\n", "<|>---\n").replace("created: 2026-01-05\n", ""));
    assert.ok(missing.includes("Disable frontmatter-required in this file"), missing.join("; "));
    assert.ok(!missing.includes("Disable frontmatter-required for this line"));
  });

  test("or its page is opened, where the editor has one", () => {
    assert.ok(!titles(broken).some((title) => title.startsWith("Open the page")));
    assert.ok(titles(broken, true).includes("Open the page of frontmatter-enum"));
  });
});

test("a fix writes no more than what changes", () => {
  const { input, offset } = cursorWorkspace(broken);
  const [action] = codeActions(input, { start: offset, end: offset }, undefined);
  const edits = (action && resolveCodeAction(input, action.key)?.edits) ?? [];
  assert.deepEqual(
    edits.map(({ span, newText }) => [span.end - span.start, newText]),
    [[0, "r"]],
  );
});
