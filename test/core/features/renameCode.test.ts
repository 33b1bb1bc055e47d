import assert from "node:assert/strict";
import { test } from "node:test";
import { renameCode } from "../../../server/src/core/features/renameCode.ts";
import { renameFiles } from "../../../server/src/core/features/renameFiles.ts";
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

const bound = (link: string, path: string, comment: string) => `//- docs/core/performance.md
---
status: draft
module: core
category: performance
---

# Core - Performance

## Benchmarks

### Benchmark Results

#### Benchmark 1: Push

**Results file:** [push.json](${link}), "push"

#### Benchmark 2: Pull

**Results file:** \`${path}\`, "pull"

#### Benchmark 3: Peek

<!-- perfdoc: results ${comment} "peek" -->
`;

test("what binds results to a file follows it in each form, and keeps the benchmark's name", () => {
  const files = '//- modules.json\n["core"]\n//- packages/core/bench/push.json\n{}\n';
  const { input, after } = cursorWorkspace(
    bound("../../packages/core/bench/push.json", "bench/push.json", "packages/core/bench/push.json") + files,
  );
  const { facts } = input.context;
  const moves = (from: string, to: string) => {
    const list = [{ oldUri: uriOf(from), newUri: uriOf(to) }];
    const exists = (uri: string) => facts?.kindOf(uri) !== "missing";
    const edits = [
      ...renameFiles(input.workspace, list),
      ...renameCode(input.workspace, list, () => facts?.modules(), exists),
    ].flatMap((one) => one.edits);
    return after([{ uri: input.document.uri, edits }]);
  };
  assert.equal(
    moves("packages/core/bench/push.json", "packages/core/runs/all of it.json"),
    bound("../../packages/core/runs/all%20of%20it.json", "runs/all of it.json", "packages/core/runs/all of it.json"),
  );
  assert.equal(
    moves("packages/core/bench", "results"),
    bound("../../results/push.json", "results/push.json", "results/push.json"),
  );
  const kept = bound("../../packages/core/bench/a--%3E.json", "bench/push.json", "packages/core/bench/push.json");
  assert.equal(moves("packages/core/bench/push.json", "packages/core/bench/a-->.json"), kept);
});
