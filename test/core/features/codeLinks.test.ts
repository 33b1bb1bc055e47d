import assert from "node:assert/strict";
import { test } from "node:test";
import { codeDefinition, codeLinks } from "../../../server/src/core/features/codeLinks.ts";
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

test("files of results that are named in a comment or in backticks are gone to", () => {
  const { input, ranges } = cursorWorkspace(`
//- docs/core/performance.md
---
status: draft
module: core
category: performance
---

# Core - Performance

**Results file:** \`<|bench/push.json|>\`, "push"

<!-- perfdoc: results <|packages/core/bench/push.json|> "pull" -->

<!-- perfdoc: results bench/gone.json -->
//- modules.json
["core"]
//- packages/core/bench/push.json
{}
`);
  const named = codeLinks(input).filter(({ target }) => target.endsWith(".json"));
  assert.deepEqual(
    named.map(({ span }) => span),
    ranges.map(({ span }) => span),
  );
  assert.ok(named.every(({ target }) => target === "file:///workspace/packages/core/bench/push.json"));
  const [, inComment] = ranges;
  assert.equal(codeDefinition(input, (inComment?.span.start ?? 0) + 3)?.uri, named[0]?.target);
});
