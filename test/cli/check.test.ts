import assert from "node:assert/strict";
import { chmodSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { FORMATS } from "../../server/src/cli/terminal/options.ts";
import { badNote, fixableNote, goodNote, noteFiles, noteTemplate, withoutSection } from "../support/notes.ts";
import { ProgramFolder } from "../support/program.ts";

function ruleIds(report: {
  readonly documents: readonly { readonly findings: readonly { readonly rule: string }[] }[];
}) {
  return report.documents.flatMap(({ findings }) => findings.map(({ rule }) => rule));
}

test("0 for nothing found, 1 for an error, and --fail-on says what counts", () => {
  const folder = new ProgramFolder({ ...noteFiles, "docs/good.md": goodNote, "docs/bad.md": badNote });
  assert.equal(folder.run(["check", "docs/good.md", "--fail-on", "error"]).code, 0);
  const { code, report } = folder.check("docs/bad.md");
  assert.equal(code, 1);
  assert.ok(ruleIds(report).includes("section-missing"));
  assert.equal(folder.run(["check", "docs/bad.md", "--fail-on", "never"]).code, 0);
  folder.put("perfdoc.config.yaml", "rules:\n  section-missing: warning\n");
  assert.equal(folder.run(["check", "docs/bad.md"]).code, 0);
  assert.equal(folder.run(["check", "docs/bad.md", "--fail-on", "warning"]).code, 1);
});

test("paths are relative to the working directory, in a stable order", () => {
  const folder = new ProgramFolder({
    ...noteFiles,
    "perfdoc.config.yaml": "",
    "b/z.md": badNote,
    "b/A.md": goodNote,
    "a b/ä.md": goodNote,
    "c/x.md": goodNote,
  });
  const paths = (cwd: string, ...args: readonly string[]) =>
    JSON.parse(folder.run(["check", "--format", "json", ...args], { cwd }).out).documents.map(
      (one: { path: string }) => one.path,
    );
  assert.deepEqual(paths(".", "."), ["a b/ä.md", "b/A.md", "b/z.md", "c/x.md"]);
  assert.deepEqual(paths("b", "..", "z.md"), ["../a b/ä.md", "../c/x.md", "A.md", "z.md"]);
  assert.deepEqual(paths("c"), ["x.md"]);
  assert.deepEqual(paths(".", "b/*.md", "b/z.md"), ["b/A.md", "b/z.md"]);
  assert.deepEqual(paths(".", "b/z.md", "b", "b/[z].md"), ["b/A.md", "b/z.md"]);
});

test("the report is the same in every locale and on every machine's terminal", () => {
  const folder = new ProgramFolder({ ...noteFiles, "docs/i.md": badNote, "docs/I.md": badNote, "docs/ä.md": badNote });
  const printed = (env: Readonly<Record<string, string>>) =>
    ["json", "sarif", "pretty"].map((format) => folder.run(["check", "--format", format], { env }).out);
  const expected = printed({ LC_ALL: "C", LANG: "C", COLUMNS: "80" });
  assert.ok(expected.every((one) => one.includes("section-missing")));
  for (const locale of ["tr_TR.UTF-8", "de_DE.UTF-8", "ja_JP.UTF-8"]) {
    assert.deepEqual(printed({ LC_ALL: locale, LANG: locale, COLUMNS: "200" }), expected, locale);
  }
});

test("include and exclude hold for folders, and never for a file that is named", () => {
  const folder = new ProgramFolder({
    ...noteFiles,
    "perfdoc.config.yaml": "include: [docs/**/*.md]\nexclude: ['**/old/**']\n",
    "docs/a.md": goodNote,
    "docs/old/b.md": goodNote,
    "notes/c.md": goodNote,
    ".gitignore": "ignored/\n",
    "docs/ignored/d.md": goodNote,
  });
  const count = (...args: readonly string[]) => folder.check(...args).report.summary.documents;
  assert.equal(count(), 1);
  assert.equal(count("docs/old"), 0);
  assert.equal(count("docs/old/b.md", "notes/c.md"), 2);
});

test("each file has the config of the nearest folder that has one", () => {
  const folder = new ProgramFolder({
    ...noteFiles,
    "perfdoc.config.yaml": "rules:\n  section-missing: off\n",
    "a.md": badNote,
    "inner/.perfdoc/templates/note.md": noteTemplate,
    "inner/perfdoc.config.yaml": "rules:\n  section-missing: hint\n",
    "inner/docs/b.md": badNote,
  });
  const found = folder
    .check()
    .report.documents.map((one: { path: string; findings: readonly { rule: string; severity: string }[] }) => [
      one.path,
      one.findings.find(({ rule }) => rule === "section-missing")?.severity,
    ]);
  assert.deepEqual(found, [
    ["a.md", undefined],
    ["inner/docs/b.md", "hint"],
  ]);
  folder.put("other.yaml", "rules:\n  section-missing: information\n");
  const severities = (...args: readonly string[]) =>
    folder
      .check(...args)
      .report.documents.map(
        (one: { findings: readonly { rule: string; severity: string }[] }) =>
          one.findings.find(({ rule }) => rule === "section-missing")?.severity,
      );
  assert.deepEqual(severities("--config", "other.yaml"), ["information", "information"]);
  assert.deepEqual(severities("--no-config"), ["error", "error"]);
});

const usage: readonly (readonly [args: readonly string[], complaint: string])[] = [
  [
    [],
    "No command was given; expected check, new, adopt, fill, template, report, graph, bench import, bench check, diff, rules, init, config, help, explain, mcp or lsp, or --help.",
  ],
  [["chek"], 'There is no command "chek"; did you mean "check"?'],
  [["check", "--fromat", "json"], "There is no option --fromat; did you mean --format?"],
  [["check", "--format"], `--format has no value; expected --format ${FORMATS.join("|")}.`],
  [["check", "--format", "xml"], `--format is "xml"; expected one of ${FORMATS.join(", ")}.`],
  [["check", "--fail-on", "hint"], '--fail-on is "hint"; expected one of error, warning, information, never.'],
  [["check", "--max-warnings", "-1"], "--max-warnings has no value; expected --max-warnings N."],
  [["check", "--max-warnings", "few"], '--max-warnings is "few"; expected a whole number.'],
  [["check", "--max-warnings", "3x"], '--max-warnings is "3x"; expected a whole number.'],
  [["check", "--fix=3"], "--fix takes no value."],
  [["check", "none.md"], 'There is no file or folder "none.md".'],
  [["check", "none/*.md"], 'No file matches "none/*.md".'],
  [["check", "--config", "none.yaml"], 'There is no config file "none.yaml".'],
  [["check", "--config", "a.md", "--no-config"], "--config and --no-config exclude each other."],
  [["check", "--update-baseline"], "--update-baseline has no file; expected --baseline FILE with it."],
  [["check", "--baseline", "none.json"], 'There is no baseline "none.json"; write it with --update-baseline.'],
  [["check", "--baseline", "a.md"], '"a.md" is no baseline; expected a file that --update-baseline wrote.'],
  [["check", "--stdin"], "--stdin has no place; expected --stdin-filepath FILE."],
  [
    ["check", "--output-file", "a.md/x.json"],
    '"a.md/x.json" was not written. The file can\'t be written: a file stands where a folder is due.',
  ],
];

for (const [args, complaint] of usage) {
  test(`perfdoc ${args.join(" ")} is refused in one line`, () => {
    const folder = new ProgramFolder({ ...noteFiles, "a.md": "# Not ours\n" });
    assert.deepEqual(folder.run(args), { code: 2, out: "", error: `perfdoc: ${complaint}\n` });
  });
}

test("a broken config is said where it is broken, and nothing is checked", () => {
  const folder = new ProgramFolder({
    ...noteFiles,
    "perfdoc.config.yaml": "rules:\n  section-mising: off\n",
    "a.md": badNote,
  });
  assert.deepEqual(folder.run(["check"]), {
    code: 2,
    out: "",
    error: 'perfdoc.config.yaml:2:3 error: There is no rule "section-mising"; did you mean "section-missing"?\n',
  });
});

test("help and version", () => {
  const folder = new ProgramFolder();
  const { version } = JSON.parse(readFileSync("package.json", "utf8"));
  assert.equal(folder.run(["--version"]).out, `${version}\n`);
  assert.match(folder.run(["--help"]).out, /perfdoc check \[path…\]/);
  assert.match(folder.run(["check", "--help"]).out, /--update-baseline/);
});

test("no colour and no progress in a pipe", () => {
  const folder = new ProgramFolder({ ...noteFiles, "bad.md": badNote });
  for (const env of [{}, { NO_COLOR: "1" }]) {
    const { out, error } = folder.run(["check"], { env });
    assert.ok(!out.includes("\u{1b}"));
    assert.equal(error, "");
  }
});

test("--output-file gets the report and stdout nothing", () => {
  const folder = new ProgramFolder({ ...noteFiles, "bad.md": badNote });
  const { code, out } = folder.run(["check", "--format", "sarif", "--output-file", "out/perfdoc.sarif"]);
  assert.deepEqual([code, out], [1, ""]);
  assert.equal(JSON.parse(readFileSync(path.join(folder.path, "out/perfdoc.sarif"), "utf8")).version, "2.1.0");
});

test("--quiet prints what fails, --max-warnings fails for too many", () => {
  const folder = new ProgramFolder({
    ...noteFiles,
    "bad.md": badNote,
    "perfdoc.config.yaml": "rules:\n  section-missing: warning\n",
  });
  const warnings = folder.check().report.summary.warning;
  assert.ok(warnings > 0);
  assert.equal(folder.check("--quiet").report.summary.warning, 0);
  assert.equal(folder.check("--quiet", "--fail-on", "never").report.summary.warning, 0);
  assert.equal(folder.check("--quiet", "--fail-on", "warning").report.summary.warning, warnings);
  assert.equal(folder.run(["check", "--max-warnings", String(warnings)]).code, 0);
  const { code, error } = folder.run(["check", "--max-warnings", String(warnings - 1)]);
  assert.equal(code, 1);
  assert.match(error, /found; expected at most \d+\.\n$/);
});

test("standard input is checked as the file it belongs to, which need not be there", () => {
  const folder = new ProgramFolder({ ...noteFiles, "perfdoc.config.yaml": "rules:\n  section-missing: hint\n" });
  const args = ["check", "--stdin", "--stdin-filepath", "docs/a.md", "--format", "json"];
  const { code, out } = folder.run(args, { input: badNote });
  assert.equal(code, 0);
  const { documents } = JSON.parse(out);
  assert.equal(documents[0].path, "docs/a.md");
  assert.ok(ruleIds({ documents }).includes("section-missing"));
  const binary = folder.run(args, { input: "a\0b" });
  assert.equal(binary.code, 1);
  assert.deepEqual(ruleIds(JSON.parse(binary.out)), ["document-unreadable"]);
});

test("a baseline holds old findings, wherever they move, and lets no new one by", () => {
  const folder = new ProgramFolder({ ...noteFiles, "docs/a.md": badNote, "docs/b.md": badNote });
  const args = ["--baseline", "perfdoc.baseline.json"];
  assert.equal(folder.run(["check", ...args, "--update-baseline"]).code, 0);
  const { code, report } = folder.check(...args);
  assert.equal(code, 0);
  assert.deepEqual(ruleIds(report), []);
  folder.put("docs/a.md", badNote.replace("\n## ", "\nOne more line.\n\n## "));
  assert.equal(folder.check(...args).code, 0);
  assert.equal(folder.run(["check", "--baseline", "../perfdoc.baseline.json", "."], { cwd: "docs" }).code, 0);
  folder.put("docs/a.md", withoutSection(badNote, "Limits"));
  const later = folder.check(...args);
  assert.equal(later.code, 1);
  assert.ok(ruleIds(later.report).includes("section-missing"));
});

test("what stands behind two dashes is a file, whatever it looks like", () => {
  const folder = new ProgramFolder({ ...noteFiles, "--help": badNote });
  const { code, report } = folder.check("--", "--help");
  assert.deepEqual([code, report.documents.map((one: { path: string }) => one.path)], [1, ["--help"]]);
});

test("a finding keeps its fingerprint when another of its rule comes or goes above it", () => {
  const folder = new ProgramFolder({ ...noteFiles });
  const fingerprintOf = (text: string) => {
    folder.put("a.md", goodNote.replace("It holds", text));
    const found: readonly {
      readonly check_name: string;
      readonly description: string;
      readonly fingerprint: string;
    }[] = JSON.parse(folder.run(["check", "--format", "gitlab"]).out);
    return found.find(({ description }) => description.includes("#beyond"))?.fingerprint;
  };
  const alone = fingerprintOf("[It](#beyond) holds");
  assert.ok(alone);
  assert.equal(fingerprintOf("[Here](#nowhere) [it](#beyond) holds"), alone);
});

test("a baseline does not hold that a document can't be read", () => {
  const folder = new ProgramFolder({ ...noteFiles, "docs/a.md": badNote });
  folder.put("docs/b.md", "a\0b");
  const args = ["docs/a.md", "docs/b.md", "--baseline", "base.json"];
  folder.run(["check", ...args, "--update-baseline"]);
  const { code, report } = folder.check(...args);
  assert.deepEqual([code, ruleIds(report)], [1, ["document-unreadable"]]);
});

test("a baseline that is brought up to date for one document keeps the others", () => {
  const folder = new ProgramFolder({ ...noteFiles, "a.md": badNote, "b.md": badNote });
  folder.run(["check", "--baseline", "base.json", "--update-baseline"]);
  folder.run(["check", "a.md", "--baseline", "base.json", "--update-baseline"]);
  assert.equal(folder.run(["check", "--baseline", "base.json"]).code, 0);
});

test("--fix fixes what is safe, keeps the mode, and reports what is left", () => {
  const folder = new ProgramFolder({ ...noteFiles, "bad.md": fixableNote, "good.md": goodNote });
  const file = path.join(folder.path, "bad.md");
  chmodSync(file, 0o600);
  const before = statSync(path.join(folder.path, "good.md")).mtimeMs;
  const { report, error } = folder.check("--fix");
  assert.equal(error, "");
  assert.ok(!ruleIds(report).includes("toc-anchor"));
  assert.ok(ruleIds(report).includes("section-missing"), "what nobody has written is not added");
  assert.equal(readFileSync(file, "utf8"), badNote);
  assert.equal(statSync(file).mode & 0o777, 0o600);
  assert.equal(statSync(path.join(folder.path, "good.md")).mtimeMs, before, "an unchanged file is not written");
  const fixed = readFileSync(file, "utf8");
  assert.equal(folder.check("--fix").report.summary.fixable, 0);
  assert.equal(readFileSync(file, "utf8"), fixed, "a second run changes nothing");
});

test("--fix keeps BOM and line ends", () => {
  const crlf = `\u{FEFF}${fixableNote.replaceAll("\n", "\r\n")}`;
  const folder = new ProgramFolder({ ...noteFiles, "bad.md": crlf });
  folder.run(["check", "--fix"]);
  const after = readFileSync(path.join(folder.path, "bad.md"), "utf8");
  assert.ok(after.startsWith("\u{FEFF}---\r\n"));
  assert.ok(!/[^\r]\n/.test(after));
  assert.match(after, /\(#limits\)\r\n/);
});

test("a file that can't be written is said to be, and the rest is fixed", () => {
  const folder = new ProgramFolder({ ...noteFiles, "a.md": fixableNote, "b.md": fixableNote });
  writeFileSync(path.join(folder.path, "a.md"), fixableNote, { mode: 0o444 });
  chmodSync(path.join(folder.path, "a.md"), 0o444);
  folder.run(["check", "--fix"]);
  assert.equal(readFileSync(path.join(folder.path, "b.md"), "utf8"), badNote);
});

test("below a folder that is no workspace, files belong to the folder that was named", () => {
  const folder = new ProgramFolder({
    ".perfdoc/templates/note.md": noteTemplate,
    "docs/a.md": goodNote.replace("related: []", "related: [docs/b.md]"),
    "docs/b.md": goodNote.replace("related: []", "related: [docs/a.md]"),
  });
  const elsewhere = new ProgramFolder();
  const { documents } = elsewhere.check(folder.path).report;
  assert.deepEqual(
    documents.map((one: { category: string; completeness: number | null; findings: unknown }) => [
      one.category,
      one.completeness,
      one.findings,
    ]),
    [
      ["note", 100, []],
      ["note", 100, []],
    ],
  );
});

test("findings that are alike have fingerprints of their own, which outlive edits elsewhere", () => {
  const twice = "\nThe {Subject} waits for the {Subject}.\n";
  const folder = new ProgramFolder({ ...noteFiles, "docs/a.md": `${goodNote}${twice}${twice}` });
  const fingerprints = () =>
    JSON.parse(folder.run(["check", "docs/a.md", "--format", "gitlab"]).out).map(
      (one: { fingerprint: string }) => one.fingerprint,
    );
  const before = fingerprints();
  assert.ok(before.length > 1);
  assert.equal(new Set(before).size, before.length);
  folder.put("docs/a.md", `${goodNote}\nA line more.\n${twice}${twice}`);
  assert.deepEqual(fingerprints(), before);
});
