import assert from "node:assert/strict";
import { test } from "node:test";
import { highlights } from "../../../server/src/core/features/highlights.ts";
import { cursorWorkspace } from "../../support/cursor.ts";

function highlighted(source: string): readonly string[] {
  const { input, offset, ranges } = cursorWorkspace(source);
  const found = highlights(input, offset);
  assert.deepEqual(
    found.map(({ span }) => span),
    ranges.map(({ span }) => span),
  );
  return found.map(({ kind }) => kind);
}

const head = "---\nstatus: draft\nmodule: core\ncategory: other\nrelated: [plan.md]\n---\n\n# Core\n\n";

test("a heading belongs together with the links to it", () => {
  const kinds = highlighted(
    `${head}- [Cache](<|#cache|>)\n\n## <|Ca<|>che|>\n\nAs [above](<|#cache|>), not [there](plan.md#cache).\n`,
  );
  assert.deepEqual(kinds, ["read", "write", "read"]);
});

test("links to one place in another document belong together", () => {
  highlighted(`${head}[a](<|plan.md#x<|>|>), [b](<|./plan.md#x|>), [c](plan.md)\n`);
});

test("a label belongs together with its definition", () => {
  assert.deepEqual(highlighted(`${head}[a][<|pl<|>an|>]\n\n[<|plan|>]: plan.md\n`), ["read", "write"]);
});

test("a key of the frontmatter belongs to nothing else", () => {
  highlighted(`${head.replace("module", "mod<|>ule")}[top](#core)\n`);
});
