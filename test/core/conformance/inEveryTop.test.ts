import assert from "node:assert/strict";
import { test } from "node:test";
import { inTopLevelSections } from "../../../server/src/core/conformance/match/inTopLevelSections.ts";
import { matchDocument } from "../../../server/src/core/conformance/match/matchDocument.ts";
import { editDocument, openDocument, type PerfDocument } from "../../../server/src/core/document/perfDocument.ts";
import { renderNewDocument } from "../../../server/src/core/template/render.ts";
import { builtInTemplate } from "../../../server/src/core/template/templates.ts";

const TEXT = renderNewDocument(builtInTemplate, { name: "Search", module: "search", today: "2026-11-24" });

function searchOfItems() {
  const searched: string[] = [];
  const find = inTopLevelSections((match) => {
    searched.push(match.schema.title);
    return match.sections.flatMap(({ items }) => items);
  });
  const names = (document: PerfDocument) =>
    find(matchDocument(document, builtInTemplate)).map(({ start, found: { section } }) => {
      const at = start + section.at;
      return document.textBetween(at, document.text.indexOf("\n", at));
    });
  return { searched, names };
}

function withText(document: PerfDocument, heading: string, newText: string): PerfDocument {
  const at = document.text.indexOf("\n", document.text.indexOf(heading)) + 1;
  return editDocument(document, { span: { start: at, end: at }, newText });
}

test("after an edit only the section that it changed is searched again, and those behind it have moved", () => {
  const { searched, names } = searchOfItems();
  const document = openDocument("file:///a.md", TEXT);
  const before = names(document);
  assert.deepEqual(
    searched.splice(0),
    builtInTemplate.sections.map(({ title }) => title),
  );
  const edited = withText(document, "### Trade-offs", "\nMore.\n");
  assert.deepEqual(names(edited), before);
  assert.deepEqual(searched.splice(0), ["Rationale"]);
  const items = names(withText(edited, "### Trade-offs", "\n#### Trade-off 0: Size\n"));
  assert.deepEqual(searched.splice(0), ["Rationale"]);
  assert.equal(items.length, before.length + 1);
});

test("documents with the same text do not get into each other's way", () => {
  const { names } = searchOfItems();
  const [one, other] = [openDocument("file:///one.md", TEXT), openDocument("file:///other.md", TEXT)];
  const before = names(one);
  assert.deepEqual(names(withText(other, "### Trade-offs", "\n#### Trade-off 0: Size\n")).length, before.length + 1);
  assert.deepEqual(names(one), before);
});
