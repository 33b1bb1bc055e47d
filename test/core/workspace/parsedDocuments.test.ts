import assert from "node:assert/strict";
import { test } from "node:test";
import { readFrontmatter } from "../../../server/src/core/frontmatter/frontmatter.ts";
import { ParsedDocuments } from "../../../server/src/core/workspace/facts/parsedDocuments.ts";

test("frontmatter that was read before is taken for the same text alone", () => {
  const uri = "file:///a.md";
  const [before, now] = ["---\nstatus: stub\n---\n", "---\nstatus: current\n---\n"];
  const parsed = new ParsedDocuments(1_000);
  parsed.begin(uri, before, readFrontmatter(before));
  assert.equal(parsed.parse(uri, now).frontmatter.entries[0]?.value.text, "current");
  const begun = readFrontmatter(now);
  parsed.begin(uri, now, begun);
  assert.equal(parsed.parse(uri, now).frontmatter, begun);
});
