import assert from "node:assert/strict";
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { goodNote, noteFiles } from "../support/notes.ts";
import { ProgramFolder, program } from "../support/program.ts";
import { startSession } from "../support/session.ts";

const { path: folder } = new ProgramFolder();

/** The environment of a program that keeps compiled code in this folder, wherever users have theirs. */
function keptIn(home: string) {
  return { HOME: home, XDG_CACHE_HOME: home, LOCALAPPDATA: home };
}

/** What a start of the program said, where it keeps compiled code in a folder of its own. */
function started(home: string, args: readonly string[] = ["--version"], file?: string): string {
  const { out, error, code } = program(args, { env: keptIn(home), ...(file && { file }) });
  assert.equal(error, "");
  assert.equal(code, 0);
  return out;
}

function homeFor(name: string): string {
  const home = path.join(folder, name);
  mkdirSync(home);
  return home;
}

/** The one file of compiled code. */
function codeIn(home: string): string {
  const files = readdirSync(home, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".bin"));
  assert.equal(files.length, 1, files.join());
  return path.join(home, files[0] ?? "");
}

test("the second start runs the code that the first one compiled", () => {
  const home = homeFor("twice");
  const said = started(home);
  const before = writtenAt(home);
  assert.equal(started(home), said);
  assert.deepEqual(writtenAt(home), before, "code that is refused would have been written anew");
});

test("so does a server, whatever it was asked for meanwhile", async () => {
  const home = homeFor("server");
  await typeInto(home);
  const before = writtenAt(home);
  await typeInto(home);
  assert.deepEqual(writtenAt(home), before);
});

function writtenAt(home: string): readonly number[] {
  const { mtimeMs, ino } = statSync(codeIn(home));
  return [mtimeMs, ino];
}

/** Types so much that the server clears memory in the pauses, while it reads its index. */
async function typeInto(home: string): Promise<void> {
  const session = await startSession({ files: { ...noteFiles, "docs/a.md": goodNote }, env: keptIn(home) });
  await session.open("docs/a.md");
  for (let keystroke = 0; keystroke < 30; keystroke++) {
    await session.edit("docs/a.md", "The queue", "TThe queue");
    await setTimeout(15);
  }
  await session.idle();
  await session.stop();
}

test("damaged code is not run, and written anew", () => {
  const home = homeFor("damaged");
  const said = started(home);
  const file = codeIn(home);
  const code = readFileSync(file);
  for (const damaged of [Buffer.alloc(0), code.subarray(0, code.length / 2), Buffer.from(code).fill(7, 1_000, 1_100)]) {
    writeFileSync(file, damaged);
    assert.equal(started(home), said);
    assert.ok(readFileSync(file).length > code.length / 2);
  }
});

test("another program of the same length is not taken for the one that was compiled", () => {
  const home = homeFor("other");
  const dist = path.join(folder, "dist");
  mkdirSync(dist);
  for (const file of ["cli.cjs", "cliProgram.cjs"]) cpSync(path.join("dist", file), path.join(dist, file));
  const said = started(home, ["--help"], path.join(dist, "cli.cjs"));
  const program = path.join(dist, "cliProgram.cjs");
  writeFileSync(program, readFileSync(program, "utf8").replaceAll("Perfdoc checks", "Perfdoc CHECKS"));
  const other = started(home, ["--help"], path.join(dist, "cli.cjs"));
  assert.notEqual(other, said);
  assert.equal(other.toLowerCase(), said.toLowerCase());
});

test("where no code can be kept, programs start all the same", () => {
  const file = path.join(folder, "a file");
  writeFileSync(file, "");
  assert.match(started(file), /^\d+\.\d+\.\d+/);
  const home = homeFor("read only");
  chmodSync(home, 0o555);
  assert.match(started(home), /^\d+\.\d+\.\d+/);
});
