import assert from "node:assert/strict";
import { test } from "node:test";
import { openDocument } from "../../../server/src/core/document/perfDocument.ts";
import { textOf } from "../../../server/src/core/text/span.ts";
import { summaryOf } from "../../../server/src/core/workspace/facts/documentIndex.ts";

const text = `---
related: [api.md, 'core/a b.md']
dependencies:
  - api.md#limits
---

# Core

## Cache
## Cache

[a](./api.md#x%20y) ![b](<img/a b.png>) [c][d] [e](#cache-1) [f](https://example.org) <https://example.org>

[d]: /README.md
`;

const place = { folder: "file:///w", roots: ["file:///w"], docsRoot: "docs" };
const document = openDocument("file:///w/docs/core/performance.md", text);
const summary = summaryOf(document, place);

test("a summary holds the headings with their fragments and places", () => {
  assert.deepEqual(
    summary.headings.map(({ text: title, level, slug }) => [title, level, slug]),
    [
      ["Core", 1, "core"],
      ["Cache", 2, "cache"],
      ["Cache", 2, "cache-1"],
    ],
  );
  assert.equal(textOf(text, summary.headings[2]?.textSpan ?? { start: 0, end: 0 }), "Cache");
});

test("a summary holds every reference with the places that it may mean", () => {
  const shown = summary.links.map(({ kind, urlSpan, targets }) => [
    kind,
    textOf(text, urlSpan),
    targets.map(({ uri, fragment }) => uri.replace("file:///w/", "") + (fragment === undefined ? "" : `#${fragment}`)),
  ]);
  assert.deepEqual(shown, [
    ["related", "api.md", ["docs/core/api.md", "docs/api.md", "api.md"]],
    ["related", "core/a b.md", ["docs/core/core/a%20b.md", "docs/core/a%20b.md", "core/a%20b.md"]],
    [
      "dependency",
      "api.md#limits",
      [
        "docs/core/api.md%23limits",
        "docs/api.md%23limits",
        "api.md%23limits",
        "docs/core/api.md#limits",
        "docs/api.md#limits",
        "api.md#limits",
      ],
    ],
    ["link", "./api.md#x%20y", ["docs/core/api.md#x y"]],
    ["image", "img/a b.png", ["docs/core/img/a%20b.png"]],
    ["link", "#cache-1", ["docs/core/performance.md#cache-1"]],
    ["link", "https://example.org", []],
    ["definition", "/README.md", ["docs/README.md", "README.md", "docs/core/README.md"]],
  ]);
});

test("a document refers to other places only", () => {
  assert.ok(summary.referredTo.has("file:///w/docs/core/api.md"));
  assert.ok(summary.referredTo.has("file:///w/README.md"));
  assert.ok(!summary.referredTo.has(document.uri));
});

test("without a folder nothing but the document's own counts", () => {
  const alone = summaryOf(document);
  assert.deepEqual(
    alone.links[0]?.targets.map(({ uri }) => uri),
    ["file:///w/docs/core/api.md"],
  );
  assert.deepEqual(alone.links.at(-1)?.targets, []);
});
