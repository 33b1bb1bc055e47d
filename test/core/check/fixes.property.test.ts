import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { applyFixes } from "../../../server/src/core/check/applyFixes.ts";
import { checkDocument } from "../../../server/src/core/check/check.ts";
import type { CheckContext } from "../../../server/src/core/check/checkContext.ts";
import type { ReportedFinding } from "../../../server/src/core/check/reportedFinding.ts";
import { openDocument } from "../../../server/src/core/document/perfDocument.ts";
import { applyEdits, areDisjoint, sortEdits, type TextEdit } from "../../../server/src/core/text/textEdit.ts";
import { contextOf, uriOf } from "../../support/pageWorkspace.ts";
import { fc, runsOr } from "../../support/property.ts";

/** `FUZZ_RUNS=10000 node test/run.mjs fixes.property` takes more of them. */
const RUNS = runsOr(60);

const PATH = "docs/a.md";
const documents = ["examples/docs", "test/corpus"].flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => readFileSync(path.join(root, name), "utf8"))
    .filter((text) => text.length < 30_000 && text.startsWith("---")),
);

/** What goes missing, comes twice or comes in, a line at a time. */
const aMutation = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  kind: fc.constantFrom("delete", "repeat", "swap", "cut", "insert"),
  text: fc.constantFrom(
    "## Limits",
    "---",
    "```",
    "| a | b |",
    "- **Effort:**",
    "status:",
    "[a](#nowhere)",
    "  ",
    "# A",
    "🚀",
  ),
});

const aDocument = fc
  .tuple(
    fc.constantFrom(...documents),
    fc.array(aMutation, { maxLength: 8 }),
    fc.constantFrom("\n", "\r\n"),
    fc.constantFrom("", "\uFEFF"),
  )
  .map(([text, mutations, lineEnd, bom]) => {
    const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
    for (const { at, kind, text: inserted } of mutations) {
      const index = Math.floor(at * lines.length);
      const line = lines[index] ?? "";
      if (kind === "delete") lines.splice(index, 1);
      else if (kind === "repeat") lines.splice(index, 0, line);
      else if (kind === "swap") lines.splice(index, 2, lines[index + 1] ?? "", line);
      else if (kind === "cut") lines[index] = line.slice(0, line.length >> 1);
      else lines.splice(index, 0, inserted);
    }
    return { text: bom + lines.join(lineEnd), lineEnd };
  });

function contextFor(text: string): CheckContext {
  return contextOf([{ path: PATH, text }]);
}

function editsOf(finding: ReportedFinding): readonly (readonly TextEdit[])[] {
  return finding.fixes.map((fix) => fix.edits().edits);
}

/** What lies between the edits is what lay there: nothing else of the text is touched. */
function assertRestIsKept(before: string, after: string, edits: readonly TextEdit[]): void {
  let from = 0;
  let at = 0;
  for (const { span, newText } of sortEdits(edits)) {
    const kept = before.slice(from, span.start);
    assert.equal(after.slice(at, at + kept.length), kept);
    at += kept.length + newText.length;
    from = span.end;
  }
  assert.equal(after.slice(at), before.slice(from));
}

test("a fix changes what it names alone, in the document's own line ends", () => {
  fc.assert(
    fc.property(aDocument, ({ text, lineEnd }) => {
      const { findings, crashes } = checkDocument(openDocument(uriOf(PATH), text), contextFor(text));
      assert.deepEqual(crashes, []);
      for (const edits of findings.flatMap(editsOf)) {
        assert.ok(areDisjoint(edits));
        const after = applyEdits(text, edits);
        assertRestIsKept(text, after, edits);
        assert.equal(after.startsWith("\uFEFF"), text.startsWith("\uFEFF"));
        assert.equal(/(?<!\r)\n/.test(after), lineEnd === "\n" && after.includes("\n"));
        assert.equal(after.includes("\r"), lineEnd === "\r\n" && after.includes("\n"));
      }
    }),
    { numRuns: RUNS },
  );
});

test("what was fixed is fixed: a second time changes nothing", () => {
  fc.assert(
    fc.property(aDocument, ({ text, lineEnd }) => {
      const once = applyFixes(openDocument(uriOf(PATH), text), contextFor(text)).document.text;
      const twice = applyFixes(openDocument(uriOf(PATH), once), contextFor(once)).document.text;
      assert.equal(twice, once);
      assert.equal(once.startsWith("\uFEFF"), text.startsWith("\uFEFF"));
      assert.equal(/(?<!\r)\n/.test(once), lineEnd === "\n");
    }),
    { numRuns: RUNS },
  );
});
