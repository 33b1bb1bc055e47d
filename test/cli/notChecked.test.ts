import assert from "node:assert/strict";
import { test } from "node:test";
import { FORMATS } from "../../server/src/cli/terminal/options.ts";
import { counted } from "../../server/src/core/text/wording.ts";
import { badNote, goodNote, noteFiles } from "../support/notes.ts";
import { ProgramFolder } from "../support/program.ts";

const files = {
  ...noteFiles,
  "docs/a.md": goodNote,
  "README.md": "# Queue\n\nHow it performs.\n",
  "docs/note.template.md": goodNote,
};

test("a file that was named and is no document is said, in every format, and makes 2", () => {
  const folder = new ProgramFolder(files);
  for (const format of FORMATS) {
    const { code, error } = folder.run(["check", "-f", format, "README.md", "docs/a.md", "docs/note.template.md"]);
    assert.equal(code, 2, format);
    assert.deepEqual(error.trim().split("\n"), [
      "README.md: This is no performance document, so it was not checked; perfdoc adopt makes it one.",
      "docs/note.template.md: This is a template, so it was not checked; expected a document.",
    ]);
  }
  const { report } = folder.check("README.md", "docs/a.md");
  assert.deepEqual(
    report.documents.map((one: { readonly path: string }) => one.path),
    ["docs/a.md"],
  );
});

test("a folder, and a glob that names documents among others, may hold what it likes", () => {
  const folder = new ProgramFolder(files);
  for (const target of [".", "**/*.md"]) {
    const { code, error } = folder.run(["check", target]);
    assert.deepEqual([code, error], [0, ""], target);
  }
  const fruitless = folder.run(["check", "READ*.md"]);
  assert.equal(fruitless.code, 2);
  assert.equal(fruitless.error, "None of the files that were named by a glob is a performance document.\n");
  assert.equal(fruitless.out, "No performance document was found.\n");
  const twice = folder.run(["check", "README.md", "READ*.md"]);
  assert.equal(twice.error, folder.run(["check", "README.md"]).error, "it was named, and that is said once");
});

test("a glob of include that matches nothing is a warning where it stands, if all was looked at", () => {
  const config = "include:\n  - docs/**/*.md\n  - design/**/*.md\n";
  const folder = new ProgramFolder({ ...files, "perfdoc.config.yaml": config });
  for (const format of FORMATS) {
    const { code, error } = folder.run(["check", "-f", format]);
    assert.equal(code, 0);
    assert.equal(
      error,
      'perfdoc.config.yaml:3:5 warning: include has "design/**/*.md", which matches no file; expected a glob of files that are there.\n',
    );
  }
  assert.equal(folder.run(["check", "docs"]).error, "");
  folder.put("design/b.md", "# B\n");
  assert.equal(folder.run(["check"]).error, "");
});

test("findings that are not shown are counted", () => {
  const folder = new ProgramFolder({
    ...noteFiles,
    "perfdoc.config.yaml": "rules:\n  section-missing: warning\n",
    "bad.md": badNote,
  });
  const { summary } = folder.check().report;
  const all = summary.warning + summary.information + summary.hint;
  assert.ok(all > 0 && summary.error === 0);
  assert.equal(
    folder.run(["check", "-q"]).out,
    `1 document checked. ${counted(all, "finding")} below the shown severity.\n`,
  );
  folder.put("bad.md", goodNote);
  assert.equal(folder.run(["check", "-q"]).out, "1 document checked, nothing found.\n");
});
