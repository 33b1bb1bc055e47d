import assert from "node:assert/strict";
import { test } from "node:test";
import { renameFiles } from "../../server/src/features/renameFiles.ts";
import { cursorWorkspace } from "../support/cursor.ts";
import { uriOf } from "../support/pageWorkspace.ts";

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
