import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { checkDocument } from "../../../server/src/core/check/check.ts";
import { fillDocument } from "../../../server/src/core/conformance/gaps/fillDocument.ts";
import { openDocument } from "../../../server/src/core/document/perfDocument.ts";
import { renderNewDocument } from "../../../server/src/core/template/render.ts";
import { builtInTemplate } from "../../../server/src/core/template/templates.ts";
import { FINISHED, filesBelow } from "../../support/examples.ts";
import { contextOf, uriOf } from "../../support/pageWorkspace.ts";
import { fc, runsOr } from "../../support/property.ts";

const RUNS = runsOr(60);
const URI = uriOf("docs/a.md");
const texts = [...filesBelow("examples/docs"), ...filesBelow("test/corpus")]
  .filter(({ path, text }) => path.endsWith(".md") && text.length < 30_000)
  .map(({ text }) => text);

/** A document from which runs of lines are gone, with each line end, with and without a mark at the start. */
const aDocument = fc
  .record({
    text: fc.constantFrom(...texts),
    cuts: fc.array(fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), lines: fc.nat(60) }), { maxLength: 5 }),
    lineEnd: fc.constantFrom("\n", "\r\n"),
    mark: fc.constantFrom("", "\uFEFF"),
  })
  .map(({ text, cuts, lineEnd, mark }) => {
    const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
    for (const { at, lines: count } of cuts) lines.splice(Math.floor(at * lines.length), count);
    return { text: mark + lines.join(lineEnd), lineEnd };
  });

function filled(text: string, sections?: readonly string[]) {
  const wanted = sections && new Set(builtInTemplate.sections.filter(({ title }) => sections.includes(title)));
  return fillDocument(openDocument(URI, text), builtInTemplate, { sections: wanted });
}

/** Every line stands there still, in its order; the entries of a table of contents may have other numbers. */
function assertLinesKept(before: string, after: string): void {
  const lines = after.split(/\r?\n/).map(withoutNumber);
  let at = 0;
  for (const line of before.split(/\r?\n/).map(withoutNumber)) {
    const found = line === "" ? at : lines.indexOf(line, at);
    assert.ok(found >= 0, `"${line}" is kept`);
    at = line === "" ? at : found + 1;
  }
}

function withoutNumber(line: string): string {
  return line.replace(/^\uFEFF?\s*(?:\d+[.)] )?/, "");
}

describe("filling a document", () => {
  test("keeps every line, line ends and mark, and adds nothing a second time", () => {
    fc.assert(
      fc.property(aDocument, ({ text, lineEnd }) => {
        const { document, additions } = filled(text);
        assert.equal(document.text === text, additions.length === 0);
        assertLinesKept(text, document.text);
        assert.equal(document.text.startsWith("\uFEFF"), text.startsWith("\uFEFF"));
        if (text.includes("\n")) assert.equal(/(?<!\r)\n/.test(document.text), lineEnd === "\n");
        assert.deepEqual(filled(document.text).additions, []);
      }),
      { numRuns: RUNS },
    );
  });

  test("leaves finished documents and new ones as they are", () => {
    const files = filesBelow("examples");
    for (const path of FINISHED) {
      const text = files.find((file) => file.path === path)?.text ?? "";
      assert.deepEqual(filled(text).additions, [], path);
    }
    const fresh = renderNewDocument(builtInTemplate, { name: "Search", module: "search", today: "2026-11-24" });
    assert.deepEqual(filled(fresh).additions, []);
  });

  test("adds all that a document of a title lacks, so that no section, subsection, field or entry is missing", () => {
    const { document } = filled("---\nstatus: draft\ncategory: performance\nmodule: a\n---\n\n# A - Performance\n");
    const { findings, conformance } = checkDocument(document, contextOf([]));
    const missing = ["section-missing", "subsection-missing", "item-field-missing", "toc-missing", "toc-entry-missing"];
    assert.deepEqual(
      findings.filter(({ rule }) => missing.includes(rule.id)).map(({ message }) => message),
      [],
    );
    assert.equal(conformance?.match.sections.filter(({ match }) => !match.section).length, 0);
  });

  test("makes up no fact: what only the author knows is the template's placeholder", () => {
    const { document } = filled("# A - Performance\n\nOne sentence.\n");
    const values = new Map(document.frontmatter.entries.map(({ key, value }) => [key, value.text]));
    for (const { key, kind, placeholder } of builtInTemplate.frontmatter) {
      if (kind.kind === "enum" || kind.kind === "text") assert.equal(values.get(key), placeholder);
      if (kind.kind === "date") assert.equal(values.get(key), kind.words[0] ?? placeholder);
    }
  });

  test("adds no second frontmatter where one stands that can't be read", () => {
    const readable = "status: draft\nmodule: a\ncategory: performance\n---\n\n# A - Performance\n";
    for (const text of [`<!-- licence -->\n---\n${readable}`, readable, `\n\n---\n${readable}`]) {
      const { document } = filled(text);
      assert.equal(document.text.match(/^module:/gm)?.length, 1, text);
    }
  });

  test("adds nothing below frontmatter that can't be read", () => {
    for (const text of ["---\n\n## Notes\n\nText.\n", '---\nstatus: "draft\n---\n\n# A - Performance\n']) {
      assert.deepEqual(filled(text).additions, []);
    }
  });

  test("limited to sections, adds nothing around them but their entries", () => {
    const [first, second] = builtInTemplate.sections;
    assert.ok(first && second);
    const text = `# A\n\n## Contents\n\n1. [Notes](#notes)\n\n## Notes\n\nText.\n`;
    const { document, additions } = filled(text, [second.title]);
    assert.deepEqual(additions, [{ kind: "section", title: second.title, after: undefined }]);
    assert.ok(document.text.startsWith("# A\n\n## Contents\n\n"));
    assert.match(document.text, /^\d\. \[Notes\]\(#notes\)$/m);
    assert.equal(document.text.match(/^\d\. \[/gm)?.length, 2);
    assert.ok(!document.text.includes(`## ${first.title}\n`));
  });
});
