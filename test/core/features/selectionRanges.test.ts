import assert from "node:assert/strict";
import { test } from "node:test";
import { selectionRanges } from "../../../server/src/core/features/selectionRanges.ts";
import { textOf } from "../../../server/src/core/text/span.ts";
import { cursorWorkspace } from "../../support/cursor.ts";

/** The texts of the spans, the first line of each with `…` for more. */
function selected(source: string, lineEnd: "\n" | "\r\n" = "\n"): readonly string[] {
  const { input, offset } = cursorWorkspace(source, lineEnd);
  return selectionRanges(input.document, offset).map((span) => {
    const [first = "", ...more] = textOf(input.document.text, span).split(lineEnd);
    return more.length > 0 ? `${first}…` : first;
  });
}

const document = `---
status: draft
related:
  - "a b.md"
---

# Core

## Cache

### Layer

- **Effort:** as [the plan](plan.md) says
- **Gain:** \`5 ms\` here

| Größe | Wert |
| ----- | ---- |
| P95 🚀 | 120 ms |
`;

test("a selection grows from the word over value, field, list and sections to the document", () => {
  for (const lineEnd of ["\n", "\r\n"] as const) {
    assert.deepEqual(selected(document.replace("the plan", "the pl<|>an"), lineEnd), [
      "plan",
      "the plan",
      "[the plan](plan.md)",
      "as [the plan](plan.md) says",
      "**Effort:** as [the plan](plan.md) says",
      "- **Effort:** as [the plan](plan.md) says",
      "- **Effort:** as [the plan](plan.md) says…",
      "### Layer…",
      "## Cache…",
      "---…",
    ]);
  }
});

test("in code, in tables and in the frontmatter it grows as they are built", () => {
  assert.deepEqual(selected(document.replace("5 ms", "5 m<|>s")).slice(0, 3), ["ms", "`5 ms`", "`5 ms` here"]);
  assert.deepEqual(selected(document.replace("120", "1<|>20")).slice(0, 4), [
    "120",
    "120 ms",
    "| P95 🚀 | 120 ms |",
    "| Größe | Wert |…",
  ]);
  assert.deepEqual(selected(document.replace("a b", "a<|> b")), [
    "a",
    "a b.md",
    '"a b.md"',
    '- "a b.md"',
    "related:…",
    "status: draft…",
    "---…",
    "---…",
  ]);
});

test("each span holds the one before, at every offset", () => {
  const { input } = cursorWorkspace(document);
  for (let offset = 0; offset <= document.length; offset++) {
    const spans = selectionRanges(input.document, offset);
    assert.deepEqual(spans.at(-1), { start: 0, end: document.length });
    for (const [index, span] of spans.entries()) {
      const inner = spans[index - 1] ?? { start: offset, end: offset };
      assert.ok(span.start <= inner.start && inner.end <= span.end);
    }
  }
});
