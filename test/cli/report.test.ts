import assert from "node:assert/strict";
import { test } from "node:test";
import { badNote, goodNote, noteFiles } from "../support/notes.ts";
import { ProgramFolder } from "../support/program.ts";

const folder = new ProgramFolder({
  ...noteFiles,
  "perfdoc.config.yaml": "modules:\n  core: core\n  empty: empty\n",
  "core/package.json": '{"name":"@acme/core"}',
  "docs/a.md": goodNote,
  "docs/b.md": badNote.replace("module: core", 'module: "@acme/core"'),
  "docs/c|d.md": goodNote.replace("module: core\n", ""),
  "docs/binary.md": "---\ncompleteness: 10\n---\n\0",
  "docs/picture.md": "\0",
  "docs/related.md": goodNote.replace("category: note", "category: testing"),
});

test("json has the modules with their documents and means", () => {
  const { code, out, error } = folder.run(["report", "--format", "json"]);
  assert.equal(code, 2);
  assert.equal(error, "docs/binary.md: The file is binary; expected text in UTF-8.\n");
  const note = (path: string, filled: number) => ({
    path,
    category: "note",
    status: "current",
    declaredCompleteness: 100,
    completeness: filled * 10,
    places: { filled, expected: 10 },
    lastSynced: "2026-02-01",
    overdue: false,
    missedTargets: 0,
  });
  const { modules, ...rest } = JSON.parse(out);
  const [core, empty, none] = modules;
  assert.equal(rest.version, 1);
  assert.deepEqual(core.documents, [
    note("docs/a.md", 10),
    note("docs/b.md", 9),
    { ...note("docs/related.md", 0), category: "testing", completeness: null, places: null },
  ]);
  assert.equal(core.completeness, 95);
  assert.deepEqual(core.places, { filled: 19, expected: 20 });
  assert.equal(core.measured, 2);
  assert.deepEqual(empty, { module: "empty", completeness: null, places: null, measured: 0, documents: [] });
  assert.equal(none.module, null);
  assert.equal(none.documents[0].path, "docs/c|d.md");
});

test("the table and the Markdown table have a row for each", () => {
  const table = folder.run(["report"]).out.split("\n");
  assert.match(table[0] ?? "", /^Module +Document +Status +Declared +Measured +Filled in +Overdue +Missed$/);
  assert.ok(table.some((line) => /^ +docs\/b\.md +current +100% +90% +9 of 10$/.test(line)));
  assert.ok(table.some((line) => /^empty +no document$/.test(line)));
  assert.ok(table.some((line) => /^core +2 of 3 documents measured +95% +19 of 20$/.test(line)));
  assert.ok(table.some((line) => /^All +3 of 4 documents measured +\d+% +\d+ of \d+$/.test(line)));
  const markdown = folder.run(["report", "--format", "markdown"]).out.split("\n");
  assert.equal(markdown[1], "| --- | --- | --- | ---: | ---: | ---: | ---: | ---: |");
  assert.ok(markdown.some((line) => line.startsWith("|  | docs/c\\|d.md | current | 100% |")));
});

test("a broken config or an unknown format ends with 2", () => {
  assert.equal(folder.run(["report", "--format", "csv"]).code, 2);
  const broken = new ProgramFolder({ "perfdoc.config.yaml": "docsRoot: 1\n" });
  assert.equal(broken.run(["report"]).code, 2);
});
