import assert from "node:assert/strict";
import { test } from "node:test";
import { inEveryPart } from "../../../server/src/core/document/inEveryPart.ts";
import { editDocument, openDocument } from "../../../server/src/core/document/perfDocument.ts";

const TEXT = "Preamble.\n\n# A\n\n`a`\n\n## B\n\n`b`\n\n### C\n\n`c`\n\n## D\n\n`d`\n";

function searchOfCodeSpans() {
  const searched: string[] = [];
  const find = inEveryPart(({ heading, codeSpans }) => {
    searched.push(heading?.text ?? "");
    return codeSpans;
  });
  return { searched, find };
}

function insertBefore(text: string, mark: string, newText: string) {
  const at = text.indexOf(mark);
  return { span: { start: at, end: at }, newText };
}

test("after an edit only the part that it changed is searched again, and the one above the first heading", () => {
  const { searched, find } = searchOfCodeSpans();
  const document = openDocument("file:///a.md", TEXT);
  find(document.outline);
  assert.deepEqual(searched.splice(0), ["A", "B", "C", "D", ""]);
  const edited = editDocument(document, insertBefore(TEXT, "`c`", "More of `it` and "));
  const found = find(edited.outline);
  assert.deepEqual(searched.splice(0), ["C", ""]);
  assert.deepEqual(
    found.map((one) => edited.textBetween(one.start + one.found.span.start, one.start + one.found.span.end)),
    ["`a`", "`b`", "`it`", "`c`", "`d`"],
  );
});

test("the same outline is searched once, and one from before an edit gives what it held", () => {
  const { find } = searchOfCodeSpans();
  const document = openDocument("file:///a.md", TEXT);
  const first = find(document.outline);
  assert.equal(find(document.outline), first);
  const edited = editDocument(document, insertBefore(TEXT, "## D", "## New\n\n`new`\n\n"));
  assert.deepEqual(
    find(edited.outline).map(({ found }) => found.value),
    ["a", "b", "c", "new", "d"],
  );
  assert.deepEqual(find(document.outline), first);
});

test("documents with the same text do not get into each other's way", () => {
  const { find } = searchOfCodeSpans();
  const one = openDocument("file:///one.md", TEXT);
  const other = openDocument("file:///other.md", TEXT);
  find(one.outline);
  const edited = editDocument(one, insertBefore(TEXT, "`a`", "`0` "));
  assert.equal(find(other.outline).length, 4);
  assert.equal(find(edited.outline).length, 5);
  assert.equal(find(other.outline).length, 4);
});
