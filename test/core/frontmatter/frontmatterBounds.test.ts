import assert from "node:assert/strict";
import { test } from "node:test";
import { readFrontmatter } from "../../../server/src/core/frontmatter/frontmatter.ts";

/** Pieces of which yaml takes more than their length to read, or makes a fault of each. */
const PIECES = ["]", "} ", "{a: b}, ", "&a a, ", '"a" ', "!a ", "*a, ", "\\", "? a, "];

function between(yaml: string) {
  return readFrontmatter(`---\nstatus: draft\n${yaml}\n---\n\n# A\n`);
}

for (const opener of ["related: [", "related: {", "related: ", 'related: "']) {
  test(`frontmatter with thousands of brackets, commas or quotes behind \`${opener}\` is not read, and says so`, () => {
    for (const piece of PIECES) {
      const { entries, problems } = between(opener + piece.repeat(5_000));
      assert.deepEqual(entries, [], piece);
      assert.equal(problems.length, 1, piece);
      assert.match(problems[0]?.message ?? "", /not read|nested too deeply/, piece);
    }
  });
}

test("as many as any list has are read", () => {
  const { entries, problems } = between(`related: [${"a.md, ".repeat(1_500)}b.md]`);
  assert.deepEqual(problems, []);
  assert.equal(entries.at(-1)?.value.items.length, 1_501);
});
