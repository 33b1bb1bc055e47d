import assert from "node:assert/strict";
import { test } from "node:test";
import { definition } from "../../../server/src/core/features/definition.ts";
import { cursorWorkspace } from "../../support/cursor.ts";

const head = "---\nstatus: draft\nmodule: core\ncategory: other\n---\n\n";

/** The place that the cursor leads to is the marked one; nothing is marked where it leads nowhere. */
function leads(source: string): void {
  for (const lineEnd of ["\n", "\r\n"] as const) {
    const { input, offset, ranges } = cursorWorkspace(source, lineEnd);
    const place = definition(input, offset);
    assert.deepEqual(place ? [place] : [], ranges);
  }
}

test("a fragment leads to its heading, of twins to the one that it names", () => {
  leads(`${head}# Core\n\nSee [the second](#cache-1<|>).\n\n## Cache\n\n## <|Cache|>\n`);
});

test("a heading with emoji or of another script is found by its fragment", () => {
  leads(
    `${head}# Core\n\nSiehe [目录](#skills-%E7%9B%AE<|>%E5%BD%95).\n\n## 🚀 <!-- --> start\n\n## <|Skills 目录|>\n`,
  );
});

test("an anchor that an author wrote leads to the heading that it belongs to", () => {
  leads(`${head}# Core\n\nSee [below](#hot<|>).\n\n<a id="hot"></a>\n\n## <|Cache|>\n`);
  leads(`${head}# Core\n\nSee [below](#hot<|>).\n\n## <a name="hot"></a><|Cache|>\n`);
  leads(`${head}# Core\n\nSee [below](#hot<|>).\n\n## <|Cache|> {#hot}\n`);
  leads(`${head}# Core\n\nSee [below](#hot<|>).\n\n## <|Cache|>\n\n<a id="hot"></a>Warm.\n`);
});

test("an underlined heading is led to by its text", () => {
  leads(`${head}# Core\n\nSee [below](<|>#over-view).\n\n<|Over *view*|>\n-------\n`);
});

test("a link to a file leads to its start, with a fragment to the heading there", () => {
  const other = "//- docs/core/a b.md\n";
  leads(`//- docs/core/performance.md\n${head}[x](<a b.md<|>>)\n${other}<||># A\n\n## B c\n`);
  leads(`//- docs/core/performance.md\n${head}[x](a%20b.md#b-c<|>)\n${other}# A\n\n## <|B c|>\n`);
});

test("a path in the frontmatter leads to the first of its places that exists", () => {
  leads(`
//- docs/core/performance.md
---
status: draft
module: core
category: other
related:
  - 'api/architecture<|>.md'
---
//- docs/api/architecture.md
<||># API
//- api/architecture.md
# Not this one
`);
});

test("documents in dot folders are documents", () => {
  leads(`
//- .claude/design/core/performance.md
---
status: draft
module: core
category: other
related: [architecture.md<|>]
---
//- .claude/design/core/architecture.md
<||># Architecture
`);
});

test("a reference leads to the definition of its label", () => {
  leads(`${head}# Core\n\nSee [the plan][Plan<|>].\n\n[<|plan|>]: ./plan.md\n`);
  leads(`${head}# Core\n\nSee [Plan<|>][].\n\n[<|plan|>]: ./plan.md\n`);
});

test("an entry of the table of contents leads to its heading, by its text where its fragment is wrong", () => {
  leads(`${head}# Core\n\n1. [Over<|>view](#overview)\n2. [Limits](#limits)\n\n## <|Overview|>\n\n## Limits\n`);
  leads(`${head}# Core\n\n1. [Overview](#overview)\n2. [Lim<|>its](#limit)\n\n## Overview\n\n## <|Limits|>\n`);
});

test("code holds no links", () => {
  leads(`${head}# Core\n\n\`[x](#core<|>)\`\n`);
  leads(`${head}# Core\n\n\`\`\`md\n[x](#core<|>)\n\`\`\`\n`);
});

test("what is missing, elsewhere or none of ours leads nowhere", () => {
  leads(`${head}# Core\n\n[x](#none<|>)\n`);
  leads(`${head}# Core\n\n[x](none.md<|>)\n`);
  leads(`${head}# Core\n\n[x](https://example.org/<|>)\n`);
  leads(`${head}# Core\n\n[x](../../../etc/pass<|>wd)\n`);
  leads("# Somebody's notes\n\n[x](#somebodys-notes<|>)\n");
});

test("what is written in the editor goes before what the index says", () => {
  const { input, ranges } = cursorWorkspace(`${head}# Core\n\n[x](#now)\n\n## <|Now|>\n`);
  const stale = input.workspace.map((summary) => ({ ...summary, headings: [], fragments: new Set<string>() }));
  assert.deepEqual(definition({ ...input, workspace: stale }, input.document.text.indexOf("#now")), ranges[0]);
});
