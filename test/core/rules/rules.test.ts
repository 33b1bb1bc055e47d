import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { applyFixes, safeFixOf } from "../../../server/src/core/check/applyFixes.ts";
import { checkDocument } from "../../../server/src/core/check/check.ts";
import type { CheckContext } from "../../../server/src/core/check/checkContext.ts";
import type { ReportedFinding } from "../../../server/src/core/check/reportedFinding.ts";
import { editDocument, openDocument, type PerfDocument } from "../../../server/src/core/document/perfDocument.ts";
import type { RuleMeta } from "../../../server/src/core/rules/rule.ts";
import { type Span, textOf } from "../../../server/src/core/text/span.ts";
import { applyEdits } from "../../../server/src/core/text/textEdit.ts";
import { type MarkedText, readMarkers, withCrlf } from "../../support/markers.ts";
import { type PageBlock, type PageFile, readPage } from "../../support/page.ts";
import { contextOf, uriOf } from "../../support/pageWorkspace.ts";

/** What all pages of a folder have in common. */
interface PageFolder {
  readonly path: string;
  /** True for the rules whose findings the page marks, each of them: of others it says nothing. */
  readonly isAbout: (rule: RuleMeta, page: string) => boolean;
  /** How many documents its pages hold at least, half of them with nothing wrong; undefined where pages are small. */
  readonly leastDocuments: number | undefined;
}

const FOLDERS: readonly PageFolder[] = [
  { path: "test/pages/rules", isAbout: ({ id }, page) => id === page, leastDocuments: undefined },
  // Teams that keep their code in one way each, with all that the code says against their documents.
  { path: "test/pages/codeTruth", isAbout: ({ group }) => group === "code", leastDocuments: 20 },
  {
    path: "test/pages/measurements",
    // That a target is compared with nothing is a hint of its own, which `targets.test.ts` looks at.
    isAbout: ({ group, id }) => group === "performance" && id !== "target-unmeasured",
    leastDocuments: 40,
  },
];

for (const folder of FOLDERS) {
  const pages = readdirSync(folder.path).map((file) => ({
    name: file.replace(/\.md$/, ""),
    blocks: readPage(readFileSync(`${folder.path}/${file}`, "utf8")),
  }));
  for (const { name, blocks } of pages) {
    const isAbout: IsAbout = ({ rule }) => folder.isAbout(rule, name);
    describe(name, () => {
      for (const [index, block] of blocks.entries()) {
        const before = blocks[index - 1];
        test(block.name, () => {
          if (block.kind === "wrong" || block.kind === "right") assertFindings(isAbout, block);
          else if (before) assertFixed(isAbout, before, block);
          if (block.kind === "wrong") assertFixesHelp(isAbout, block);
        });
      }
    });
  }

  if (folder.leastDocuments === undefined) continue;
  const least = folder.leastDocuments;
  test(`${folder.path} holds at least ${least} documents, half of them with nothing wrong`, () => {
    const blocks = pages.flatMap((page) => page.blocks);
    assert.ok(blocks.length >= least, String(blocks.length));
    assert.ok(blocks.filter(({ kind }) => kind === "right").length * 2 >= blocks.length);
  });
}

type IsAbout = (finding: ReportedFinding) => boolean;

/** The same findings with either line end, opened whole and typed in. */
function assertFindings(isAbout: IsAbout, { kind, files }: PageBlock): void {
  for (const variant of [asWritten, withCrlf]) {
    const { document, marked, context } = setUp(files, variant);
    assert.equal(kind === "right", marked.markers.length === 0);
    for (const one of [document, typedIn(document)]) {
      const { findings, crashes } = checkDocument(one, context);
      assert.deepEqual(crashes, []);
      const found = findings.filter(isAbout);
      const place = (id: string, span: Span) =>
        `${id} ${span.start}-${span.end} ${JSON.stringify(textOf(one.text, span))}`;
      assert.deepEqual(
        found.map(({ rule, span }) => place(rule.id, span)),
        marked.markers.map(({ rule, span }) => place(rule, span)),
        found.map(({ message }) => message).join("\n"),
      );
      for (const [order, { message, severity }] of found.entries()) {
        const marker = marked.markers[order];
        assert.equal(severity, marker?.severity ?? severity, message);
        assert.ok(message.includes(marker?.message ?? ""), `${message} should hold ${marker?.message}`);
        assert.doesNotMatch(message, /\n/, "a message is one line");
      }
    }
  }
}

/** Each fix that is offered does away with what it is offered for, whoever has to choose it; one at most is preferred. */
function assertFixesHelp(isAbout: IsAbout, { files }: PageBlock): void {
  const { document, context } = setUp(files, asWritten);
  const before = checkDocument(document, context).findings;
  for (const finding of before.filter(isAbout)) {
    const isSame = ({ rule, message }: ReportedFinding) => rule.id === finding.rule.id && message === finding.message;
    const { fixes } = finding;
    assert.ok(
      fixes.filter(({ isPreferred }) => isPreferred).length <= 1,
      `${finding.message} prefers more than one fix`,
    );
    for (const fix of fixes) {
      const { edits } = fix.edits();
      // The place for a value that is added is the author's to fill.
      const isForMore = finding.rule.id === "target-unmeasured" && fix.title.startsWith("Add ");
      if (edits.length === 0 || isForMore) continue;
      const after = openDocument(document.uri, applyEdits(document.text, edits));
      const left = checkDocument(after, context).findings.filter(isSame).length;
      assert.ok(left < before.filter(isSame).length, `${fix.title} leaves "${finding.message}"`);
    }
  }
}

/** The fix that runs unattended, or the one that is offered first, of each of the rule's findings gives the block. */
function assertFixed(isAbout: IsAbout, before: PageBlock, after: PageBlock): void {
  const choose = (finding: ReportedFinding) => {
    if (!isAbout(finding)) return undefined;
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
