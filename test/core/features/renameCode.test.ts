import assert from "node:assert/strict";
import { test } from "node:test";
import { renameCode } from "../../../server/src/core/features/renameCode.ts";
import { cursorWorkspace } from "../../support/cursor.ts";
import { uriOf } from "../../support/pageWorkspace.ts";

function renames(source: string, moves: Readonly<Record<string, string>>, expected: string): void {
  for (const lineEnd of ["\n", "\r\n"] as const) {
    const { input, after } = cursorWorkspace(source, lineEnd);
    const { facts } = input.context;
    const list = Object.entries(moves).map(([from, to]) => ({ oldUri: uriOf(from), newUri: uriOf(to) }));
    const exists = (uri: string) => facts?.kindOf(uri) !== "missing";
    const edits = renameCode(input.workspace, list, () => facts?.modules(), exists);
    assert.equal(after(edits), expected.replace(/^\n/, ""));
  }
}

const source = `
//- docs/core/performance.md
---
module: core
---

# Core

\`src/queue.ts:31\`, \`packages/core/src/queue.ts#L2-L4\`, \`./src/queue.ts\`, \`src/queue.ts.map\`, \`src/Queue.ts\`.

- **Location:** src/queue.ts:7:2, \`src/lock.ts\`; [queue](../../packages/core/src/queue.ts#L3)
- **Tests:** \`src/**/*.test.ts\`

\`\`\`ts
// src/queue.ts
\`\`\`
//- docs/other/performance.md
---
module: other
---

# Other

\`src/queue.ts\`
//- modules.json
["core", "other"]
//- packages/core/src/queue.ts
1
//- packages/core/src/lock.ts
1
//- packages/other/src/queue.ts
1
`;

test("paths follow the file that they name, from where they counted, with their lines", () => {
  renames(
    source,
    { "packages/core/src/queue.ts": "packages/core/src/queue/ring.ts" },
    `
//- docs/core/performance.md
---
module: core
---

# Core

\`src/queue/ring.ts:31\`, \`packages/core/src/queue/ring.ts#L2-L4\`, \`./src/queue/ring.ts\`, \`src/queue.ts.map\`, \`src/Queue.ts\`.

- **Location:** src/queue/ring.ts:7:2, \`src/lock.ts\`; [queue](../../packages/core/src/queue.ts#L3)
- **Tests:** \`src/**/*.test.ts\`

\`\`\`ts
// src/queue.ts
\`\`\`
`,
  );
});

test("they and what globs count from follow a folder, and a file that leaves the module", () => {
  renames(
    source,
    { "packages/core/src": "packages/core/lib", "packages/core/src/lock.ts": "shared/lock.ts" },
    `
//- docs/core/performance.md
---
module: core
---

# Core

\`lib/queue.ts:31\`, \`packages/core/lib/queue.ts#L2-L4\`, \`./lib/queue.ts\`, \`lib/queue.ts.map\`, \`lib/Queue.ts\`.

- **Location:** lib/queue.ts:7:2, \`shared/lock.ts\`; [queue](../../packages/core/src/queue.ts#L3)
- **Tests:** \`lib/**/*.test.ts\`

\`\`\`ts
// src/queue.ts
\`\`\`
`,
  );
});

test("a path that no code span can hold is not written into one", () => {
  renames(source, { "packages/core/src/queue.ts": "packages/core/src/a`b.ts" }, "");
});

test("a file that nobody names moves quietly", () => {
  renames(source, { "packages/core/package.json": "packages/core/config/package.json" }, "");
});
