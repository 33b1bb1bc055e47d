import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { checkDocument } from "../server/src/core/check/check.ts";
import { ruleCounter } from "../server/src/core/check/runRules.ts";
import { unreadFrom } from "../server/src/core/document/chunks.ts";
import { editDocument, openDocument, type PerfDocument } from "../server/src/core/document/perfDocument.ts";
import { MOST_EFFORT } from "../server/src/core/markdown/effort.ts";
import { remarkCounter } from "../server/src/core/markdown/parseMarkdown.ts";
import { parseCounter } from "../server/src/core/markdown/parsePiece.ts";
import { applyEdits, type TextEdit } from "../server/src/core/text/textEdit.ts";
import { fragmentsOf } from "../server/src/core/workspace/facts/documentIndex.ts";
import { SHAPED } from "./bench/documents.mjs";
import { SHAPES } from "./bench/shapes.mjs";
import { contextOf, uriOf } from "./support/pageWorkspace.ts";
import { fc, runsOr } from "./support/property.ts";

const context = contextOf([]);

interface Work {
  readonly chunks: number;
  readonly units: number;
  readonly runs: number;
}

/** What was done so far, in counts that are the same on every machine. They do not see what remark does inside. */
function workSoFar(): Work {
  const runs = Object.values(ruleCounter).reduce((sum, count) => sum + count, 0);
  return { chunks: parseCounter.pieces, units: remarkCounter.units, runs };
}

function checked(text: string): {
  readonly work: Work;
  readonly document: PerfDocument;
  readonly rules: readonly string[];
} {
  const before = workSoFar();
  const document = openDocument(uriOf("docs/a.md"), text);
  const { findings } = checkDocument(document, context);
  const { chunks, units, runs } = workSoFar();
  const work = { chunks: chunks - before.chunks, units: units - before.units, runs: runs - before.runs };
  return { work, document, rules: findings.map(({ rule }) => rule.id) };
}

/** Shorter, what every document costs outweighs what grows. */
const SIZES = [1_500, 3_000, 6_000];
/** Twice the text may cost this much more, since what comes again comes in whole pieces. */
const FACTOR = 2.3;
const BESIDES: Work = { chunks: 8, units: 1_500, runs: 60 };

/** From some length on it is no frontmatter but text, which is more to read at once. */
const CHANGES_ITS_KIND = "comments in the frontmatter";

describe("work grows as a document does", () => {
  for (const { name, textOf } of SHAPES.filter((shape) => shape.name !== CHANGES_ITS_KIND)) {
    test(name, () => {
      const [small, middle, large] = SIZES.map((size) => checked(textOf(size)).work);
      assert.ok(small && middle && large);
      for (const what of ["chunks", "units", "runs"] as const) {
        for (const [less, more] of [
          [small, middle],
          [middle, large],
        ] as const) {
          const most = less[what] * FACTOR + BESIDES[what];
          assert.ok(more[what] <= most, `${what}: ${small[what]}, ${middle[what]}, ${large[what]}`);
        }
      }
    });
  }
});

/** A few pieces, or the fence that is typed in. */
const MOST_PARSED = 12_000;
const FENCE = 60_000;

describe("a keystroke costs no more for what stands around it", () => {
  for (const [name, { text, line }] of Object.entries(SHAPED)) {
    test(name, () => {
      let { document } = checked(text);
      const place = text.split("\n").findIndex((one) => line.test(one));
      const at = document.lines.startOfLine(place + 1) - 1;
      for (let typed = 0; typed < 5; typed++) {
        const units = parseCounter.units;
        const before = workSoFar();
        document = editDocument(document, { span: { start: at + typed, end: at + typed }, newText: "x" });
        checkDocument(document, context);
        const parsed = parseCounter.units - units;
        assert.ok(parsed <= (name.includes("fence") ? FENCE : MOST_PARSED), `${parsed} units were parsed`);
        assert.ok(workSoFar().runs - before.runs < 100, `${workSoFar().runs - before.runs} rules ran`);
      }
    });
  }
});

/** Shapes that remark takes minutes for, or runs out of its stack. */
const ENTANGLED = [
  "comments that open in a paragraph",
  "declarations that open",
  "instructions that open",
  "character data that opens",
  "one line of nested quotes with lazy lines",
  "quotes and lazy lines in turn",
  "ordered list marks on one line",
  "quotes in lists on one line",
  "setext headings",
  "setext headings of the second level",
  "setext underlines",
  "headings with nothing below",
  "footnotes and their definitions",
  "carriage returns before headings",
];

describe("what no author writes is not read", () => {
  for (const { name, textOf } of SHAPES.filter((shape) => ENTANGLED.includes(shape.name))) {
    test(`${name}: that is said, and nothing else`, () => {
      const { work, document, rules } = checked(textOf(300_000));
      assert.deepEqual(rules, ["text-unread"]);
      assert.ok(work.units < 400_000, `remark was given ${work.units}`);
      const read = document.chunks.slice(0, -1).reduce((sum, { chunk }) => sum + chunk.effort, 0);
      assert.ok(read <= MOST_EFFORT, `${read}`);
    });
  }

  test("all of them are among the shapes", () => {
    const names = new Set(SHAPES.map(({ name }) => name));
    assert.deepEqual(
      ENTANGLED.filter((name) => !names.has(name)),
      [],
    );
  });
});

/** Each within the one before it, so that remark goes through what is inside again and again. */
const NESTED: Readonly<Record<string, string>> = {
  "images in images": `${"![a ".repeat(1_500)}b${"](c)".repeat(1_500)}`,
  "references in references": `${"![".repeat(1_500)}a${"][b]".repeat(1_500)}\n\n[b]: c`,
  "emphasis in emphasis": `${"*a **b ".repeat(1_500)}c${"** a*".repeat(1_500)}`,
  "addresses that may begin at every hyphen": `&amp; ${"a-.".repeat(5_000)}`,
  "marks behind an address": `https://a.example/${"!".repeat(15_000)}b`,
  "titles without an end": "[a](b (c ".repeat(2_500),
};

describe("what is in one another by the thousand is not read", () => {
  for (const [name, text] of Object.entries(NESTED)) {
    test(name, () => {
      const document = openDocument(uriOf("docs/a.md"), `# A\n\n${text}\n`);
      assert.equal(unreadFrom(document.chunks), 0);
    });
  }
});

/** Real documents may hold a great deal of what is read at once. */
const LARGE: Readonly<Record<string, string>> = {
  "a line of base64": `![a](data:image/png;base64,${"iVBORw0KGgo/AAAA+NSUhEUg".repeat(80_000)})\n`,
  "a table of 3,000 rows": `| a | b | c | d |\n| --- | --- | --- | --- |\n${"| 12 ms | `x` | **b** | [c](d.md) |\n".repeat(3_000)}`,
  "a list of 3,000 items": "- **a**: some words of it, `code` and a [link](b.md)\n".repeat(3_000),
  "the same as remark reads it": `> a\n\n${"- **a**: some words &amp; more, `code` and a [link][b]\n".repeat(3_000)}\n\n[b]: c.md\n`,
  "minified HTML": `<div class="a">${'<p class="block__part--x" id=a_b>some *words*</p>'.repeat(20_000)}</div>\n`,
  "3,000 definitions": Array.from(
    { length: 3_000 },
    (_, at) => `[a${at}]: https://example.com/a_b/${at} "a title"\n`,
  ).join(""),
  "3,000 references": `${Array.from({ length: 3_000 }, (_, at) => `- [text ${at}][a${at}]\n`).join("")}\n${Array.from({ length: 3_000 }, (_, at) => `[a${at}]: b${at}.md\n`).join("")}`,
  "a log in a fence": `> a\n\n\`\`\`text\n${"2026-01-14 12:00:00 [worker-1] {a: [1, 2]} <!-- *x* -->\n".repeat(10_000)}\`\`\`\n`,
  "a long paragraph of a changelog": `&amp; ${"**fix** of `it_a` ([#12](https://example.com/12)), by @some_body; ".repeat(400)}\n`,
  "500 footnotes": `${"a[^1] ".repeat(500)}\n\n${Array.from({ length: 500 }, (_, at) => `[^${at}]: a note\n`).join("\n")}`,
};

describe("what authors and programs write is read", () => {
  for (const [name, text] of Object.entries(LARGE)) {
    test(name, () => {
      const document = openDocument(uriOf("docs/a.md"), `# A\n\n${text}`);
      assert.equal(unreadFrom(document.chunks), undefined);
    });
  }
});

/** Two of these are too much for a document. */
const HEAVY = `${"*a ".repeat(6_500)}\n\n`;
const aSection = fc.record({
  title: fc.constantFrom("# One\n\n", "## Two\n\n", "[b]: c\n\n", "text [a][b]\n\n", ""),
  body: fc.constantFrom(HEAVY, "words\n\n", "- [a][b]\n\n", "```\n", "<!-- open\n\n", `> [a][b]\n\n`),
});
const aText = fc
  .array(aSection, { minLength: 1, maxLength: 7 })
  .map((all) => all.map(({ title, body }) => title + body).join(""));

function contentsOf({ chunks, outline, text }: PerfDocument) {
  return { chunks, outline, text };
}

test("after any edits the same is unread as in the text opened afresh", () => {
  const anEdit = fc.record({
    at: fc.integer({ min: 0, max: 6 }),
    takes: fc.integer({ min: 0, max: 2 }),
    newText: fc.oneof(aText, fc.constantFrom("", "a", "#", "## Three\n\n")),
  });
  fc.assert(
    fc.property(aText, fc.array(anEdit, { minLength: 1, maxLength: 4 }), (text, edits) => {
      let document = openDocument("file:///a.md", text);
      assert.ok(document.chunks.length > 0);
      let current = text;
      for (const { at, takes, newText } of edits) {
        const edit = editOfBlocks(current, at, takes, newText);
        document = editDocument(document, edit);
        current = applyEdits(current, [edit]);
        assert.deepEqual(contentsOf(document), contentsOf(openDocument("file:///a.md", current)));
      }
    }),
    { numRuns: runsOr(25) },
  );
});

/** Takes away some blocks and puts others in their place. */
function editOfBlocks(text: string, at: number, takes: number, newText: string): TextEdit {
  const starts = [...text.matchAll(/(?<=\n\n)/g)].map(({ index }) => index);
  const start = starts[at] ?? 0;
  return { span: { start, end: starts[at + takes] ?? Math.min(text.length, start + takes) }, newText };
}

test("typing in what is unread parses nothing", () => {
  const text = `# A\n\nwords\n\n## B\n\n${HEAVY}${HEAVY}## C\n\nmore words\n`;
  const document = openDocument("file:///a.md", text);
  assert.equal(unreadFrom(document.chunks), text.indexOf("## B"));
  const before = remarkCounter.units;
  const at = text.indexOf("more");
  const edited = editDocument(document, { span: { start: at, end: at }, newText: "still " });
  assert.equal(unreadFrom(edited.chunks), text.indexOf("## B"));
  assert.equal(remarkCounter.units, before);
});

test("links to what is unread are not taken for broken", () => {
  const document = openDocument("file:///a.md", `# A\n\n${HEAVY}${HEAVY}## One more thing\n\nwords\n`);
  assert.equal(unreadFrom(document.chunks), 0);
  assert.deepEqual([...fragmentsOf(document)], ["a", "one-more-thing"]);
});
