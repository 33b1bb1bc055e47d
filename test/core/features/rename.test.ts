import assert from "node:assert/strict";
import { test } from "node:test";
import { destinationsIn } from "../../../server/src/core/document/links.ts";
import { openDocument } from "../../../server/src/core/document/perfDocument.ts";
import { prepareRename, rename } from "../../../server/src/core/features/rename.ts";
import { textOf } from "../../../server/src/core/text/span.ts";
import { applyEdits } from "../../../server/src/core/text/textEdit.ts";
import { cursorWorkspace } from "../../support/cursor.ts";
import { uriOf } from "../../support/pageWorkspace.ts";

/** The files that change are those of `expected`, with either line end. */
function renames(source: string, name: string, expected: string): void {
  for (const lineEnd of ["\n", "\r\n"] as const) {
    const workspace = cursorWorkspace(source, lineEnd);
    const result = rename(workspace.input, workspace.offset, name);
    assert.ok(result.kind === "edits", result.kind === "refused" ? result.message : "");
    assert.equal(workspace.after(result.documents), expected.replace(/^\n/, ""));
  }
}

function refusal(source: string, name: string): string {
  const { input, offset } = cursorWorkspace(source);
  const result = rename(input, offset, name);
  return result.kind === "refused" ? result.message : "not refused";
}

/** What an editor would let be typed over; undefined if nothing. */
function renamed(source: string): string | undefined {
  const { input, offset } = cursorWorkspace(source);
  const target = prepareRename(input, offset);
  if (target) assert.equal(textOf(input.document.text, target.span), target.placeholder);
  return target?.placeholder;
}

const head = "---\nstatus: draft\nmodule: core\ncategory: other\n---\n\n";

test("only the text of a heading is renamed, or a label", () => {
  assert.equal(renamed(`${head}## Cache \`lay<|>er\` ##\n`), "Cache `layer`");
  assert.equal(renamed(`${head}<|>🚀 目录\n---\n`), "🚀 目录");
  assert.equal(renamed(`${head}## Ca<|>che <!-- omit in toc -->\n`), "Cache");
  assert.equal(renamed(`${head}## <a id="x"></a> Ca<|>che <a id="y"></a>\n`), "Cache");
  assert.equal(renamed(`${head}##<|>  Cache\n`), undefined);
  assert.equal(renamed(`${head}Some te<|>xt.\n`), undefined);
  assert.equal(renamed(`${head}[a][Pl<|>an]\n\n[plan]: b.md\n`), "Plan");
  assert.equal(renamed(`${head}[a][plan]\n\n[pl<|>an]: b.md\n`), "plan");
  assert.equal(renamed("# Some<|>body's notes\n"), undefined);
});

test("a heading with an id of its own keeps it, and so every link", () => {
  const before = `${head}- [Cache](#hot)\n- [Limits](#limits)\n\n## Cache<|> {#hot}\n\nAs [above](#hot).\n\n## Limits\n`;
  const after = before.replace("<|>", "").replaceAll("Cache", "Store");
  renames(`\n//- docs/a.md\n${before}`, "Store", `\n//- docs/a.md\n${after}`);
});

test("a heading takes its entry and every link along", () => {
  renames(
    `
//- docs/core/performance.md
---
status: draft
module: core
category: other
related: [testing.md]
---

# Core - Performance

1. [Cache layer](#cache-layer)
2. [Limits](#limits)

## Cache<|> layer

As [above](#cache-layer) in [this](<performance.md#cache-layer> "Cache layer"), \`[not](#cache-layer)\`.

\`\`\`md
[nor](#cache-layer)
\`\`\`

## Limits

[cache]: #cache-layer
//- docs/core/testing.md
# Testing

[a](./performance.md#cache-layer), [b](<performance.md#cache%2Dlayer>), [c](performance.md?x=1#cache-layer),
[d](performance.md), [e](other.md#cache-layer), [f](#cache-layer).
//- .claude/design/api.md
[x]: /docs/core/performance.md#cache-layer
//- docs/other.md
Nothing here leads [there](core/performance.md#limits).
`,
    "`Store` & 目录",
    `
//- docs/core/performance.md
---
status: draft
module: core
category: other
related: [testing.md]
---

# Core - Performance

1. [\`Store\` & 目录](#store--目录)
2. [Limits](#limits)

## \`Store\` & 目录

As [above](#store--目录) in [this](<performance.md#store--目录> "Cache layer"), \`[not](#cache-layer)\`.

\`\`\`md
[nor](#cache-layer)
\`\`\`

## Limits

[cache]: #store--目录
//- docs/core/testing.md
# Testing

[a](./performance.md#store--目录), [b](<performance.md#store--%E7%9B%AE%E5%BD%95>), [c](performance.md?x=1#store--目录),
[d](performance.md), [e](other.md#cache-layer), [f](#cache-layer).
//- .claude/design/api.md
[x]: /docs/core/performance.md#store--目录
`,
  );
});

test("links to twins follow when their numbers change", () => {
  renames(
    `
//- docs/a.md
${head}# A

- [Step](#step)
- [Step](#step-1)
- [Step](#step-2)

## St<|>ep

## Step

[here](#step-1)

## Step
//- docs/b.md
[1](a.md#step) [2](a.md#step-1) [3](a.md#step-2)
`,
    "First",
    `
//- docs/a.md
${head}# A

- [First](#first)
- [Step](#step)
- [Step](#step-1)

## First

## Step

[here](#step)

## Step
//- docs/b.md
[1](a.md#first) [2](a.md#step) [3](a.md#step-1)
`,
  );
});

test("a text that another heading has gets a number, or gives it one", () => {
  renames(
    `${head}# A\n\n[x](#one) [y](#two)\n\n## One\n\n## Tw<|>o\n`,
    "One",
    `//- docs/module/performance.md\n${head}# A\n\n[x](#one) [y](#one-1)\n\n## One\n\n## One\n`,
  );
  renames(
    `${head}# A\n\n[x](#one) [y](#two)\n\n## O<|>ne\n\n## Two\n`,
    "Two",
    `//- docs/module/performance.md\n${head}# A\n\n[x](#two) [y](#two-1)\n\n## Two\n\n## Two\n`,
  );
});

test("an underlined heading keeps its underline, a closed one its marks", () => {
  renames(
    `${head}[x](#über-view)\n\nÜber\n*view<|>*\n----\n`,
    "Blick",
    `//- docs/module/performance.md\n${head}[x](#blick)\n\nBlick\n----\n`,
  );
  renames(`${head}## Old<|> ##\n`, "New", `//- docs/module/performance.md\n${head}## New ##\n`);
});

test("an entry with a text of its own keeps it", () => {
  renames(
    `${head}# A\n\n- [In short](#overview)\n- [Limits](#limit)\n\n## Over<|>view\n\n## Limits\n`,
    "Summary",
    `//- docs/module/performance.md\n${head}# A\n\n- [In short](#summary)\n- [Limits](#limit)\n\n## Summary\n\n## Limits\n`,
  );
});

test("an entry whose fragment leads astray is put right", () => {
  renames(
    `${head}# A\n\n- [Overview](#overview)\n- [Limits](#limit)\n\n## Overview\n\n## Lim<|>its\n`,
    "Bounds [hard]",
    `//- docs/module/performance.md\n${head}# A\n\n- [Overview](#overview)\n- [Bounds \\[hard\\]](#bounds-hard)\n\n## Overview\n\n## Bounds [hard]\n`,
  );
});

/** What stands at the cursor and what would be typed over, where that is another heading's title. */
function ledTo(source: string, target?: string): string | undefined {
  const { input, offset } = cursorWorkspace(source);
  const other = target === undefined ? undefined : input.workspace.find(({ uri }) => uri.endsWith(`/${target}`));
  const text = source.split(`//- ${target}\n`)[1]?.split("//- ")[0] ?? "";
  const found = prepareRename(input, offset, other ? openDocument(other.uri, text) : undefined);
  if (found) assert.ok(found.span.start <= offset && offset <= found.span.end, "the cursor is in what is renamed");
  return found && `${textOf(input.document.text, found.span)}: ${found.placeholder}`;
}

test("a link stands for the heading that it leads to", () => {
  const rest = `\n\n## Cache \`layer\`\n\n[x]: #cache-layer\n`;
  assert.equal(ledTo(`${head}# A\n\n- [Cach<|>e](#cache-layer)${rest}`), "Cache: Cache `layer`");
  assert.equal(ledTo(`${head}# A\n\nSee [it](#cache-la<|>yer).${rest}`), "cache-layer: Cache `layer`");
  assert.equal(ledTo(`${head}# A\n\nSee [the ca<|>che][x].${rest}`), "the cache: Cache `layer`");
  assert.equal(ledTo(`${head}# A\n\n[y]: #cache<|>-layer${rest}`), "cache-layer: Cache `layer`");
  assert.equal(ledTo(`${head}# A\n\n<a href="#cache-la<|>yer">it</a>${rest}`), "cache-layer: Cache `layer`");
  assert.equal(ledTo(`${head}# A\n\n[it](#no<|>ne)${rest}`), undefined);
  assert.equal(ledTo(`${head}# A\n\n[it](https://exam<|>ple.org#cache-layer)${rest}`), undefined);
  const other = `//- docs/a.md\n${head}# A\n\n[it](b.md#lim<|>its) [b](b.md)\n//- docs/b.md\n# B\n\n## Limits\n`;
  assert.equal(ledTo(other, "docs/b.md"), "limits: Limits");
  assert.equal(ledTo(other.replace("<|>", "").replace("[b](b", "[b](b<|>"), "docs/b.md"), undefined);
});

test("a renamed link renames the heading and whatever leads to it", () => {
  renames(
    `${head}# A\n\n- [Over<|>view](#overview)\n- [Limits](#limits)\n\n## Overview\n\n## Limits\n`,
    "Summary",
    `//- docs/module/performance.md\n${head}# A\n\n- [Summary](#summary)\n- [Limits](#limits)\n\n## Summary\n\n## Limits\n`,
  );
});

test("in another document it is renamed as there", () => {
  const source = `
//- docs/a.md
${head}# A

[Limits](b.md#lim<|>its), [these](b.md#limits), ![Limits](b.md#limits), [Limits][b] and [Limits].

[b]: <b.md#limits>
[limits]: b.md#limits
//- docs/b.md
# B

- [Limits](#limits)

## Limits
//- README.md
<a href="docs/b.md#limits">Limits</a> [Limits](docs/b.md#limits) [Limits](docs/b.md)
`;
  const { input, offset, after } = cursorWorkspace(source);
  const text = source.split("//- docs/b.md\n")[1]?.split("//- ")[0] ?? "";
  const target = { ...input, document: openDocument(uriOf("docs/b.md"), text) };
  const result = rename(input, offset, "Hard [limits]", target);
  assert.ok(result.kind === "edits");
  assert.equal(
    after(result.documents),
    `//- docs/a.md
${head}# A

[Hard \\[limits\\]](b.md#hard-limits), [these](b.md#hard-limits), ![Limits](b.md#hard-limits), [Hard \\[limits\\]][b] and [Limits].

[b]: <b.md#hard-limits>
[limits]: b.md#hard-limits
//- docs/b.md
# B

- [Hard \\[limits\\]](#hard-limits)

## Hard [limits]
//- README.md
<a href="docs/b.md#hard-limits">Limits</a> [Hard \\[limits\\]](docs/b.md#hard-limits) [Limits](docs/b.md)
`,
  );
});

test("a label changes everywhere, and no text with it", () => {
  renames(
    `${head}[The plan][Plan], [plan][], [Plan], ![chart][plan], \`[x][plan]\` and [b][plan-b].\n\n[pl<|>an]: plan.md\n[plan-b]: b.md\n`,
    "Roadmap",
    `//- docs/module/performance.md\n${head}[The plan][Roadmap], [plan][Roadmap], [Plan][Roadmap], ![chart][Roadmap], \`[x][plan]\` and [b][plan-b].\n\n[Roadmap]: plan.md\n[plan-b]: b.md\n`,
  );
});

test("what can't be a name is refused in a sentence", () => {
  // It would be a heading of its own, with a line of equals signs below it.
  assert.match(refusal(`${head}Ca<|>che\n=====\n`, "# Store"), /would not be read as a heading's text/);
  const heading = `${head}## Old<|>\n`;
  assert.equal(refusal(heading, "  "), "A name can't be empty.");
  assert.equal(refusal(heading, "a\nb"), "A name has to be on one line.");
  assert.equal(refusal(heading, "#"), '"#" would not be read as a heading\'s text here.');
  assert.equal(refusal(`${head}Old<|>\n---\n`, "- item"), '"- item" would not be read as a heading\'s text here.');
  assert.equal(refusal(`${head}Te<|>xt\n`, "x"), "Only headings, links to them and reference labels can be renamed.");
  const label = `${head}[a][plan] [b][other]\n\n[pl<|>an]: b.md\n[other]: c.md\n`;
  assert.equal(refusal(label, "a]b"), "A label can't hold brackets or begin with `^`.");
  assert.equal(refusal(label, "OTHER"), 'The label "OTHER" is defined already.');
});

test("whatever is renamed to whatever, links stay on their headings", () => {
  const texts = ["Foo", "Foo 1", "Foo-1", "Bar"];
  for (const first of texts) {
    for (const second of texts) {
      const headings = [first, "Foo", second, "Foo 1"];
      for (const [renamedOne] of headings.entries()) for (const name of texts) staysLinked(headings, renamedOne, name);
    }
  }
});

/** One link to each heading, in the order of the headings, before and after. */
function staysLinked(headings: readonly string[], renamedOne: number, name: string): void {
  const written = headings.map((text, index) => `## ${text}${index === renamedOne ? "<|>" : ""}\n\n`).join("");
  const bare = openDocument("file:///a.md", written.replace("<|>", ""));
  const links = bare.outline.headings.map(({ slug }) => `[x](#${slug}) `).join("");
  const workspace = cursorWorkspace(`${head}${links}\n\n${written}`);
  const result = rename(workspace.input, workspace.offset, name);
  assert.ok(result.kind === "edits");
  const edits = result.documents.flatMap((one) => one.edits);
  const after = openDocument("file:///a.md", applyEdits(workspace.input.document.text, edits));
  assert.deepEqual(
    destinationsIn(after).map(({ url }) => url),
    after.outline.headings.map(({ slug }) => `#${slug}`),
    `${headings.join(", ")}: ${renamedOne} to ${name}`,
  );
}
