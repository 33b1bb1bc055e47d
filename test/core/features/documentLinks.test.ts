import assert from "node:assert/strict";
import { test } from "node:test";
import { documentLinks } from "../../../server/src/core/features/documentLinks.ts";
import { cursorWorkspace } from "../../support/cursor.ts";

const source = `
//- docs/core/performance.md
---
status: draft
module: core
category: other
related: [<|api/architecture.md|>]
dependencies:
  - '<|none.md|>'
---

# Core

[Limits](<|#limits-und-größen|>), [API](<<|../api/my architecture.md#top layer|>>) and ![](<|img/100%25.png|>).
\`[code](a.md)\`, [run](command:workbench.action.quit), [out](../../../etc/passwd).

## Limits und Größen

[site]: <|https://example.org/a?b#c|>
//- docs/api/architecture.md
# Architecture
`;

test("links, definitions and paths of the frontmatter lead to URIs", () => {
  for (const lineEnd of ["\n", "\r\n"] as const) {
    const { input, ranges, show } = cursorWorkspace(source, lineEnd);
    const links = documentLinks(input);
    assert.deepEqual(
      links.map(({ span }) => span),
      ranges.map(({ span }) => span),
    );
    const root = "file:///workspace/docs";
    assert.deepEqual(
      links.map(({ target, tooltip }) => [target, tooltip]),
      [
        [`${root}/api/architecture.md`, "architecture.md"],
        [`${root}/core/none.md`, "none.md"],
        [`${root}/core/performance.md#limits-und-gr%C3%B6%C3%9Fen`, "Limits und Größen"],
        [`${root}/api/my%20architecture.md#top%20layer`, "my architecture.md › #top layer"],
        [`${root}/core/img/100%25.png`, "100%.png"],
        ["https://example.org/a?b#c", "https://example.org/a?b#c"],
      ],
    );
    assert.deepEqual(
      links.flatMap(({ place }) => (place ? [show(place)] : [])),
      ["docs/core/performance.md: Limits und Größen"],
    );
  }
});

test("a Markdown file that is not ours gets none", () => {
  const { input } = cursorWorkspace("# Notes\n\n[a](b.md)\n");
  assert.deepEqual(documentLinks(input), []);
});

test("routes lead to what their page is made of, lines and text fragments to the file", () => {
  const { input } = cursorWorkspace(`
//- docs/core/performance.md
---
status: draft
module: core
category: other
---

# Core

[a](./flush), [b](/core/flush#when), [c](flush.md#when:~:text=At), [d](flush.md?plain=1#L4C1-L6C2), [e](./index/).
//- docs/core/flush.md
# Flush

## When
//- docs/core/index/index.md
# Index
`);
  const root = "file:///workspace/docs/core";
  assert.deepEqual(
    documentLinks(input).map(({ target }) => target),
    [
      `${root}/flush.md`,
      `${root}/flush.md#when`,
      `${root}/flush.md#when`,
      `${root}/flush.md#L4-L6`,
      `${root}/index/index.md`,
    ],
  );
});

test("a place is known of what stands below a heading: other fragments stay what they are", () => {
  const { input, show } = cursorWorkspace(`
//- docs/core/performance.md
---
status: draft
module: core
category: other
---

# Core

[a](flush.md#when), [b](flush.md#none), [c](flush.md#anchor), [d](#own), [e](../../src/a.ts#L12).

<a id="own"></a>
//- docs/core/flush.md
# Flush

## When

<a id="anchor"></a>
//- src/a.ts
export const a = 1;
`);
  const links = documentLinks(input);
  assert.deepEqual(
    links.flatMap(({ place }) => (place ? [show(place)] : [])),
    ["docs/core/flush.md: When", "docs/core/flush.md: When", "docs/core/performance.md: Core"],
  );
  assert.deepEqual(
    links.map(({ target }) => target.replace("file:///workspace/", "")),
    [
      "docs/core/flush.md#when",
      "docs/core/flush.md#none",
      "docs/core/flush.md#anchor",
      "docs/core/performance.md#own",
      "src/a.ts#L12",
    ],
  );
});
