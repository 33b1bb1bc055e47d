import assert from "node:assert/strict";
import { test } from "node:test";
import { openDocument } from "../../../server/src/core/document/perfDocument.ts";
import { renameFiles } from "../../../server/src/core/features/renameFiles.ts";
import { applyEdits } from "../../../server/src/core/text/textEdit.ts";
import { summaryOf } from "../../../server/src/core/workspace/facts/documentIndex.ts";
import { targetOf } from "../../../server/src/core/workspace/facts/documentReferences.ts";
import { cursorWorkspace } from "../../support/cursor.ts";
import { FOLDER, uriOf } from "../../support/pageWorkspace.ts";

type Renames = Readonly<Record<string, string>>;

/** The files that change are those of `expected`, each still under its old path. */
function renames(source: string, moves: Renames, expected: string): void {
  for (const lineEnd of ["\n", "\r\n"] as const) {
    const { input, after } = cursorWorkspace(source, lineEnd);
    const list = Object.entries(moves).map(([from, to]) => ({ oldUri: uriOf(from), newUri: uriOf(to) }));
    const exists = (uri: string) => input.context.facts?.kindOf(uri) === "file";
    assert.equal(after(renameFiles(input.workspace, list, exists)), expected.replace(/^\n/, ""));
  }
}

test("links to a file follow it in the manner in which they are written", () => {
  renames(
    `
//- docs/core/performance.md
[a](architecture.md) [b](./architecture.md#cache) [c](<architecture.md#a b> "title") [d](/docs/core/architecture.md?raw=1#x)
![e](../core/architecture.md) [f](other.md) [g](https://example.org/architecture.md) \`[h](architecture.md)\`

\`\`\`md
[i](architecture.md)
\`\`\`

[j]: ./architecture.md
//- docs/core/architecture.md
# Architecture

[To myself](architecture.md#architecture) and [here](#architecture).
//- .claude/design/notes.md
[x](../../docs/core/architecture.md)
`,
    { "docs/core/architecture.md": "docs/shared/big picture.md" },
    `
//- docs/core/performance.md
[a](../shared/big%20picture.md) [b](../shared/big%20picture.md#cache) [c](<../shared/big picture.md#a b> "title") [d](/docs/shared/big%20picture.md?raw=1#x)
![e](../shared/big%20picture.md) [f](other.md) [g](https://example.org/architecture.md) \`[h](architecture.md)\`

\`\`\`md
[i](architecture.md)
\`\`\`

[j]: ../shared/big%20picture.md
//- docs/core/architecture.md
# Architecture

[To myself](big%20picture.md#architecture) and [here](#architecture).
//- .claude/design/notes.md
[x](../../docs/shared/big%20picture.md)
`,
  );
});

test("what a link's path keeps stays as it was written", () => {
  renames(
    `
//- docs/a.md
[a](./my%20notes/%E7%9B%AE.md) [b](<my notes/目.md>) [c](my\\_notes/x.md) [d](100%25/x.md) [e](100%.md)
//- docs/my notes/目.md
# 目
//- docs/my_notes/x.md
# X
//- docs/100%/x.md
# X
//- docs/100%.md
# 100 %
`,
    {
      "docs/my notes/目.md": "docs/my notes/录.md",
      "docs/my_notes/x.md": "docs/my_notes/y_z.md",
      "docs/100%/x.md": "docs/100%/50%.md",
      "docs/100%.md": "docs/100% (new).md",
    },
    `
//- docs/a.md
[a](./my%20notes/%E5%BD%95.md) [b](<my notes/录.md>) [c](my\\_notes/y_z.md) [d](100%25/50%25.md) [e](100%25%20%28new%29.md)
`,
  );
});

test("paths in the frontmatter count from where they counted before, and keep their quotes", () => {
  renames(
    `
//- docs/core/performance.md
---
related:
  - ./architecture.md # first
  - 'shared/api.md'
  - "docs/shared/api.md"
  - ../shared/api.md
dependencies: [shared/api.md, /docs/shared/api.md, shared/api.md#limits]
---
//- docs/core/architecture.md
# Architecture
//- docs/shared/api.md
# API
`,
    { "docs/core/architecture.md": "docs/core/design/overview.md", "docs/shared/api.md": "docs/shared/v2/it's, 目.md" },
    `
//- docs/core/performance.md
---
related:
  - ./design/overview.md # first
  - 'shared/v2/it''s, 目.md'
  - "docs/shared/v2/it's, 目.md"
  - "../shared/v2/it's, 目.md"
dependencies: ["shared/v2/it's, 目.md", "/docs/shared/v2/it's, 目.md", "shared/v2/it's, 目.md#limits"]
---
`,
  );
});

test("a document that moves takes along what is relative to its place", () => {
  renames(
    `
//- docs/core/performance.md
---
related: [architecture.md, api/index.md, README.md]
---

[a](architecture.md) [b](../api/index.md#x) [c](/docs/api/index.md) [d](#here) [e](none.md) ![](img/a%20b.png)
//- docs/core/architecture.md
[back](performance.md)
//- docs/api/index.md
# API
//- README.md
# Read me
`,
    { "docs/core/performance.md": "docs/core/deep/performance.md" },
    `
//- docs/core/performance.md
---
related: [../architecture.md, api/index.md, README.md]
---

[a](../architecture.md) [b](../../api/index.md#x) [c](/docs/api/index.md) [d](#here) [e](../none.md) ![](../img/a%20b.png)
//- docs/core/architecture.md
[back](deep/performance.md)
`,
  );
});

test("a folder moves with all that is in it", () => {
  renames(
    `
//- docs/core/performance.md
---
related: [testing.md, core/testing.md]
dependencies: [../api/index.md]
---

[a](testing.md) [b](../core/testing.md) [c](../api/index.md) ![](./img/x.png)
//- docs/core/testing.md
# Testing
//- docs/core2/index.md
[not](../core2/testing.md) [but](../core/) [and](../core/img/x.png)
//- docs/api/index.md
---
related: [core/performance.md]
---
`,
    { "docs/core": "docs/kernel/v2" },
    `
//- docs/core/performance.md
---
related: [testing.md, kernel/v2/testing.md]
dependencies: [../../api/index.md]
---

[a](testing.md) [b](testing.md) [c](../../api/index.md) ![](./img/x.png)
//- docs/core2/index.md
[not](../core2/testing.md) [but](../kernel/v2/) [and](../kernel/v2/img/x.png)
//- docs/api/index.md
---
related: [kernel/v2/performance.md]
---
`,
  );
});

test("links in HTML follow like any other", () => {
  renames(
    `
//- docs/a.md
<p><img src="img/a b.png" alt=""><a href='b.md#x'>b</a></p>

An <a href=b.md>unquoted</a> one, \`<a href="b.md">\` and <!-- <a href="b.md"> -->.
//- docs/b.md
# B
//- docs/img/a b.png
`,
    { "docs/b.md": "docs/c & d's.md", "docs/img": "docs/pictures" },
    `
//- docs/a.md
<p><img src="pictures/a b.png" alt=""><a href='c%20%26%20d%27s.md#x'>b</a></p>

An <a href=c%20%26%20d%27s.md>unquoted</a> one, \`<a href="b.md">\` and <!-- <a href="b.md"> -->.
`,
  );
});

test("several files may change places at once", () => {
  renames(
    "//- docs/a.md\n[b](b.md) [c](c.md)\n//- docs/b.md\n[a](a.md)\n//- docs/c.md\n# C\n",
    { "docs/b.md": "docs/c.md", "docs/c.md": "docs/b.md" },
    "//- docs/a.md\n[b](c.md) [c](b.md)\n",
  );
});

test("a path that another file would be in the way of counts from its own document", () => {
  renames(
    `
//- docs/core/performance.md
---
related: [shared.md]
---
//- docs/shared.md
# Shared
//- docs/core/notes.md
# Notes
`,
    { "docs/shared.md": "docs/notes.md" },
    `
//- docs/core/performance.md
---
related: [../notes.md]
---
`,
  );
});

test("a path that leads nowhere, out of the folder or to the file's own name is left alone", () => {
  renames(
    `
//- docs/core/performance.md
---
related: [none.md, https://example.org/a.md, ../../../x.md]
---

[a](../../../x.md) [b](mailto:a@example.org)
`,
    { "docs/core/performance.md": "docs/performance.md" },
    "",
  );
});

const FILES: Readonly<Record<string, string>> = {
  "docs/a b.md":
    "---\nrelated: [core/c.md, 100%.md, ./core/c.md, docs/core/c.md]\n---\n[1](core/c.md) [2](<100%.md#x>) [3](/top.md)\n",
  "docs/100%.md":
    "---\nrelated:\n  - 'a b.md'\n  - top.md\n---\n[1](a%20b.md) ![2](../top.md?raw=1)\n\n[3]: <./core/c.md>\n",
  "docs/core/c.md":
    "---\nrelated: [a b.md, ../100%.md, (1).md]\n---\n[1](../a%20b.md#y) [2](../100%25.md) [3](%281%29.md) [4](../../top.md)\n",
  "docs/core/(1).md": "---\nrelated: [c.md, core/c.md]\n---\n[1](c.md) [2](../core/c.md) [3](../../.claude/目.md)\n",
  ".claude/目.md":
    "---\nrelated: [../docs/core/(1).md, docs/100%.md]\n---\n[1](../docs/core/\\(1\\).md) [2](/docs/a%20b.md)\n",
  "top.md": "[1](.claude/%E7%9B%AE.md) [2](<docs/a b.md>)\n",
};

const MOVES: readonly Renames[] = [
  ...Object.keys(FILES).flatMap((file) =>
    ["docs/new.md", "docs/core/x y/50%.md", "z (2).md", "docs/core/deep/目, 录.md"].map((to) => ({ [file]: to })),
  ),
  ...["docs", "docs/core", ".claude"].flatMap((folder) =>
    ["moved", "docs2/core", "a b/100%", ".dot/d"].map((to) => ({ [folder]: to })),
  ),
  { "docs/core": "docs/lib", "docs/a b.md": "docs/lib/a.md", "docs/core/c.md": "c.md" },
];

/** Where each reference of each document leads, by the document's URI. */
function destinations(files: readonly (readonly [string, string])[]): ReadonlyMap<string, readonly string[]> {
  const place = { folder: FOLDER, roots: [FOLDER], docsRoot: "docs" };
  const known = new Set(files.map(([path]) => uriOf(path)));
  const summaries = files.map(([path, text]) => summaryOf(openDocument(uriOf(path), text), place));
  return new Map(
    summaries.map(({ uri, links }) => [
      uri,
      links.map((link) => targetOf(link, (one) => known.has(one))).map((one) => `${one?.uri}#${one?.fragment ?? ""}`),
    ]),
  );
}

for (const moves of MOVES) {
  test(`after ${JSON.stringify(moves)} everything leads where it led`, () => {
    const before = Object.entries(FILES);
    const place = { folder: FOLDER, roots: [FOLDER], docsRoot: "docs" };
    const list = Object.entries(moves).map(([from, to]) => ({ oldUri: uriOf(from), newUri: uriOf(to) }));
    const found = renameFiles(
      before.map(([path, text]) => summaryOf(openDocument(uriOf(path), text), place)),
      list,
    );
    const to = (path: string) => {
      const [from = "", target = ""] =
        Object.entries(moves)
          .filter(([one]) => path === one || path.startsWith(`${one}/`))
          .sort(([a], [b]) => b.length - a.length)[0] ?? [];
      return from === "" ? path : target + path.slice(from.length);
    };
    const toUri = (uri: string) => uriOf(to(decodeURIComponent(uri.slice(FOLDER.length + 1))));
    const after = before.map(([path, text]) => {
      const edits = found.filter(({ uri }) => uri === uriOf(path)).flatMap((one) => one.edits);
      return [to(path), applyEdits(text, edits)] as const;
    });
    const expected = [...destinations(before)].map(
      ([uri, leads]) =>
        [
          toUri(uri),
          leads.map((lead) => {
            const [target = "", fragment = ""] = lead.split("#");
            return `${toUri(target)}#${fragment}`;
          }),
        ] as const,
    );
    assert.deepEqual(
      destinations(after),
      new Map(expected),
      after.map(([path, text]) => `${path}\n${text}`).join("\n"),
    );
  });
}

test("a page's route stays one, and what begins with / counts from where it counted from", () => {
  renames(
    `
//- docs/core/performance.md
[a](./tuning#x:~:text=y) [b](/core/tuning) [c](tuning.html) [d](/docs/core/tuning.md) [e](r&amp;d.md#L1C2) [f](./tuning/)
//- docs/core/tuning.md
# Tuning
//- docs/core/r&d.md
# Research
`,
    { "docs/core/tuning.md": "docs/guide/speed.md", "docs/core/r&d.md": "docs/guide/r&d.md" },
    `
//- docs/core/performance.md
[a](../guide/speed#x:~:text=y) [b](/guide/speed) [c](../guide/speed.html) [d](/docs/guide/speed.md) [e](../guide/r&amp;d.md#L1C2) [f](../guide/speed/)
`,
  );
});
