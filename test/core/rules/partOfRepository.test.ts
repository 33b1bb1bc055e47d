import assert from "node:assert/strict";
import { test } from "node:test";
import { checkDocument } from "../../../server/src/core/check/check.ts";
import { openDocument } from "../../../server/src/core/document/perfDocument.ts";
import { Workspace } from "../../../server/src/core/workspace/workspace.ts";
import { MemoryHost, memoryUri } from "../../support/memoryHost.ts";

const document = `---
status: current
module: cart
category: performance
---

# Cart - Performance

## Current State

### Performance Bottlenecks

#### Bottleneck 1: Totals

- **Location:** \`packages/cart/src/total.ts:1\`, \`packages/money/src/round.ts:3\`, \`src/gone.ts:1\`

## Benchmarks

### Performance Regression Tests

**How to run:**

\`\`\`bash
npm run bench:all
\`\`\`
`;

/** What is found in the document where a folder alone is opened. */
async function findingsIn(folder: string): Promise<readonly string[]> {
  const place = `${folder}/docs/performance.md`;
  const files = {
    [place]: document,
    "shop/packages/cart/src/total.ts": "1\n",
    "shop/packages/cart/package.json": '{ "scripts": { "bench": "vitest bench" } }',
    "shop/packages/money/src/round.ts": "1\n2\n3\n",
    "shop/packages/money/src/sum.ts": "1\n",
    "shop/.git/HEAD": "",
    "shop/package.json": '{ "scripts": { "bench:all": "npm run bench --workspaces" } }',
  };
  const workspace = new Workspace(new MemoryHost(files), { ruleIds: [] });
  await workspace.loadFolder(memoryUri(folder));
  for (;;) {
    const context = workspace.contextOf(memoryUri(place));
    const { findings } = checkDocument(openDocument(memoryUri(place), document), context);
    if (await workspace.resolve(memoryUri(place), context.facts)) continue;
    return findings.filter(({ rule }) => rule.group === "code").map(({ message }) => message.split(";")[0] ?? "");
  }
}

test("a whole repository is known to the last file", async () => {
  assert.deepEqual(await findingsIn("shop"), ['There is no file "src/gone.ts"']);
});

test("of what lies above a package that is opened alone, nothing is said", async () => {
  assert.deepEqual(await findingsIn("shop/packages/cart"), ['There is no file "src/gone.ts"']);
});
