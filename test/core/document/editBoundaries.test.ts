import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { editDocument, openDocument } from "../../../server/src/core/document/perfDocument.ts";
import { applyEdits } from "../../../server/src/core/text/textEdit.ts";

const HEADINGS = "# A\n\nText\n\n## B\n\nText\n\n## C\n\nText\n";
const HEAD = "---\nstatus: draft\n---\n";

/** A text, what of it is replaced, and by what: each edit begins or ends where something else begins. */
const EDITS: readonly (readonly [name: string, text: string, replaced: string, by: string])[] = [
  ["across two headings, which leaves none", HEADINGS, "# B\n\nText\n\n## ", ""],
  ["within the marks of a heading, which leaves none", HEADINGS, "# B", "x# B"],
  ["that takes the space behind the marks", HEADINGS, " B", "B"],
  ["that puts a heading right in front of another", HEADINGS, "## B", "## New\n## B"],
  ["that puts words right in front of a heading", HEADINGS, "## B", "x## B"],
  ["that lowers the last heading", HEADINGS, "## C", "### C"],
  ["of the id behind a title alone", "# A\n\n## B {#two}\n\nText\n", "{#two}", "{#three}"],
  ["across the end of the frontmatter, which keeps its length", `${HEAD}# A\n`, "---\n# A", "---\n# B"],
  [
    "of all below the first line",
    `${HEAD}# A\n\nText\n`,
    "status: draft\n---\n# A\n\nText\n",
    "status: draft\n---\nB\n",
  ],
  ["behind a closing fence without a line end", HEAD.trimEnd(), "draft\n---", "draft\n---x"],
  ["that completes the line end of a closing fence", "---\rstatus: draft\r---\r", "draft\r---\r", "draft\r---\r\n"],
];

describe("a document equals its text opened afresh after an edit", () => {
  for (const [name, text, replaced, by] of EDITS) {
    test(name, () => {
      const common = [...replaced].findIndex((unit, at) => unit !== by[at]);
      const whole = { start: text.lastIndexOf(replaced), end: text.lastIndexOf(replaced) + replaced.length };
      // As an editor sends it that replaces all of it, and as one that only sends what is another.
      const least = { start: whole.start + (common < 0 ? replaced.length : common), end: whole.end };
      for (const span of [whole, least]) {
        const edit = { span, newText: by.slice(span.start - whole.start) };
        const before = openDocument("file:///a.md", text);
        assert.ok(before.chunks.length > 0, "its body was parsed");
        const after = editDocument(before, edit);
        assert.equal(after.text, applyEdits(text, [edit]));
        assert.deepEqual(contentsOf(after), contentsOf(openDocument("file:///a.md", after.text)));
      }
    });
  }
});

function contentsOf({ frontmatter, outline, tableOfContents, chunks }: ReturnType<typeof openDocument>) {
  return { frontmatter, outline, tableOfContents, chunks };
}
