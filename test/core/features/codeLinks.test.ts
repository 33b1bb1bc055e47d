import assert from "node:assert/strict";
import { test } from "node:test";
import { codeLinks } from "../../../server/src/core/features/codeLinks.ts";
import { cursorWorkspace } from "../../support/cursor.ts";

const source = `
//- docs/core/performance.md
---
status: draft
module: core
category: performance
---

# Core - Performance

The queue is in \`<|packages/core/src/queue.ts|>\`, its tests in \`src/none.test.ts\`; \`and/or\` is no path.

## Current State

### Performance Bottlenecks

#### Bottleneck 1: The lock

- **Location:** \`<|src/queue.ts:2|>\`, <|src/queue.ts:1:8|> and \`<|src/queue.ts#L1-L2|>\`, not \`src/Queue.ts:2\`

## Benchmarks

### Benchmark Results

#### Benchmark 1: Push

**Running the benchmark:**

\`\`\`bash
pnpm --filter core <|bench|> && pnpm vitest
cd packages/core && npm run <|bench:ci|>
\`\`\`
//- modules.json
["core"]
//- packages/core/src/queue.ts
export const queue = [];
export const lock = 1;
//- packages/core/package.json
{
  "scripts": {
    "bench": "vitest bench",
    "bench:ci": "vitest bench --run"
  }
}
`;

test("locations and scripts lead to their lines", () => {
  for (const lineEnd of ["\n", "\r\n"] as const) {
    const { input, ranges } = cursorWorkspace(source, lineEnd);
    const links = codeLinks(input);
    assert.deepEqual(
      links.map(({ span }) => span),
      ranges.map(({ span }) => span),
    );
    const root = "file:///workspace/packages/core";
    assert.deepEqual(
      links.map(({ target, tooltip }) => [target, tooltip]),
      [
        [`${root}/src/queue.ts`, "queue.ts"],
        [`${root}/src/queue.ts#L2`, "queue.ts, line 2"],
        [`${root}/src/queue.ts#L1,8`, "queue.ts, line 1"],
        [`${root}/src/queue.ts#L1-L2`, "queue.ts, line 1"],
        [`${root}/package.json#L3`, "package.json › bench"],
        [`${root}/package.json#L4`, "package.json › bench:ci"],
      ],
    );
  }
});

test("a Markdown file that is not ours gets none", () => {
  const { input } = cursorWorkspace("# Notes\n\n`src/a.ts`\n//- src/a.ts\n1\n");
  assert.deepEqual(codeLinks(input), []);
});
