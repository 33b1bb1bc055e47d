import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { GitRepository } from "../support/gitRepository.ts";
import { badNote, fixableNote, goodNote, noteFiles } from "../support/notes.ts";
import { ProgramFolder, program } from "../support/program.ts";

const files = {
  ...noteFiles,
  "docs/a.md": fixableNote,
  "docs/windows.md": fixableNote.replaceAll("\n", "\r\n").trimEnd(),
  "docs/two words.md": goodNote.replace("status: current", "status: curent").trimEnd(),
  "docs/good.md": goodNote,
};

test("--fix --dry-run writes nothing, and git makes of the diff what --fix writes", () => {
  const repository = new GitRepository();
  for (const [file, text] of Object.entries(files)) repository.put(file, text);
  const dry = program(["check", "--fix", "--dry-run"], { cwd: repository.path });
  for (const [file, text] of Object.entries(files))
    assert.equal(readFileSync(path.join(repository.path, file), "utf8"), text, file);
  repository.put("change.diff", dry.out);
  repository.git("apply", "-p1", "change.diff");
  const fixed = new ProgramFolder(files);
  const { code } = fixed.run(["check", "--fix"]);
  assert.equal(dry.code, code, "it exits as --fix does");
  assert.equal(dry.error, "");
  for (const file of Object.keys(files)) {
    const text = readFileSync(path.join(repository.path, file), "utf8");
    assert.equal(text, readFileSync(path.join(fixed.path, file), "utf8"), file);
  }
  assert.equal(readFileSync(path.join(repository.path, "docs/a.md"), "utf8"), badNote);
});

test("--dry-run prints nothing where nothing can be fixed", () => {
  const folder = new ProgramFolder({ ...noteFiles, "docs/good.md": goodNote });
  assert.deepEqual(folder.run(["check", "--fix", "--dry-run"]), { code: 0, out: "", error: "" });
});

test("--dry-run asks for --fix, and prints no report", () => {
  const folder = new ProgramFolder(noteFiles);
  for (const more of [
    [],
    ["--fix", "--format", "json"],
    ["--fix", "-o", "x"],
    ["--fix", "--baseline", "b", "--update-baseline"],
  ]) {
    const { code, error } = folder.run(["check", "--dry-run", ...more]);
    assert.equal(code, 2, more.join(" "));
    assert.match(error, /--dry-run/);
  }
});
