import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { parseMarkdown } from "../../server/src/document/parseMarkdown.ts";

const asGitHub = unified().use(remarkParse).use(remarkGfm).freeze();

const PIECES =
  "www . www. http https :// : / // a@b.c @ example.org/p &#46; &commat; &colon; \\. \\@ &amp; ~~gone~~ ~ [^1] [^1]: [x] [ ] | --- | - * 1. > # ` ``` ** _ ( ) [a](b) <a@b.c> <http://a.b> <!-- --> word \t".split(
    " ",
  );
const aText = fc
  .array(
    fc.oneof(fc.constantFrom(...PIECES, " ", "\n", "\n\n", "\n| a | b |\n| - | - |\n"), fc.string({ maxLength: 4 })),
    {
      maxLength: 30,
    },
  )
  .map((pieces) => pieces.join(""));

test("Markdown is parsed as remark-gfm does, with and without bare addresses", () => {
  fc.assert(
    fc.property(aText, (text) => {
      assert.deepEqual(parseMarkdown(text), asGitHub.parse(text));
    }),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 1_000) },
  );
});

for (const text of [
  "see http://a.example/b.",
  "WWW.a.example",
  "a.b@c.example",
  "www&#46;a.example",
  "a\\@b.example",
]) {
  test(`${text} is read as by remark-gfm`, () => {
    assert.deepEqual(parseMarkdown(text), asGitHub.parse(text));
  });
}
