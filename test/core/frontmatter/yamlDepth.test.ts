import assert from "node:assert/strict";
import { test } from "node:test";
import { Lexer, Parser } from "yaml";
import { isNestedDeeper } from "../../../server/src/core/frontmatter/yamlDepth.ts";
import { fc, runsOr } from "../../support/property.ts";

/** How many levels yaml's parser has open at most. */
function depthOf(text: string): number {
  const parser = new Parser();
  let deepest = 0;
  for (const lexeme of new Lexer().lex(text)) {
    for (const _ of parser.next(lexeme));
    deepest = Math.max(deepest, parser.stack.length);
  }
  return deepest;
}

const PIECES = [
  ..."[]{},:?-#&*!|>'\" \n",
  "a",
  "- ",
  "a: ",
  "? ",
  "\n  ",
  "\n    ",
  "---\n",
  "...\n",
  "%YAML 1.2\n",
  "<<: ",
  "!!map ",
];
const aText = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join(""));

test("a text is nested deeper than a number of levels exactly if yaml's parser opens more", () => {
  fc.assert(
    fc.property(aText, fc.nat({ max: 60 }), (text, most) => {
      assert.equal(isNestedDeeper(text, most), depthOf(text) > most);
    }),
    { numRuns: runsOr(2_000) },
  );
});

for (const opener of ["[", "{a: ", "- ", "? "]) {
  test(`a thousand times ${opener} is deeper than a hundred levels`, () => {
    assert.ok(isNestedDeeper(opener.repeat(1_000), 100));
  });
}
