import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, symlinkSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { badNote, goodNote, noteFiles } from "../support/notes.ts";
import { ProgramFolder } from "../support/program.ts";

interface Shown {
  readonly path: string;
  readonly findings: readonly { readonly rule: string; readonly message: string; readonly severity: string }[];
}

/** Each unreadable file with the message it got. */
function unreadable(documents: readonly Shown[]): Readonly<Record<string, string>> {
  const found = documents.flatMap(({ path: file, findings }) =>
    findings.filter(({ rule }) => rule === "document-unreadable").map(({ message }) => [file, message] as const),
  );
  return Object.fromEntries(found);
}

const ours = "---\ncompleteness: 40\n---\n\n";

test("whatever a document of ours is, it gets one message, and the rest is checked", () => {
  const folder = new ProgramFolder({
    ...noteFiles,
    "good.md": goodNote,
    "binary.md": `${ours}# A\0\0\0`,
    "huge.md": `${ours}# A\n${"word ".repeat(2 * 1024 * 1024)}`,
    "latin.md": Buffer.from(`${ours}# Gr\xf6\xdfe\n`, "latin1"),
    "utf16.md": Buffer.from(`\u{FEFF}${ours}# A\n`, "utf16le"),
    "CHANGELOG.md": `# Changes\n${"- a line\n".repeat(600_000)}`,
    "notes.md": Buffer.from("# Gr\xf6\xdfe und Ma\xdf\n", "latin1"),
    "empty.md": "",
    "docs/deep/nested.md": goodNote,
  });
  symlinkSync(folder.path, path.join(folder.path, "docs/deep/loop"));
  symlinkSync(path.join(folder.path, "nowhere.md"), path.join(folder.path, ".#good.md"));
  spawnSync("mkfifo", [path.join(folder.path, "pipe.md")]);
  const { code, error, report } = folder.check();
  const documents: readonly Shown[] = report.documents;
  assert.deepEqual(unreadable(documents), {
    "binary.md": "The file is binary; expected text in UTF-8.",
    "huge.md": "The file has 10.0 MB; expected at most 4 MB.",
    "latin.md": "The file is not valid UTF-8; expected text in UTF-8.",
    "utf16.md": "The file is UTF-16; expected text in UTF-8.",
  });
  assert.deepEqual(
    documents.filter(({ path: file }) => !(file in unreadable(documents))).map(({ path: file }) => file),
    ["docs/deep/nested.md", "good.md"],
  );
  assert.equal(code, 1);
  assert.equal(error, "");
});

test("what can't be read and is nobody's of ours is passed over, unless it was named", () => {
  const latin = Buffer.from("# Gr\xf6\xdfe\n", "latin1");
  const folder = new ProgramFolder({ ...noteFiles, "good.md": goodNote, "notes.md": latin, "old/notes.md": latin });
  const all = folder.check();
  assert.equal(all.code, 0);
  assert.deepEqual(unreadable(all.report.documents), {});
  assert.equal(folder.check("**/*.md").code, 0);
  const named = folder.check("notes.md", "good.md");
  assert.equal(named.code, 1);
  assert.deepEqual(unreadable(named.report.documents), {
    "notes.md": "The file is not valid UTF-8; expected text in UTF-8.",
  });
});

test("what is wrong in another tool's config is a warning, and stops nothing", () => {
  const design = '{\n  "modules": { "core": {} },\n  "quality": { "designDocs": { "minSections": 4 } },\n}\n';
  for (const text of [design, "{ nothing of JSON", "\0"]) {
    const folder = new ProgramFolder({ ...noteFiles, "a.md": badNote, ".claude/design/design.config.json": text });
    const { code, error, report } = folder.check();
    assert.equal(code, 1);
    assert.deepEqual(
      report.documents.map((one: Shown) => one.path),
      ["a.md"],
    );
    const lines = error.trim().split("\n");
    for (const line of lines) assert.match(line, /^\.claude\/design\/design\.config\.json:\d+:\d+ warning: /);
  }
});

test("a table of contents is not asked for where another tool's config does without", () => {
  const design = (requireTOC: boolean) =>
    `{ "paths": { "designDocs": "docs" }, "quality": { "designDocs": { "requireTOC": ${requireTOC} } } }`;
  const text =
    "---\nstatus: draft\nmodule: core\ncategory: performance\ncreated: 2026-01-01\n---\n\n# Core - Performance\n";
  const rulesFound = (requireTOC: boolean) => {
    const folder = new ProgramFolder({ "docs/a.md": text, "design.config.json": design(requireTOC) });
    const documents: readonly Shown[] = folder.check().report.documents;
    return documents.flatMap(({ findings }) => findings.map(({ rule }) => rule));
  };
  assert.ok(rulesFound(true).includes("toc-missing"));
  assert.ok(!rulesFound(false).includes("toc-missing"));
});

const frontmatter = "---\nstatus: draft\nmodule: core\ncategory: performance\n";

const hostile: Readonly<Record<string, string>> = {
  "an alias bomb": `${frontmatter}a: &a [x, x]\n${Array.from({ length: 26 }, (_, n) => `k${n}: &k${n} [*${n === 0 ? "a" : `k${n - 1}`}, *${n === 0 ? "a" : `k${n - 1}`}]\n`).join("")}---\n\n# A - Performance\n`,
  "a fence that is never closed": `${frontmatter}---\n\n# A - Performance\n\n\`\`\`ts\n${"code\n".repeat(50_000)}`,
  "frontmatter that is never closed": `${frontmatter}\n# A - Performance\n`,
  "a comment that is never closed": `${frontmatter}---\n\n# A - Performance\n\n<!-- ${"x ".repeat(50_000)}`,
  "one line of a megabyte": `${frontmatter}---\n\n# A - Performance\n\n${"word ".repeat(200_000)}\n`,
  "a run of brackets": `${frontmatter}---\n\n# A - Performance\n\n${"[".repeat(3_000)}\n${"*".repeat(3_000)}\n${"<".repeat(3_000)}\n`,
  "code in its frontmatter": `---js\n{ category: require("fs").writeFileSync("ran.txt", "") }\n---\n\n# A - Performance\n`,
};

for (const [name, text] of Object.entries(hostile)) {
  test(`${name} does not stop the check`, () => {
    const folder = new ProgramFolder({ ...noteFiles, "bad.md": text, "good.md": goodNote });
    const started = process.cpuUsage();
    const { code, error, report } = folder.check();
    assert.equal(error, "");
    assert.ok(code === 0 || code === 1, `exit code ${code}`);
    assert.ok(report.documents.some(({ path: file }: Shown) => file === "good.md"));
    assert.ok(process.cpuUsage(started).user < 20_000_000);
    assert.throws(() => readFileSync(path.join(folder.path, "ran.txt")));
  });
}

test("a file is checked as Markdown whatever its name says", () => {
  const folder = new ProgramFolder({ ...noteFiles, "notes.txt": badNote });
  const { report } = folder.check("notes.txt");
  assert.ok(report.documents[0].findings.length > 0);
});

test("a Markdown file that is not ours gets nothing", () => {
  const folder = new ProgramFolder({ ...noteFiles, "README.md": "# Read me\n\n[x](nowhere.md)\n\n## A\n## A\n" });
  const { code, report } = folder.check();
  assert.equal(code, 0);
  assert.deepEqual(report.documents, []);
});
