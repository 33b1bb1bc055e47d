import assert from "node:assert/strict";
import { test } from "node:test";
import isEqual from "fast-deep-equal";
import { TextDocument } from "vscode-languageserver-textdocument";
import { linesOfText } from "../../server/src/core/text/lineIndex.ts";
import { isRangeOf, offsetAt, positionAt, rangeOf } from "../../server/src/lsp/client/position.ts";
import { fc, runsOr } from "../support/property.ts";

const texts = fc
  .array(fc.constantFrom("a", "é", "目", "🚀", "\n", "\r\n", "\r", "\u2028", "\u0085"), { maxLength: 30 })
  .map((units) => units.join(""));

test("in UTF-16 positions are those of TextDocument, both ways", () => {
  fc.assert(
    fc.property(texts, fc.nat(40), (text, offset) => {
      const document = TextDocument.create("file:///a.md", "markdown", 1, text);
      const lines = linesOfText(text);
      const at = Math.min(offset, text.length);
      // TextDocument puts the middle of a line end before it.
      if (text.slice(at - 1, at + 1) === "\r\n") return;
      assert.deepEqual(positionAt(lines, at, "utf-16"), document.positionAt(at));
      assert.equal(offsetAt(lines, positionAt(lines, at, "utf-16"), "utf-16"), at);
    }),
  );
});

test("in UTF-8 characters are the bytes before the place in its line", () => {
  fc.assert(
    fc.property(texts, fc.nat(40), (text, offset) => {
      const lines = linesOfText(text);
      const at = Math.min(offset, text.length);
      if (/[\ud800-\udbff]/.test(text[at - 1] ?? "") || text.slice(at - 1, at + 1) === "\r\n") return;
      const position = positionAt(lines, at, "utf-8");
      const start = lines.lines.startOfLine(position.line);
      assert.equal(position.character, Buffer.byteLength(text.slice(start, at)));
      assert.equal(offsetAt(lines, position, "utf-8"), at);
    }),
  );
});

test("a range is a span's just where that span has this range, in whatever text it was one", () => {
  const encodings = fc.constantFrom("utf-16" as const, "utf-8" as const);
  const spans = fc.tuple(fc.nat(20), fc.nat(20)).map(([start, length]) => ({ start, end: start + length }));
  const within = ({ start, end }: { start: number; end: number }, { length }: string) => ({
    start: Math.min(start, length),
    end: Math.min(end, length),
  });
  fc.assert(
    fc.property(texts, texts, spans, spans, encodings, (before, after, was, is, encoding) => {
      const range = rangeOf(linesOfText(before), within(was, before), encoding);
      const lines = linesOfText(after);
      const span = within(is, after);
      assert.equal(isRangeOf(lines, range, span, encoding), isEqual(range, rangeOf(lines, span, encoding)));
      assert.ok(isRangeOf(lines, rangeOf(lines, span, encoding), span, encoding));
    }),
    { numRuns: runsOr(2000) },
  );
});

test("a position outside of the text is moved into it", () => {
  const lines = linesOfText("one\r\ntwo🚀\n");
  for (const encoding of ["utf-16", "utf-8"] as const) {
    assert.equal(offsetAt(lines, { line: 0, character: 99 }, encoding), 3);
    assert.equal(offsetAt(lines, { line: 99, character: 0 }, encoding), 11);
    assert.equal(offsetAt(lines, { line: -1, character: 5 }, encoding), 0);
    assert.equal(offsetAt(lines, { line: 1, character: -5 }, encoding), 5);
    assert.equal(offsetAt(lines, { line: Number.NaN, character: Number.NaN }, encoding), 0);
  }
  assert.equal(offsetAt(lines, { line: 1, character: 5 }, "utf-8"), 8);
});
