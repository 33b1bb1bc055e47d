import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { applyFixes, safeFixOf } from "../../../server/src/core/check/applyFixes.ts";
import { checkDocument } from "../../../server/src/core/check/check.ts";
import type { CheckContext } from "../../../server/src/core/check/checkContext.ts";
import type { ReportedFinding } from "../../../server/src/core/check/reportedFinding.ts";
import { editDocument, openDocument, type PerfDocument } from "../../../server/src/core/document/perfDocument.ts";
import { textOf } from "../../../server/src/core/text/span.ts";
import { applyEdits } from "../../../server/src/core/text/textEdit.ts";
import { type MarkedText, readMarkers, withCrlf } from "../../support/markers.ts";
import { contextOf, uriOf } from "../../support/pageWorkspace.ts";
import { type PageBlock, type PageFile, readRulePage } from "../../support/rulePage.ts";

const PAGES = "test/pages/rules";

for (const file of readdirSync(PAGES).filter((name) => name.endsWith(".md"))) {
  const id = file.replace(/\.md$/, "");
  const blocks = readRulePage(readFileSync(`${PAGES}/${file}`, "utf8"));
  describe(id, () => {
    for (const [index, block] of blocks.entries()) {
      const before = blocks[index - 1];
      test(block.name, () => {
        if (block.kind === "wrong" || block.kind === "right") assertFindings(id, block);
        else if (before) assertFixed(id, before, block);
        if (block.kind === "wrong") assertFixesHelp(id, block);
      });
    }
  });
}

/** The same findings with either line end, opened whole and typed in. */
function assertFindings(id: string, { files }: PageBlock): void {
  for (const variant of [asWritten, withCrlf]) {
    const { document, marked, context } = setUp(files, variant);
    for (const one of [document, typedIn(document)]) {
      const { findings, crashes } = checkDocument(one, context);
      assert.deepEqual(crashes, []);
      const found = findings.filter(({ rule }) => rule.id === id);
      assert.deepEqual(
        found.map(({ span }) => `${span.start}-${span.end} ${JSON.stringify(textOf(one.text, span))}`),
        marked.markers.map(({ span }) => `${span.start}-${span.end} ${JSON.stringify(textOf(one.text, span))}`),
        found.map(({ message }) => message).join("\n"),
      );
      for (const [order, marker] of marked.markers.entries()) {
        assert.equal(marker.rule, id);
        if (marker.severity !== undefined) assert.equal(found[order]?.severity, marker.severity, found[order]?.message);
        if (marker.message !== undefined)
          assert.ok(
            found[order]?.message.includes(marker.message),
            `${found[order]?.message} should hold ${marker.message}`,
          );
        assert.doesNotMatch(found[order]?.message ?? "", /\n/, "a message is one line");
      }
    }
  }
}

/** Each fix that is offered does away with what it is offered for, whoever has to choose it; one at most is preferred. */
function assertFixesHelp(id: string, { files }: PageBlock): void {
  const { document, context } = setUp(files, asWritten);
  const before = checkDocument(document, context).findings;
  for (const finding of before.filter(({ rule }) => rule.id === id)) {
    const isSame = ({ rule, message }: ReportedFinding) => rule.id === id && message === finding.message;
    const { fixes } = finding;
    assert.ok(
      fixes.filter(({ isPreferred }) => isPreferred).length <= 1,
      `${finding.message} prefers more than one fix`,
    );
    for (const fix of fixes) {
      const { edits } = fix.edits();
      // The place for a value that is added is the author's to fill.
      const isForMore = id === "target-unmeasured" && fix.title.startsWith("Add ");
      if (edits.length === 0 || isForMore) continue;
      const after = openDocument(document.uri, applyEdits(document.text, edits));
      const left = checkDocument(after, context).findings.filter(isSame).length;
      assert.ok(left < before.filter(isSame).length, `${fix.title} leaves "${finding.message}"`);
    }
  }
}

/** The fix that runs unattended, or the one that is offered first, of each of the rule's findings gives the block. */
function assertFixed(id: string, before: PageBlock, after: PageBlock): void {
  const choose = (finding: ReportedFinding) => {
    if (finding.rule.id !== id) return undefined;
    return after.kind === "becomes" ? safeFixOf(finding) : finding.fixes[0];
  };
  for (const variant of [asWritten, withCrlf]) {
    const { document, context } = setUp(before.files, variant);
    const fixed = applyFixes(document, context, choose);
    assert.equal(fixed.document.text, variant(readMarkers(after.files[0]?.text ?? "")).text);
    assert.equal(applyFixes(fixed.document, context, choose).document.text, fixed.document.text);
    const unattended = applyFixes(document, context, (finding) => choose(finding) && safeFixOf(finding));
    if (after.kind === "offered") assert.equal(unattended.document.text, document.text, "it is not applied unattended");
    for (const other of after.files.slice(1)) {
      const edit = fixed.others.find((one) => one.uri === uriOf(other.path));
      assert.ok(edit, `the fix should reach ${other.path}`);
    }
  }
}

function asWritten(marked: MarkedText): MarkedText {
  return marked;
}

function setUp(
  files: readonly PageFile[],
  variant: (marked: MarkedText) => MarkedText,
): { document: PerfDocument; marked: MarkedText; context: CheckContext } {
  const [first, ...others] = files.map(({ path, text }) => ({ path, marked: variant(readMarkers(text)) }));
  assert.ok(first, "a block holds a document");
  const all = [first, ...others].map(({ path, marked }) => ({ path, text: marked.text }));
  return {
    document: openDocument(uriOf(first.path), first.marked.text),
    marked: first.marked,
    context: contextOf(all),
  };
}

/** The document with its last third, its middle and its first letters typed after the rest. */
function typedIn(document: PerfDocument): PerfDocument {
  const { text, uri } = document;
  const cuts = [text.length, Math.floor((text.length * 2) / 3), Math.floor(text.length / 3), 0];
  let typed = openDocument(uri, "");
  for (const [index, cut] of cuts.slice(1).entries()) {
    typed = editDocument(typed, { span: { start: 0, end: 0 }, newText: text.slice(cut, cuts[index]) });
  }
  for (let at = 0; at < text.length; at += Math.max(1, Math.floor(text.length / 10))) {
    typed = editDocument(typed, { span: { start: at, end: at + 1 }, newText: "" });
    typed = editDocument(typed, { span: { start: at, end: at }, newText: text.slice(at, at + 1) });
  }
  assert.equal(typed.text, text);
  return typed;
}
