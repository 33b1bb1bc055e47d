import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits } from "../../../server/src/core/text/textEdit.ts";
import { TextPieces } from "../../../server/src/core/text/textPieces.ts";
import { fc, runsOr } from "../../support/property.ts";

const place = fc.nat(90_000);
/** Some end where pieces do. */
const edge = fc.constantFrom(0, 16_384, 32_768, 49_152);
const edits = fc.array(
  fc.record({
    start: fc.oneof(place, edge),
    length: fc.oneof(fc.nat(3), fc.nat(40_000)),
    inserted: fc.oneof(
      fc.constantFrom("", "x"),
      fc.nat(50_000).map((length) => "ü".repeat(length)),
    ),
  }),
  { maxLength: 12 },
);

test("a text in pieces is after each edit what the text itself would be", () => {
  fc.assert(
    fc.property(fc.nat(70_000), edits, place, fc.nat(20_000), (length, all, from, count) => {
      let text = Array.from({ length }, (_, at) => String.fromCharCode(97 + (at % 26))).join("");
      let pieces = TextPieces.of(text);
      for (const { start, length: removed, inserted } of all) {
        const span = { start: Math.min(start, text.length), end: Math.min(start + removed, text.length) };
        const edit = { span, newText: inserted };
        text = applyEdits(text, [edit]);
        pieces = pieces.edited(edit);
        assert.ok(pieces.whole() === text);
        assert.ok(pieces.between(from, from + count) === text.slice(from, from + count));
      }
    }),
    { numRuns: runsOr(60) },
  );
});
