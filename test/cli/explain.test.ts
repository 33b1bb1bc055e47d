import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { RULE_IDS } from "../../server/src/core/check/allRules.ts";
import { program } from "../support/program.ts";

test("explain lists all rules in the order of the reference, each with what it finds", () => {
  const { code, out } = program(["explain"]);
  assert.equal(code, 0);
  const lines = out.trimEnd().split("\n");
  assert.deepEqual(
    lines.map((line) => line.split(" ")[0]),
    RULE_IDS,
  );
  for (const line of lines) assert.match(line, /^[a-z-]+ {2,}[A-Z`].*\.$/);
});

test("explain prints the pages of the rules that are named, from any folder", () => {
  const { code, out } = program(["explain", "placeholder", "toc-order"], {
    cwd: "/",
    file: `${process.cwd()}/dist/cli.cjs`,
  });
  assert.equal(code, 0);
  assert.equal(out, ["placeholder", "toc-order"].map((id) => readFileSync(`docs/rules/${id}.md`, "utf8")).join(""));
});

test("explain says which rule may have been meant", () => {
  const { code, out, error } = program(["explain", "placeholder", "secton-missing"]);
  assert.deepEqual([code, out], [2, ""]);
  assert.equal(error, 'perfdoc: There is no rule "secton-missing"; did you mean "section-missing"?\n');
  assert.match(program(["explain", "../README"]).error, /There is no rule/);
});
