import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { noteFiles } from "../support/notes.ts";
import { ProgramFolder } from "../support/program.ts";

function read(folder: ProgramFolder, file: string): string {
  return readFileSync(path.join(folder.path, file), "utf8");
}

test("a new document is written where its module's documents are, and passes the check", () => {
  const folder = new ProgramFolder({
    "perfdoc.config.yaml": "docsRoot: documentation\nmodules:\n  search: packages/search\n",
    "packages/search/package.json": '{"name":"@acme/search"}',
  });
  const { code, out, error } = folder.run(["new", "--module", "@acme/search", "--name", "Full-text $& Search"]);
  assert.deepEqual([code, out, error], [0, "documentation/search/performance.md\n", ""]);
  const text = read(folder, "documentation/search/performance.md");
  assert.match(text, /^---\nstatus: stub\nmodule: search\n/);
  assert.match(text, /\n# Full-text \$& Search - Performance\n/);
  assert.equal(folder.run(["check"]).code, 0);
});

test("the module is that of the working directory, and names the document", () => {
  const folder = new ProgramFolder({ "package.json": '{"workspaces":["packages/*"]}', ".git/HEAD": "" });
  folder.put("packages/render-pipeline/package.json", "{}");
  folder.put("packages/other/package.json", "{}");
  const { out } = folder.run(["new"], { cwd: "packages/render-pipeline" });
  assert.equal(out, "../../docs/render-pipeline/performance.md\n");
  assert.match(read(folder, "docs/render-pipeline/performance.md"), /\n# Render Pipeline - Performance\n/);
});

test("a design.config.json says where a module's documents go", () => {
  const design = { modules: { core: { path: "packages/core", designDocsPath: ".claude/design/core" } } };
  const folder = new ProgramFolder({ ".claude/design/design.config.json": JSON.stringify(design) });
  assert.equal(folder.run(["new", "--module", "core"]).out, ".claude/design/core/performance.md\n");
});

test("a path is a file, or a folder for one", () => {
  const folder = new ProgramFolder({ ...noteFiles, "notes/a.txt": "" });
  assert.equal(folder.run(["new", "x/y.md", "--category", "note"]).out, "x/y.md\n");
  assert.equal(folder.run(["new", "notes", "--category", "note"]).out, "notes/note.md\n");
  assert.equal(folder.run(["new", "later/", "--category", "note"]).out, "later/note.md\n");
});

test("what stands there is never replaced", () => {
  const folder = new ProgramFolder({ "docs/a.md": "mine" });
  const { code, out, error } = folder.run(["new", "docs/a.md"]);
  assert.deepEqual([code, out], [2, ""]);
  assert.equal(error, "perfdoc: docs/a.md was not written. The file already exists; it was left as it is.\n");
  assert.equal(read(folder, "docs/a.md"), "mine");
});

test("nothing is written where nobody looks for documents", () => {
  const folder = new ProgramFolder({ ".git/HEAD": "", "a/node_modules/b/package.json": "{}" });
  for (const [place, skipped] of [
    [".git/hooks/x.md", ".git"],
    ["a/node_modules/b/", "node_modules"],
  ] as const) {
    const { code, error } = folder.run(["new", place]);
    assert.equal(code, 2);
    assert.equal(error, `perfdoc: Nobody looks for documents in "${skipped}"; expected a path that is not in it.\n`);
  }
  assert.equal(folder.run(["new", "docs/node_modules.md"]).code, 0);
});

test("what can't be is said in one line", () => {
  const folder = new ProgramFolder(noteFiles);
  const complaints: readonly (readonly [readonly string[], string])[] = [
    [["--category", "nota"], 'There is no template for the category "nota"; did you mean "note"?'],
    [["--category", "zebra"], 'There is no template for the category "zebra"; expected performance or note.'],
    [["--module", "../.."], 'The module "../.." gives no folder; expected a path for the document.'],
    [["a.md", "b.md"], "2 paths were given; expected one."],
    [["--title", "x"], "There is no option --title."],
  ];
  for (const [args, complaint] of complaints) {
    assert.deepEqual(folder.run(["new", ...args]), { code: 2, out: "", error: `perfdoc: ${complaint}\n` });
  }
});
