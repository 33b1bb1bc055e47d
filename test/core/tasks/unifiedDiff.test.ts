import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { type PathChange, unifiedDiff } from "../../../server/src/core/tasks/unifiedDiff.ts";
import { GitRepository } from "../../support/gitRepository.ts";

function numbered(count: number, word: string): string {
  return Array.from({ length: count }, (_, index) => `${word} ${index}\n`).join("");
}

const changes: readonly PathChange[] = [
  { path: "a b.md", before: "one\r\ntwo\r\nthree", after: "one\r\nnew\r\ntwo\r\nthree" },
  { path: "größe/x.md", before: "\uFEFFone\ntwo\n", after: "\uFEFFtwo\n" },
  { path: "end.md", before: "one\ntwo", after: "one\ntwo\n" },
  { path: "new.md", before: undefined, after: "one\n" },
  { path: "emptied.md", before: "one\n", after: "" },
  { path: "long.md", before: numbered(9_000, "old"), after: `${numbered(9_000, "new")}end` },
];

test("git makes of the texts what the diff says", () => {
  const repository = new GitRepository();
  for (const { path: file, before } of changes) if (before !== undefined) repository.put(file, before);
  repository.put("change.diff", unifiedDiff(changes));
  repository.git("apply", "-p1", "change.diff");
  for (const { path: file, after } of changes) {
    assert.equal(readFileSync(path.join(repository.path, file), "utf8"), after, file);
  }
});

test("three lines around a change are shown, and files that stay as they are not at all", () => {
  const before = numbered(9, "line");
  const after = before.replace("line 4", "LINE 4");
  assert.equal(
    unifiedDiff([
      { path: "same.md", before, after: before },
      { path: "a.md", before, after },
    ]),
    "--- a/a.md\n+++ b/a.md\n@@ -2,7 +2,7 @@\n line 1\n line 2\n line 3\n-line 4\n+LINE 4\n line 5\n line 6\n line 7\n",
  );
  assert.equal(unifiedDiff([]), "");
});
