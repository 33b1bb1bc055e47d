import assert from "node:assert/strict";
import { test } from "node:test";
import { checkDocument } from "../../../server/src/core/check/check.ts";
import { openDocument, type PerfDocument } from "../../../server/src/core/document/perfDocument.ts";
import { FINISHED, filesBelow } from "../../support/examples.ts";
import { contextOf, uriOf } from "../../support/pageWorkspace.ts";
import { fc, runsOr } from "../../support/property.ts";

const files = filesBelow("examples");
const context = contextOf(files);
const textOf = (path: string | undefined) => files.find((file) => file.path === path)?.text ?? "";
const [top = "", ...draft] = textOf("docs/gateway/performance.md").split(/^(?=#{2,3} )/m);
const [, ...finished] = textOf(FINISHED[0]).split(/^(?=#{2,3} )/m);
const DEFINITION = "## Links\n\nSee the [runbook].\n\n[runbook]: https://example.com/runbook\n\n";
const REFERENCE = "### More\n\nSee the [runbook] too.\n\n";
const pieces = [...draft, ...finished, DEFINITION, REFERENCE];
const documents = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((chosen) => top + chosen.join(""));

/** More text than is kept of other documents, none of which stands in any other. */
const elsewhere = Array.from({ length: 60 }, (_, index) => `## ${index}\n\n${`Other words ${index}. `.repeat(300)}\n`);

function forgetOthers(): void {
  openDocument(uriOf("docs/elsewhere.md"), elsewhere.join("\n"));
}

function opened(name: string, text: string): PerfDocument {
  return openDocument(uriOf(`docs/gateway/${name}.md`), text);
}

function found(document: PerfDocument) {
  const { findings, governed, crashes } = checkDocument(document, context);
  const plain = findings.map(({ rule, severity, span, message, related }) => [
    rule.id,
    severity,
    span,
    message,
    related,
  ]);
  return { plain, score: governed?.score, crashes };
}

test("text that stood in two documents is not parsed again in a third, and no other is kept", () => {
  const body = "## Shared by three\n\nText that no other test has.\n";
  const [first, second, third] = ["one", "two", "three"].map(
    (name) => opened(name, `# ${name}\n\n${body}`).chunks[1]?.chunk,
  );
  assert.ok(first);
  assert.deepEqual(first, second);
  assert.notEqual(first, second);
  assert.equal(second, third);
});

test("what documents have in common is the same chunk in all from the second one on, and stands once in each", () => {
  fc.assert(
    fc.property(documents, (text) => {
      opened("first", text);
      const second = opened("second", text).chunks.map(({ chunk }) => chunk);
      const third = opened("third", text).chunks.map(({ chunk }) => chunk);
      assert.equal(new Set(second).size, second.length);
      assert.equal(new Set(third).size, third.length);
      assert.ok(
        third.filter((chunk) => second.includes(chunk)).length >= new Set(second.map((one) => one.text)).size - 2,
      );
    }),
  );
});

test("a document says the same, and the same is found in it, whatever was opened before", () => {
  fc.assert(
    fc.property(documents, documents, (text, before) => {
      forgetOthers();
      const alone = opened("a", text);
      const foundAlone = found(alone);
      forgetOthers();
      // Twice: what stood in one document only is not kept.
      for (const name of ["b", "c"]) found(opened(name, before));
      const after = opened("a", text);
      assert.deepEqual(after.chunks, alone.chunks);
      assert.deepEqual(found(after), foundAlone);
    }),
    {
      numRuns: runsOr(40),
      examples: [
        [top + REFERENCE, top + DEFINITION + REFERENCE],
        [top + DEFINITION + REFERENCE, top + REFERENCE],
      ],
    },
  );
});
