import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { remark } from "remark";
import remarkGfm from "remark-gfm";
import { editDocument, openDocument, type PerfDocument } from "../../../server/src/core/document/perfDocument.ts";
import { parseCounter, parsePiece } from "../../../server/src/core/markdown/parsePiece.ts";
import { LineIndex } from "../../../server/src/core/text/lineIndex.ts";
import { applyEdits, type TextEdit } from "../../../server/src/core/text/textEdit.ts";
import { fc, runsOr } from "../../support/property.ts";

const template = readFileSync("server/templates/performance.md", "utf8");

/** What authors type, and above all what changes the meaning of the text around it. */
const pieces = [
  "a",
  " ",
  "\n",
  "\n\n",
  "\r\n",
  "\r",
  "\t",
  "#",
  "# One\n",
  "\n## Two\n\n",
  "\n#### Item 1: Name\n",
  "```",
  "\n```\n",
  "\n```ts\n# no\n",
  "~~~\n",
  "<!--",
  "-->",
  "<div>\n",
  "</div>\n",
  "<pre>",
  "</pre>",
  "---",
  "\n---\n",
  "...",
  "\n...\n",
  "- ",
  "\n- **Label:** value\n",
  "1. ",
  "> ",
  "[a]",
  "[a][b]",
  "\n[b]: ./b.md\n",
  "[b]: x",
  "[text](#two)",
  "| a | b |\n| - | - |\n",
  "key: value\n",
  "*",
  "**",
  "`",
  "\\",
  "🚀",
  "é",
  "\u2028",
  "\uFEFF",
  "===\n",
  "  - ```\n",
  "    indented\n",
  "[^1]: note\n",
  "status: draft\n",
  "{x: [",
  "\n---\nstatus: draft\nmodule: core\n---\n",
  "<!-- a licence -->\n",
  "#!/bin/sh\n",
  "+++\n",
  'status = "draft"\n',
  "{\n",
  '"status": "draft"\n',
  "\n}\n",
  "## One {#two}\n",
  '<a id="two"></a>\n',
  "- [One](#one)\n- [Two](#two)\n",
  "[One][b] | [Two](a.md#two)\n",
  "[[_TOC_]]\n",
  "[b]: #two\n",
  "&amp;",
  '"',
];

const anEdit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 400 })),
  newText: fc.oneof(
    fc.constant(""),
    fc.constantFrom(...pieces),
    fc.array(fc.constantFrom(...pieces), { maxLength: 4 }).map((all) => all.join("")),
  ),
});

const aText = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((all) => all.join("")),
  fc.constantFrom(
    template,
    template.replaceAll("\n", "\r\n"),
    template.slice(0, 2000),
    `\n${template}`,
    `<!--\n${"Permission is granted. ".repeat(40)}\n-->\n\n${template}`,
    `<!-- ${"never closed ".repeat(1_400)}\n---\nstatus: draft\nmodule: core\n---\n`,
    `${template.slice(300)}${template.slice(300, 3000)}`,
  ),
);

function editOf(text: string, { at, length, newText }: { at: number; length: number; newText: string }): TextEdit {
  const start = Math.round(at * text.length);
  return { span: { start, end: Math.min(text.length, start + length) }, newText };
}

/** Everything of a document that rules can see. */
function contentsOf({ frontmatter, outline, tableOfContents, chunks, text, lines }: PerfDocument) {
  return { frontmatter, outline, tableOfContents, chunks, text, starts: startsOf(lines) };
}

test("after any edits a document equals its text opened afresh", () => {
  fc.assert(
    fc.property(aText, fc.array(anEdit, { minLength: 1, maxLength: 8 }), (text, edits) => {
      let document = openDocument("file:///a.md", text);
      let current = text;
      for (const shape of edits) {
        const edit = editOf(current, shape);
        const { start, end } = edit.span;
        assert.equal(document.textBetween(start, end), current.slice(start, end));
        document = editDocument(document, edit);
        current = applyEdits(current, [edit]);
        assert.deepEqual(contentsOf(document), contentsOf(openDocument("file:///a.md", current)));
      }
    }),
    {
      numRuns: runsOr(60),
      // A heading's level is another one, and its title the same.
      examples: [["## One\n", [{ at: 0, length: 0, newText: "#" }]]],
    },
  );
});

test("after edits that nobody looked at in between, pieces of the text are those of the text", () => {
  const aPlace = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(
      aText,
      fc.array(anEdit, { minLength: 1, maxLength: 8 }),
      fc.array(fc.tuple(aPlace, aPlace), { minLength: 1, maxLength: 8 }),
      (text, edits, places) => {
        const opened = openDocument("file:///a.md", text);
        assert.ok(opened.chunks.length >= 0, "its body was asked for");
        let document = opened;
        let current = text;
        for (const shape of edits) {
          const edit = editOf(current, shape);
          document = editDocument(document, edit);
          current = applyEdits(current, [edit]);
          for (const [from, length] of places) {
            const start = Math.round(from * current.length);
            const end = start + Math.round(length * length * (current.length - start));
            assert.equal(document.textBetween(start, end), current.slice(start, end));
          }
        }
        assert.deepEqual(contentsOf(document), contentsOf(openDocument("file:///a.md", current)));
      },
    ),
    { numRuns: runsOr(100) },
  );
});

test("after any edits the line index equals one made afresh", () => {
  const lineText = fc
    .array(fc.constantFrom("\n", "\r", "\r\n", "a", "bc", "🚀", "\u2028"), { maxLength: 30 })
    .map((all) => all.join(""));
  fc.assert(
    fc.property(
      lineText,
      fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(4), lineText), { maxLength: 12 }),
      (text, edits) => {
        let current = text;
        let lines = LineIndex.of(text);
        for (const [at, length, newText] of edits) {
          const edit = editOf(current, { at, length, newText });
          lines = lines.edited(edit, current[edit.span.start - 1] ?? "", current[edit.span.end] ?? "");
          current = applyEdits(current, [edit]);
          assert.deepEqual(startsOf(lines), startsOf(LineIndex.of(current)));
        }
      },
    ),
    { numRuns: runsOr(2000) },
  );
});

test("the line of an offset is the same in whatever order offsets are asked for", () => {
  fc.assert(
    fc.property(aText, aText, fc.array(fc.nat(400), { maxLength: 30 }), (start, end, offsets) => {
      const lines = LineIndex.of(start + "one\ntwo\r\nthree\r\n\n".repeat(9) + end);
      const starts = startsOf(lines);
      for (const offset of offsets) {
        assert.equal(
          lines.lineAt(offset),
          starts.findLastIndex((one) => one <= offset),
        );
      }
    }),
  );
});

function startsOf(lines: LineIndex): readonly number[] {
  return Array.from({ length: lines.lineCount }, (_, line) => lines.startOfLine(line));
}

test("parts cover the body without a gap", () => {
  fc.assert(
    fc.property(aText, (text) => {
      const { chunks, frontmatter } = openDocument("file:///a.md", text);
      const parts = chunks.flatMap(({ chunk }) => chunk.parts.map(({ part }) => part.text));
      assert.equal(parts.join(""), text.slice(frontmatter.bodyStart));
    }),
  );
});

test("headings, code and links are those of the whole body parsed at once", () => {
  const processor = remark().use(remarkGfm);
  fc.assert(
    fc.property(aText, (text) => {
      const { outline, frontmatter, chunks } = openDocument("file:///a.md", text);
      const body = text.slice(frontmatter.bodyStart);
      // Behind a line of its own, so that a byte order mark counts like any other.
      const whole = processor.parse(`\n${body}`).children;
      const expected = whole.flatMap((node) =>
        node.type === "heading" ? [[node.depth, (node.position?.end.offset ?? 0) - 1]] : [],
      );
      const found = outline.headings.map(({ heading, start }) => [
        heading.level,
        start + heading.span.end - frontmatter.bodyStart,
      ]);
      assert.deepEqual(found, expected);
      const parts = chunks.flatMap(({ chunk }) => chunk.parts.map(({ part }) => part));
      assert.deepEqual(
        parts.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === "code" ? [block.value] : []))),
        whole.flatMap((node) => (node.type === "code" ? [node.value] : [])),
      );
    }),
    {
      numRuns: runsOr(200),
      // A line separator is no white space to CommonMark: the line is not blank, and the HTML goes on.
      examples: [["</div>\n\u2028\n# One\n"], ["</div>\n\u2028\r\n#"], ["---\na: b\n---\n\uFEFFwords\n# One\n"]],
    },
  );
});

test("HTML is open until a blank line, whatever ends its lines", () => {
  const openFrom = (text: string) => parsePiece(text, "", new Set(), Number.POSITIVE_INFINITY)?.openFrom;
  for (const end of ["\n", "\r\n", "\r"]) {
    assert.equal(openFrom(`<div>${end}`), 0);
    assert.equal(openFrom(`<div>${end}${end}`), undefined);
  }
});

test("typing a letter in a paragraph parses one chunk and keeps every other part", () => {
  const before = openDocument("file:///a.md", template);
  assert.ok(before.chunks.length > 1);
  const at = template.indexOf("Algorithmic");
  const parsed = parseCounter.pieces;
  const after = editDocument(before, { span: { start: at, end: at }, newText: "x" });
  assert.equal(parseCounter.pieces - parsed, 1);
  const kept = after.chunks.filter(({ chunk }) => before.chunks.some((old) => old.chunk === chunk));
  assert.equal(kept.length, before.chunks.length - 1);
  const sections = after.outline.sections.filter(({ section }) =>
    before.outline.sections.some((old) => old.section === section),
  );
  assert.equal(sections.length, before.outline.sections.length - 1);
});

test("frontmatter below a byte order mark and a blank line is found, and what stands above it kept", () => {
  const { frontmatter, text } = openDocument("file:///a.md", "\uFEFF\n---\nstatus: draft\nmodule: core\n---\n# A\n");
  assert.deepEqual(frontmatter.above, { start: 1, end: 2 });
  assert.deepEqual(
    frontmatter.entries.map(({ key }) => key),
    ["status", "module"],
  );
  assert.equal(text[frontmatter.bodyStart], "#");
});

test("a document is parsed when its body is asked for, and until then no edit parses anything", () => {
  const parsed = parseCounter.pieces;
  const opened = openDocument("file:///a.md", `${template}\n`);
  const edited = editDocument(opened, { span: { start: 900, end: 901 }, newText: "\n\nNew words\n\n" });
  assert.equal(edited.frontmatter.entries.length, opened.frontmatter.entries.length);
  assert.equal(edited.text.length, opened.text.length + 12);
  assert.equal(parseCounter.pieces, parsed);
  assert.deepEqual(contentsOf(edited), contentsOf(openDocument("file:///a.md", edited.text)));
  assert.ok(parseCounter.pieces > parsed);
});
