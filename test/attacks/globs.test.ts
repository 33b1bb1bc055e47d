import assert from "node:assert/strict";
import { test } from "node:test";
import picomatch from "picomatch";
import { pathTest } from "../../server/src/core/workspace/settings/globs.ts";
import { linearGlob } from "../../server/src/core/workspace/settings/linearGlob.ts";
import { fc, runsOr } from "../support/property.ts";

/** Each of them takes a backtracking matcher longer than anybody waits. */
const EXPLODING: readonly string[] = [
  "*a".repeat(12),
  `${"*a*".repeat(6)}b`,
  "+(a*)+(a*)b",
  "(a+)+b",
  "((a+)+)+b",
  "+(+(+(a)))b",
  "*(*(a)*(a))b",
  "**/*a*/**/*a*/**/x",
  "**/a/**/a/**/a/**/b",
  "**/".repeat(12),
  `${"{a*,*a}".repeat(12)}b`,
  `${"?(a*)".repeat(12)}b`,
  `${"{a,".repeat(90)}b`,
  "[a-".repeat(90),
  `${"(".repeat(200)}a*`,
];

const PATHS: readonly string[] = [
  "a".repeat(4_000),
  "a/".repeat(2_000),
  `${"a".repeat(200)}/`.repeat(20),
  "ab".repeat(2_000),
];

test("no glob takes longer than its length times that of a path", () => {
  for (const glob of EXPLODING) {
    const matches = pathTest([glob], [glob]);
    for (const path of PATHS) matches(path);
  }
});

const LETTERS = ["a", "b", ".b", "a.md"] as const;
const PIECES = [
  "a",
  "b",
  ".md",
  "*",
  "**",
  "?",
  "/",
  "/**/",
  "**/",
  "/**",
  "{a,b}",
  "{a,*b}",
  "[ab]",
  "[^a]",
  "[a-b]",
] as const;
const globs = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(""));
const paths = fc.array(fc.constantFrom(...LETTERS), { minLength: 1, maxLength: 4 }).map((names) => names.join("/"));

test("what it matches is what picomatch matches", () => {
  fc.assert(
    fc.property(globs, fc.array(paths, { minLength: 8, maxLength: 8 }), (glob, all) => {
      // No path has empty segments; whether `?/**` stands for the folder itself, picomatch sees now so, now so.
      fc.pre(!/^\/|\/\/|\/$|\*\*\/?\*\*|[^/]\*\*|\*\*[^/]|[^ab]\/\*\*$/.test(glob));
      const expected = picomatch(glob, { dot: true });
      const found = linearGlob(glob);
      for (const path of all) assert.equal(found(path), expected(path), `${glob} on ${path}`);
    }),
    { numRuns: runsOr(3_000) },
  );
});

test("groups are read", () => {
  const matches = (glob: string, path: string) => linearGlob(glob)(path);
  assert.ok(matches("@(a|b)/*.ts", "b/x.ts"));
  assert.ok(matches("+(ab).ts", "ababab.ts"));
  assert.ok(!matches("+(ab).ts", ".ts"));
  assert.ok(matches("*(ab)c", "c"));
  assert.ok(matches("a?(b|c)", "a"));
  assert.ok(!matches("a?(b|c)", "abc"));
});
