import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { fill } from "../../server/src/cli/commands/fill.ts";
import { alreadyThere, type Host } from "../../server/src/core/host/host.ts";
import { withoutHistory } from "../../server/src/core/host/withoutHistory.ts";
import { MemoryHost } from "../support/memoryHost.ts";
import { memoryTerminal } from "../support/memoryTerminal.ts";
import { badNote, goodNote, noteFiles, withoutSection } from "../support/notes.ts";
import { ProgramFolder } from "../support/program.ts";

function read(folder: ProgramFolder, file: string): string {
  return readFileSync(path.join(folder.path, file), "utf8");
}

test("what is missing is added and said, and a second time nothing is", () => {
  const lacking = withoutSection(badNote, "Limits").replace("updated: 2026-02-01\n", "");
  const folder = new ProgramFolder({ ...noteFiles, "docs/a.md": lacking, "docs/b.md": goodNote });
  const { code, out, error } = folder.run(["fill", "docs/a.md", "docs/b.md"]);
  assert.equal(code, 0);
  assert.equal(
    out,
    'docs/a.md\n  Key "updated"\n  Section "Limits" after "Overview"\n  Section "Watching" after "Limits"\n',
  );
  assert.equal(error, "docs/b.md: Nothing is missing.\n");
  const text = read(folder, "docs/a.md");
  assert.match(text, /^updated: YYYY-MM-DD\n/m);
  assert.match(text, /## Limits\n\nDescribe its limits \(1-2 paragraphs\)\.\n\n## Watching\n/);
  assert.equal(read(folder, "docs/b.md"), goodNote);
  assert.deepEqual(folder.run(["fill", "docs/a.md"]), {
    code: 0,
    out: "",
    error: "docs/a.md: Nothing is missing.\n",
  });
});

test("--sections takes titles as their authors write them", () => {
  const lacking = withoutSection(badNote, "Limits");
  const folder = new ProgramFolder({ ...noteFiles, "a.md": lacking });
  assert.equal(folder.run(["fill", "a.md", "--sections", " watching ,"]).out.split("\n").length, 3);
  assert.ok(!read(folder, "a.md").includes("## Limits"));
  assert.equal(
    folder.run(["fill", "a.md", "-s", "Limits,Watching"]).out,
    'a.md\n  Section "Limits" after "Overview"\n',
  );
});

test("--dry-run prints a diff and nothing else, and writes nothing", () => {
  const folder = new ProgramFolder({ ...noteFiles, "docs/a.md": badNote });
  const { code, out, error } = folder.run(["fill", "--dry-run", "docs/a.md"]);
  assert.equal(code, 0);
  assert.match(out, /^--- a\/docs\/a\.md\n\+\+\+ b\/docs\/a\.md\n@@ /);
  assert.deepEqual(out.match(/^[-+](?![-+]).*$/gm), [
    "+",
    "+## Watching",
    "+",
    "+Describe how it is watched (1-2 paragraphs).",
  ]);
  assert.equal(error, 'docs/a.md\n  Section "Watching" after "Limits"\n');
  assert.equal(read(folder, "docs/a.md"), badNote);
});

test("a folder's documents are filled, and other files in it are left alone", () => {
  const readme = "# Read me\n\n## Limits\n";
  const folder = new ProgramFolder({ ...noteFiles, "docs/a.md": badNote, "docs/README.md": readme });
  const { code, out, error } = folder.run(["fill", "docs"]);
  assert.deepEqual([code, out, error], [0, 'docs/a.md\n  Section "Watching" after "Limits"\n', ""]);
  assert.equal(read(folder, "docs/README.md"), readme);
});

test("what the config switches off is not added", () => {
  const lacking = badNote.replace("updated: 2026-02-01\n", "").replace(/## Table[\s\S]*?\n(?=## Over)/, "");
  const folder = new ProgramFolder({ ...noteFiles, "a.md": lacking });
  folder.put("perfdoc.config.yaml", "rules:\n  toc-missing: off\n  frontmatter-required: off\n");
  assert.equal(folder.run(["fill", "a.md"]).out, 'a.md\n  Section "Watching" after "Limits"\n');
});

test("a document of a category without a template has nothing that could be missing", () => {
  const folder = new ProgramFolder({ ...noteFiles, "a.md": goodNote.replace("category: note", "category: testing") });
  const { code, out, error } = folder.run(["fill", "a.md"]);
  assert.deepEqual([code, out], [0, ""]);
  assert.equal(error, "a.md: There is no template for its category, so nothing can be missing.\n");
});

test("what can't be filled is said in one line, and nothing is written", () => {
  const folder = new ProgramFolder({
    ...noteFiles,
    "a.md": badNote,
    "README.md": "# Read me\n",
    "broken.md": badNote.replace("module: core", 'module: "core'),
  });
  const complaints: readonly (readonly [readonly string[], RegExp])[] = [
    [[], /^perfdoc: No file was given; expected perfdoc fill FILE…\.\n$/],
    [["nowhere.md"], /^perfdoc: There is no file or folder "nowhere\.md"\.\n$/],
    [["README.md", "a.md"], /^README\.md: This is no performance document; perfdoc adopt makes it one\.\n$/],
    [["broken.md"], /^broken\.md: .*Nothing can be added before that is fixed\.\n$/],
    [
      ["a.md", "--sections", "Watchin"],
      /^perfdoc: The template has no section "Watchin"; did you mean "Watching"\?\n$/,
    ],
    [["a.md", "--sections", "Zebra"], /"Zebra"; expected Overview, Limits or Watching\.\n$/],
    [["a.md", "--sections", ","], /^perfdoc: --sections names no section; expected titles with commas between\.\n$/],
    [["a.md", "--config", "no.yaml"], /^perfdoc: There is no config file "no\.yaml"\.\n$/],
    [["a.md", "--fix"], /^perfdoc: There is no option --fix/],
  ];
  for (const [args, complaint] of complaints) {
    const { code, out, error } = folder.run(["fill", ...args]);
    assert.deepEqual([code, out], [2, ""], args.join(" "));
    assert.match(error, complaint);
  }
  assert.equal(read(folder, "a.md"), badNote);
});

test("a file that can't be written is said", async () => {
  const memory = new MemoryHost(
    Object.fromEntries(Object.entries({ ...noteFiles, "a.md": badNote }).map(([file, text]) => [`/w/${file}`, text])),
  );
  const host: Host = { ...withoutHistory(memory), write: () => Promise.resolve(alreadyThere) };
  const terminal = { ...memoryTerminal(memory), host };
  assert.equal(await fill(terminal, ["a.md"]), 2);
  assert.equal(terminal.printed.out, "");
  assert.match(terminal.printed.error, /^a\.md was not written\. The file already exists/);
});
