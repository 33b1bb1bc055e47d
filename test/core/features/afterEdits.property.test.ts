import assert from "node:assert/strict";
import { test } from "node:test";
import { checkDocument } from "../../../server/src/core/check/check.ts";
import { editDocument, openDocument, type PerfDocument } from "../../../server/src/core/document/perfDocument.ts";
import { codeActions } from "../../../server/src/core/features/codeActions.ts";
import { codeLenses } from "../../../server/src/core/features/codeLens.ts";
import { codeLinks } from "../../../server/src/core/features/codeLinks.ts";
import { documentLinks } from "../../../server/src/core/features/documentLinks.ts";
import { documentSymbols } from "../../../server/src/core/features/documentSymbols.ts";
import type { FeatureInput } from "../../../server/src/core/features/feature.ts";
import { foldingRanges } from "../../../server/src/core/features/folding.ts";
import { hover } from "../../../server/src/core/features/hover.ts";
import { inlayHints } from "../../../server/src/core/features/inlayHints.ts";
import { overviewOf, sectionsOf } from "../../../server/src/core/features/overview.ts";
import { semanticTokens } from "../../../server/src/core/features/semanticTokens.ts";
import { applyEdits } from "../../../server/src/core/text/textEdit.ts";
import { contextOf, uriOf } from "../../support/pageWorkspace.ts";
import { fc, isHunt, runsOr } from "../../support/property.ts";
import { anEditedText, anEditShape, editOfShape, realTexts } from "../../support/randomEdits.ts";

const PATH = "docs/search/performance.md";
const context = contextOf([
  ...realTexts
    .filter((text) => text.startsWith("---\nstatus"))
    .slice(0, 3)
    .map((text, at) => ({ path: `docs/m${at}/performance.md`, text })),
  { path: "docs/search/architecture.md", text: "# Architecture\n\n## Overview\n" },
]);

/** What each feature says of a document, with the findings. */
function everythingOf(document: PerfDocument, places: readonly number[]) {
  const checked = checkDocument(document, context);
  const { findings, crashes, conformance, kind } = checked;
  assert.deepEqual(crashes, []);
  const input: FeatureInput = { document, checked, context, workspace: context.facts?.documents() ?? [] };
  const offsets = places.map((at) => Math.floor((at / 10_000) * (document.text.length + 1)));
  return {
    kind,
    findings: findings.map(({ rule, severity, span, message, related, fixes }) => ({
      rule: rule.id,
      severity,
      span,
      message,
      related,
      fixes: fixes.map(({ title, safety, edits }) => ({ title, safety, ...edits() })),
    })),
    overview: overviewOf(document, checked),
    sections: conformance && sectionsOf(document, conformance),
    lenses: codeLenses(input),
    hints: inlayHints(input),
    symbols: documentSymbols(input),
    folds: foldingRanges(document),
    tokens: semanticTokens(input),
    links: [...documentLinks(input), ...codeLinks(input)],
    actions: codeActions(input, { start: 0, end: document.text.length }, undefined).map(({ title, key }) => ({
      title,
      key,
    })),
    hovers: offsets.map((offset) => hover(input, offset)),
  };
}

test("after any edits every feature says what it says of the text opened afresh", () => {
  fc.assert(
    fc.property(
      anEditedText,
      fc.array(anEditShape, { minLength: 1, maxLength: isHunt ? 40 : 8, size: "max" }),
      fc.array(fc.nat(9_999), { minLength: 2, maxLength: 4 }),
      (text, shapes, places) => {
        let document = openDocument(uriOf(PATH), text);
        let current = text;
        everythingOf(document, places);
        for (const shape of shapes) {
          const edit = editOfShape(current, shape);
          document = editDocument(document, edit);
          current = applyEdits(current, [edit]);
          assert.deepEqual(everythingOf(document, places), everythingOf(openDocument(document.uri, current), places));
        }
      },
    ),
    { numRuns: runsOr(15) },
  );
});

test("a hint stays behind its figure when a section without figures goes, or commas come", () => {
  const text =
    "---\nstatus: draft\nmodule: search\ncategory: performance\n---\n\n# A - Performance\n\n## Own\n\nWords.\n\n## Results\n\n" +
    "| Metric | Target | Current |\n| --- | --- | --- |\n| P95 | < 400 ms | 310 ms |\n| Peak | < 1.500 MB | 1.200 MB |\n";
  const hintsIn = (document: PerfDocument) => everythingOf(document, []).hints;
  const opened = openDocument(uriOf(PATH), text);
  assert.ok(hintsIn(opened).length > 0);
  for (const [gone, put] of [
    ["## Own\n\nWords.\n\n", ""],
    ["Words.", "It took 1,5 s."],
  ] as const) {
    const start = text.indexOf(gone);
    const edited = editDocument(opened, { span: { start, end: start + gone.length }, newText: put });
    assert.deepEqual(hintsIn(edited), hintsIn(openDocument(opened.uri, edited.text)));
  }
});
