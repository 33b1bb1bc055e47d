import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { GitRepository } from "../support/gitRepository.ts";
import { goodNote, noteFiles } from "../support/notes.ts";
import { ProgramFolder, program } from "../support/program.ts";

const README = "# How fast it is\n\nFast.\n";

test("the dates are those of git, the module is that of the place, and the rest of the file stays", () => {
  const repository = new GitRepository();
  repository.commit("2026-01-05", "Begin", {
    "package.json": '{"workspaces":["packages/*"]}',
    "packages/search/package.json": "{}",
    "packages/search/speed.md": `\uFEFF${README.replaceAll("\n", "\r\n")}`,
  });
  const read = () => readFileSync(path.join(repository.path, "packages/search/speed.md"), "utf8");
  repository.commit("2026-03-01", "Faster", { "packages/search/speed.md": `${read()}Faster.\r\n` });
  const before = read();
  const ran = program(["adopt", "packages/search/speed.md"], { cwd: repository.path });
  assert.deepEqual(
    { ...ran, out: ran.out.replace(/completeness: \d+/, "completeness: N") },
    {
      code: 0,
      out: `packages/search/speed.md
  status: draft
  module: search  (the module that it lies in)
  category: performance
  created: 2026-01-05  (its first commit)
  updated: 2026-03-01  (its last commit)
  last-synced: never
  completeness: N  (as measured)
  related: []
  dependencies: []
`,
      error: "",
    },
  );
  const after = read();
  assert.ok(after.startsWith("\uFEFF---\r\nstatus: draft\r\n"));
  assert.equal(after.slice(after.indexOf("# How")), before.slice(1));
  const again = program(["adopt", "packages/search/speed.md"], { cwd: repository.path });
  assert.equal(again.code, 0);
  assert.match(again.error, /: This is a performance document already; nothing was changed\.\n$/);
  assert.equal(read(), after);
  assert.match(program(["check"], { cwd: repository.path }).out, /packages\/search\/speed\.md/);
});

test("every value can be given, and git left alone", () => {
  const repository = new GitRepository();
  repository.commit("2026-01-05", "Begin", { ...noteFiles, "a.md": README, "b.md": README });
  const given = ["--module", "core", "--category", "note", "--status", "current", "--created", "2026-02-01"];
  const { out } = program(["adopt", "a.md", ...given, "--updated", "2026-02-03"], { cwd: repository.path });
  assert.deepEqual(out.split("\n").slice(1, 6), [
    "  status: current",
    "  module: core",
    "  category: note",
    "  created: 2026-02-01",
    "  updated: 2026-02-03",
  ]);
  const { out: without } = program(["adopt", "b.md", "--no-git"], { cwd: repository.path });
  assert.match(without, /created: \d{4}-\d\d-\d\d {2}\(today: git was not asked\)\n/);
});

test("--dry-run prints a diff and nothing else, and writes nothing", () => {
  const folder = new ProgramFolder({ "docs/a.md": "---\ntitle: Speed\n---\n\n# Speed\n" });
  const { code, out, error } = folder.run(["adopt", "--dry-run", "docs/a.md"]);
  assert.equal(code, 0);
  assert.match(
    out,
    /^--- a\/docs\/a\.md\n\+\+\+ b\/docs\/a\.md\n@@ -1,5 \+1,14 @@\n ---\n title: Speed\n\+status: draft\n/,
  );
  assert.match(error, /^docs\/a\.md\n {2}status: draft\n/);
  assert.equal(readFileSync(path.join(folder.path, "docs/a.md"), "utf8"), "---\ntitle: Speed\n---\n\n# Speed\n");
});

test("a file that the config leaves out is adopted, and that is said", () => {
  const folder = new ProgramFolder({ "perfdoc.config.yaml": "exclude: [old/**]\n", "old/a.md": README });
  const { code, error } = folder.run(["adopt", "old/a.md"]);
  assert.equal(code, 0);
  assert.match(error, /^old\/a\.md: The config does not include this file/);
});

test("what is refused is said in one line, and the other files are adopted", () => {
  const folder = new ProgramFolder({
    ...noteFiles,
    "good.md": README,
    "toml.md": "+++\ntitle = 'A'\n+++\n\n# A\n",
    "blog.md": "---\ncategory: blog\n---\n\n# A\n",
    "run.sh": "#!/bin/sh\n",
    "binary.md": "# A\0\0\0",
    "ours.md": goodNote,
  });
  const { code, out, error } = folder.run([
    "adopt",
    "toml.md",
    "blog.md",
    "run.sh",
    "binary.md",
    ".perfdoc/templates/note.md",
    "good.md",
  ]);
  assert.equal(code, 2);
  assert.deepEqual(
    error.split("\n").map((line) => line.slice(0, line.indexOf(";") + 1 || undefined)),
    [
      "toml.md: This frontmatter is TOML, which is not read;",
      'blog.md: Its own category "blog" is not one that performance documents have;',
      "run.sh: This is no Markdown file;",
      "binary.md: The file is binary;",
      ".perfdoc/templates/note.md: This is a template, and what is written from it the documents.",
      "",
    ],
  );
  assert.match(out, /^good\.md\n/);
  assert.equal(readFileSync(path.join(folder.path, "run.sh"), "utf8"), "#!/bin/sh\n");
});

test("wrong usage is said in one line", () => {
  const folder = new ProgramFolder({ "docs/a.md": README });
  const complaints: readonly (readonly [readonly string[], RegExp])[] = [
    [[], /^perfdoc: No file was given; expected perfdoc adopt FILE…\.\n$/],
    [["docs"], /^perfdoc: "docs" is a folder; expected the files to be adopted\.\n$/],
    [["nowhere.md"], /^perfdoc: There is no file or folder "nowhere\.md"\.\n$/],
    [
      ["docs/a.md", "--created", "1.3.2026"],
      /^perfdoc: --created is "1\.3\.2026"; expected a day like 2026-03-01\.\n$/,
    ],
    [["docs/a.md", "--updated", "2026-02-30"], /^perfdoc: --updated is "2026-02-30"; expected a day/],
    [["docs/a.md", "--module", ""], /^perfdoc: --module is empty; expected a value\.\n$/],
    [["docs/a.md", "--status", "drafts"], /^docs\/a\.md: The status "drafts" is not known; did you mean "draft"\?\n$/],
    [["docs/a.md", "--catgory", "note"], /^perfdoc: There is no option --catgory; did you mean --category\?\n$/],
  ];
  for (const [args, complaint] of complaints) {
    const { code, out, error } = folder.run(["adopt", ...args]);
    assert.deepEqual([code, out], [2, ""], args.join(" "));
    assert.match(error, complaint);
  }
  assert.equal(readFileSync(path.join(folder.path, "docs/a.md"), "utf8"), README);
});
