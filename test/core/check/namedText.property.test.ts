import assert from "node:assert/strict";
import { test } from "node:test";
import { applyFixes } from "../../../server/src/core/check/applyFixes.ts";
import { openDocument } from "../../../server/src/core/document/perfDocument.ts";
import { rules } from "../../../server/src/core/rules/index.ts";
import { LineIndex } from "../../../server/src/core/text/lineIndex.ts";
import { FixWitness, type Made } from "../../support/fixWitness.ts";
import { contextOf, uriOf } from "../../support/pageWorkspace.ts";
import { fc, runsOr } from "../../support/property.ts";
import { anEditedText } from "../../support/randomEdits.ts";

/** `FUZZ_RUNS=10000 node test/run.mjs namedText` takes more of them. */
const RUNS = runsOr(150);

const PATH = "docs/search/performance.md";

test("all that fixes leave is the text that was there, with the edits of findings at the places that these mark", (test) => {
  fc.assert(
    fc.property(anEditedText, (text) => {
      const witness = new FixWitness();
      const context = { ...contextOf([{ path: PATH, text }]), rules: [...rules, witness.rule] };
      const fixed = applyFixes(openDocument(uriOf(PATH), text), context, witness.choose).document;
      assert.ok(fixed.text === text || witness.texts.includes(fixed.text), "what is left was checked");
      for (const { text: before, one } of witness.made) assertLosesNamedWordsAlone(before, one);
      fixes += witness.made.length;
    }),
    { numRuns: RUNS, includeErrorInReport: false },
  );
  assert.ok(fixes > RUNS / 10, `only ${fixes} fixes were made`);
  test.diagnostic(`${fixes} fixes in ${RUNS} documents`);
});

let fixes = 0;

/**
 * Beside the lines that the finding marks, a fix may take away what it writes elsewhere, marks of Markdown, numbers of
 * lists, and in links the words that it fixes on those lines.
 */
function assertLosesNamedWordsAlone(text: string, { finding, edits }: Made): void {
  const lines = LineIndex.of(text);
  const marked = [finding.span, ...finding.related.flatMap(({ uri, span }) => (uri === undefined ? [span] : []))];
  const isMarked = (offset: number) =>
    marked.some(
      ({ start, end }) =>
        offset >= lines.startOfLine(lines.lineAt(start)) && offset <= lines.startOfLine(lines.lineAt(end) + 1),
    );
  const fixed = new Set(
    marked.flatMap(({ start, end }) =>
      wordsIn(
        text.slice(lines.startOfLine(lines.lineAt(start)), lines.startOfLine(lines.lineAt(end) + 1)).toLowerCase(),
      ),
    ),
  );
  const written = countsOf(edits.flatMap(({ newText }) => wordsIn(newText)));
  for (const { span } of edits) {
    if (isMarked(span.start) && isMarked(span.end)) continue;
    const gone = text.slice(span.start, span.end);
    for (const word of wordsIn(gone)) {
      if (fixed.has(word.toLowerCase())) continue;
      const left = written.get(word) ?? 0;
      assert.ok(left > 0, `${finding.rule.id} takes "${word.slice(0, 40)}" away, beside the line that it marks`);
      written.set(word, left - 1);
    }
  }
}

/** The words, and numbers other than those of a list. */
function wordsIn(text: string): readonly string[] {
  return text.replace(/^[ \t>]*\d+(?:[.)]|$)/gm, "").match(/[\p{L}\p{N}]+/gu) ?? [];
}

function countsOf(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
