import assert from "node:assert/strict";
import { test } from "node:test";
import { type DocumentSymbol, documentSymbols } from "../../../server/src/core/features/documentSymbols.ts";
import { containsSpan } from "../../../server/src/core/text/span.ts";
import { cursorWorkspace } from "../../support/cursor.ts";
import { noteTemplate } from "../../support/notes.ts";

/** One line a symbol, indented by depth. */
function tree(symbols: readonly DocumentSymbol[], indent = ""): readonly string[] {
  return symbols.flatMap((symbol) => {
    assert.ok(containsSpan(symbol.span, symbol.selectionSpan), symbol.name);
    for (const child of symbol.children) assert.ok(containsSpan(symbol.span, child.span), child.name);
    const detail = symbol.detail === "" ? "" : ` (${symbol.detail})`;
    return [`${indent}${symbol.name}${detail}`, ...tree(symbol.children, `${indent}  `)];
  });
}

const related = `---
status: draft
module: core
category: other
related: [a.md, b.md]
---

# Kern 🚀

Überblick
---------

### \`Cache\` layer

## Limits

#### Deep
##
`;

test("headings are a tree behind the frontmatter with its keys", () => {
  for (const lineEnd of ["\n", "\r\n"] as const) {
    const { input } = cursorWorkspace(related, lineEnd);
    assert.deepEqual(tree(documentSymbols(input)), [
      "Frontmatter",
      "  status (draft)",
      "  module (core)",
      "  category (other)",
      "  related (a.md, b.md)",
      "Kern 🚀",
      "  Überblick",
      "    Cache layer",
      "  Limits",
      "    Deep",
      "  (no title)",
    ]);
  }
});

test("a section reaches to the next heading of its level", () => {
  const { input } = cursorWorkspace(related);
  const title = documentSymbols(input)[1];
  assert.deepEqual(title?.span, { start: related.indexOf("# Kern"), end: related.length });
  assert.equal(title?.children[0]?.span.end, related.indexOf("## Limits"));
});

test("in a document with a template, a heading says how far it is filled in", () => {
  const { input } = cursorWorkspace(`
//- docs/core/queue.md
---
status: draft
module: core
category: note
---

# Queue - Note

How the queue behaves.

## Overview

The queue hands out tasks in the order in which they came.

## Limits

Describe its limits (1-2 paragraphs).

## Own thoughts
//- .perfdoc/templates/note.md
${noteTemplate}`);
  const lines = tree(documentSymbols(input));
  assert.match(lines.join("\n"), /Queue - Note \(50%, 5 of 10 filled in\)/);
  assert.ok(lines.includes("  Overview (1 of 1 filled in)"), lines.join("\n"));
  assert.ok(lines.includes("  Limits (0 of 1 filled in)"));
  assert.ok(lines.includes("  Own thoughts"));
});

test("a document of nothing but headings takes time by its length", () => {
  const { input } = cursorWorkspace(
    `---\nstatus: draft\nmodule: core\ncategory: other\n---\n\n${"## a\n".repeat(5_000)}`,
  );
  assert.equal(documentSymbols(input).length, 5_001);
});
