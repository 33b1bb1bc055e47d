import assert from "node:assert/strict";
import { test } from "node:test";
import { DOCUMENT_LIMIT } from "../../server/src/core/host/host.ts";
import { isTooLarge } from "../../server/src/lsp/documents/serverState.ts";
import { editedDocument, openedDocument } from "../../server/src/lsp/documents/textChanges.ts";

test("a text that grows too large is no longer parsed, and parsed again once it is small enough", () => {
  const uri = "file:///a.md";
  const line = "Words.\n";
  const below = openedDocument(uri, "# A\n\n## B\n\n", 1);
  assert.equal(below.outline.headings.length, 2);
  const newText = line.repeat(Math.ceil(DOCUMENT_LIMIT / line.length));
  const end = below.text.length;
  const beyond = editedDocument(below, { span: { start: end, end }, newText }, 2);
  assert.ok(isTooLarge(beyond));
  assert.deepEqual(beyond.outline.headings, openedDocument(uri, beyond.text, 2).outline.headings);
  assert.equal(beyond.outline.headings.length, 0);
  const again = editedDocument(beyond, { span: { start: end, end: beyond.text.length }, newText: "" }, 3);
  assert.equal(again.outline.headings.length, 2);
});
