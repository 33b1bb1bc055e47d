import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHmac } from "node:crypto";
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import nodeModule from "node:module";
import path from "node:path";
import { describe, test } from "node:test";
import { ProgramFolder, program, programBeside } from "../support/program.ts";
import { startSession } from "../support/session.ts";
import { compiledFolderOf, compiledIn, filesIn, secretIn, userWith } from "../support/users.ts";

const nodeKeepsCode = "enableCompileCache" in nodeModule;
const elsewhere = process.platform !== "linux" && "elsewhere users can't share what is kept";
const { path: folder } = new ProgramFolder();
const place = (name: string) => path.join(folder, name);
const help = (env: Readonly<Record<string, string>>, file?: string) =>
  program(["--help"], { env, ...(file !== undefined && { file }) });

describe("compiled code that Node does not keep", { skip: elsewhere || (nodeKeepsCode && "Node does") }, () => {
  /** What V8 makes of a program that is as long as ours, and says something else. */
  function foreignCode(): Buffer {
    const dist = place("dist");
    mkdirSync(dist);
    for (const file of ["cli.cjs", "cliProgram.cjs"]) cpSync(path.join("dist", file), path.join(dist, file));
    const changed = path.join(dist, "cliProgram.cjs");
    writeFileSync(changed, readFileSync(changed, "utf8").replaceAll("Perfdoc checks", "Perfdoc OWNED!"));
    const env = userWith(place("foreign cache"), place("foreign"));
    assert.match(help(env, path.join(dist, "cli.cjs")).out, /OWNED!/);
    const [file] = compiledIn(place("foreign cache"));
    assert.ok(file);
    return readFileSync(file).subarray(32);
  }

  /** As the program itself seals it. */
  function sealed(code: Buffer, secret: Buffer): Buffer {
    const seal = createHmac("sha256", secret).update("code\n");
    for (const piece of [readFileSync("dist/cliProgram.cjs"), code]) seal.update(`${piece.length}\n`).update(piece);
    return Buffer.concat([seal.digest(), code]);
  }

  test("is run only if this user has written it, whoever can write where it is kept", () => {
    const evil = foreignCode();
    const env = userWith(place("shared"), place("mine"));
    const { out } = help(env);
    const [file] = compiledIn(place("shared"));
    assert.ok(file);
    const whole = readFileSync(file);
    // With the user's own secret it would be run: nothing else stands between a cache folder and the user's rights.
    writeFileSync(file, sealed(evil, secretIn(place("mine"))));
    assert.match(help(env).out, /OWNED!/);
    help(userWith(place("shared"), place("theirs")));
    const forged = [
      sealed(evil, secretIn(place("theirs"))),
      Buffer.concat([whole.subarray(0, 32), evil]),
      whole.subarray(0, 31),
    ];
    for (const bytes of forged) {
      writeFileSync(file, bytes);
      assert.equal(help(env).out, out);
      assert.deepEqual(
        readFileSync(file).subarray(0, 32),
        sealed(readFileSync(file).subarray(32), secretIn(place("mine"))).subarray(0, 32),
      );
    }
  });

  test("of two users who share a folder lies in two files", () => {
    const [one, two] = [userWith(place("both"), place("one")), userWith(place("both"), place("two"))];
    for (const env of [one, two]) help(env);
    const files = compiledIn(place("both"));
    assert.equal(files.length, 2);
    const written = files.map((file) => statSync(file).ino);
    for (const env of [one, two]) help(env);
    assert.deepEqual(
      compiledIn(place("both")).map((file) => statSync(file).ino),
      written,
    );
    for (const file of files) assert.equal(statSync(file).mode & 0o077, 0);
  });

  test("is kept nowhere that a link, a pipe or a folder takes the place of", () => {
    const victim = place("victim");
    const env = userWith(place("odd"), place("odd home"));
    const { out } = help(env);
    const [file = ""] = compiledIn(place("odd"));
    writeFileSync(victim, "mine");
    for (const plant of [
      () => symlinkSync(victim, file),
      () => mkdirSync(file),
      () => void spawnSync("mkfifo", [file]),
    ]) {
      rmSync(file, { recursive: true, force: true });
      plant();
      assert.equal(help(env).out, out);
      assert.equal(readFileSync(victim, "utf8"), "mine");
    }
  });

  test("written by many at once is whole, with one secret", async () => {
    const env = userWith(place("raced"), place("raced home"));
    const all = await Promise.all(Array.from({ length: 5 }, () => programBeside(["--help"], { env })));
    assert.equal(new Set(all.map(({ out, code }) => `${code} ${out}`)).size, 1);
    assert.deepEqual(readdirSync(place("raced home/data/perfdoc")), ["secret"]);
    assert.equal(secretIn(place("raced home")).length, 32);
    const [file = ""] = compiledIn(place("raced"));
    const before = statSync(file).ino;
    help(env);
    assert.equal(statSync(file).ino, before);
    assert.deepEqual(readdirSync(path.dirname(file)).length, 1);
  });
});

describe("compiled code that Node keeps", { skip: elsewhere || (!nodeKeepsCode && "Node does not") }, () => {
  /** Runs a program behind our entry that says a word at once: Node keeps what is compiled before a program runs. */
  function said(word: string, home: string): string {
    const dist = place(word);
    mkdirSync(dist, { recursive: true });
    cpSync("dist/cli.cjs", path.join(dist, "cli.cjs"));
    writeFileSync(path.join(dist, "cliProgram.cjs"), `console.log("${word}");`);
    return help(userWith(place("cache"), place(home)), path.join(dist, "cli.cjs")).out.trim();
  }

  const compiledOf = (home: string) => compiledFolderOf(place(home));
  const codeOf = (home: string) => filesIn(compiledOf(home))[0] ?? "";

  /** Puts others' code into the user's place: Node compares sums of the source and of the code, which anyone can write. */
  function forge(home: string): void {
    assert.equal(said("mine", home), "mine");
    assert.equal(said("evil", "theirs"), "evil");
    const SUM_OF_SOURCE = { from: 12, to: 16 };
    const forged = readFileSync(codeOf("theirs"));
    readFileSync(codeOf(home)).copy(forged, SUM_OF_SOURCE.from, SUM_OF_SOURCE.from, SUM_OF_SOURCE.to);
    writeFileSync(codeOf(home), forged);
    // With the user's own rights it is run: nothing but these stands between the folder and the user.
    assert.equal(said("mine", home), "evil");
  }

  test("lies in a folder of the user's own, and never where a cache is shared", () => {
    said("mine", "own");
    assert.deepEqual(filesIn(place("cache")), []);
    assert.equal(statSync(compiledOf("own")).mode & 0o077, 0);
    const written = statSync(codeOf("own")).ino;
    said("mine", "own");
    assert.equal(statSync(codeOf("own")).ino, written);
    assert.equal(filesIn(compiledOf("own")).length, 1);
  });

  test("is run only while nobody else can have put it there", () => {
    forge("open");
    const opened: readonly (readonly [folder: string, mode: number])[] = [
      [compiledOf("open"), 0o755],
      [compiledOf("open"), 0o770],
      [compiledOf("open"), 0o777],
      [place("open/data/perfdoc"), 0o777],
      [place("open/data"), 0o777],
    ];
    for (const [folder, mode] of opened) {
      chmodSync(folder, mode);
      assert.equal(said("mine", "open"), "mine", `${folder} ${mode.toString(8)}`);
      chmodSync(folder, 0o700);
      assert.equal(said("mine", "open"), "evil");
    }
  });

  test("is not looked for behind a link to a folder that was brought along", () => {
    forge("linked");
    const brought = place("brought");
    cpSync(compiledOf("linked"), brought, { recursive: true });
    chmodSync(brought, 0o755);
    rmSync(compiledOf("linked"), { recursive: true });
    symlinkSync(brought, compiledOf("linked"));
    assert.equal(said("mine", "linked"), "mine");
    chmodSync(brought, 0o700);
    assert.equal(said("mine", "linked"), "evil");
  });

  test("written by many at once is whole", async () => {
    const env = userWith(place("raced"), place("raced home"));
    const all = await Promise.all(Array.from({ length: 5 }, () => programBeside(["--help"], { env })));
    assert.equal(new Set(all.map(({ out, code }) => `${code} ${out}`)).size, 1);
    assert.equal(help(env).code, 0);
    assert.equal(filesIn(compiledFolderOf(place("raced home"))).length, 1);
  });
});

describe("compiled code", { skip: elsewhere }, () => {
  test("that can't be kept is told of in a server's log", async () => {
    const home = place("closed home");
    mkdirSync(path.join(home, "data"), { recursive: true });
    chmodSync(path.join(home, "data"), 0o777);
    const session = await startSession({ env: userWith(place("closed cache"), home) });
    await session.until(() => session.logged.some((line) => line.startsWith("Compiled code is not kept")));
    assert.deepEqual(
      session.logged.filter((line) => line.startsWith("Compiled")),
      [`Compiled code is not kept for the next start: others than the user can change ${home}/data.`],
    );
    assert.equal(await session.stop(), 0);
    assert.deepEqual([...filesIn(place("closed cache")), ...filesIn(home)], []);
  });
});
