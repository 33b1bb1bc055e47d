import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { badNote, fixableNote, goodNote, noteFiles } from "../support/notes.ts";
import { ProgramFolder } from "../support/program.ts";

const folder = new ProgramFolder({
  ...noteFiles,
  "docs/there.md": goodNote,
  "perfdoc.config.yaml": 'include: ["docs/**/*.md"]\n',
});

/** Runs `check --stdin --fix`, and gives the very bytes that it prints. */
function fix(input: string | Uint8Array, ...more: readonly string[]) {
  const args = ["check", "--stdin", "--stdin-filepath", "docs/a.md", "--fix", ...more];
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.resolve("dist/cli.cjs"), ...args], {
    cwd: folder.path,
    input: Buffer.from(input),
  });
  return { code: status, out: stdout, error: stderr.toString() };
}

test("--stdin --fix prints the fixed text, and what is left on stderr", () => {
  const { code, out, error } = fix(fixableNote);
  assert.equal(out.toString(), badNote);
  assert.equal(code, 1);
  assert.match(error, /^docs\/a\.md\n {2}.*section-missing|1 document checked/);
  assert.match(error, /Fixed \d+ finding/);
  assert.ok(!existsSync(path.join(folder.path, "docs/a.md")));
  assert.equal(readFileSync(path.join(folder.path, "docs/there.md"), "utf8"), goodNote);
});

test("--stdin --fix makes the text that --fix makes of a file, with its ends of lines and its mark in front", () => {
  for (const text of [fixableNote, `\uFEFF${fixableNote.replaceAll("\n", "\r\n").trimEnd()}`]) {
    const own = new ProgramFolder({ ...noteFiles, "docs/a.md": text });
    own.run(["check", "--fix"]);
    assert.deepEqual(fix(text).out, readFileSync(path.join(own.path, "docs/a.md")));
  }
});

const untouched: Readonly<Record<string, string | Uint8Array>> = {
  "nothing to fix": goodNote,
  "a mark in front": `\uFEFF${goodNote}`,
  "ends of lines of three kinds, and none at the end": goodNote.replaceAll("\n\n", "\r\n\r").trimEnd(),
  "what is none of ours": "# Shopping\n\n- [milk](gone.md)  \n",
  nothing: "",
  "bytes that are no UTF-8": Buffer.concat([Buffer.from(fixableNote), Uint8Array.of(0xff, 0xe2, 0x82)]),
  "UTF-16": Buffer.from(`\uFEFF${fixableNote}`, "utf16le"),
  "a zero byte": `${fixableNote}\0`,
};

for (const [what, input] of Object.entries(untouched)) {
  test(`--stdin --fix prints its input byte by byte: ${what}`, () => {
    assert.deepEqual(fix(input).out, Buffer.from(input));
  });
}

test("--stdin --fix leaves templates alone, and with --force-exclude what the config leaves out", () => {
  const asTemplate = fix(fixableNote, "--stdin-filepath", ".perfdoc/templates/note.md");
  assert.equal(asTemplate.out.toString(), fixableNote);
  const outside = ["--stdin-filepath", "other/a.md"];
  assert.equal(fix(fixableNote, ...outside).out.toString(), badNote);
  assert.equal(fix(fixableNote, ...outside, "--force-exclude").out.toString(), fixableNote);
});

test("--stdin --fix --dry-run prints the change alone", () => {
  const { code, out, error } = fix(fixableNote, "--dry-run");
  assert.equal(code, 1);
  assert.match(out.toString(), /^--- a\/docs\/a\.md\n\+\+\+ b\/docs\/a\.md\n@@/);
  assert.equal(error, "");
  assert.equal(fix(goodNote, "--dry-run").out.toString(), "");
});

test("--stdin --fix reports in every format, beside the text or in a file", () => {
  const { out, error } = fix(fixableNote, "--format", "json");
  assert.equal(out.toString(), badNote);
  assert.equal(JSON.parse(error).documents[0].path, "docs/a.md");
  assert.equal(fix(fixableNote, "-o", "report.txt").error, "");
  assert.match(readFileSync(path.join(folder.path, "report.txt"), "utf8"), /1 document checked/);
});
