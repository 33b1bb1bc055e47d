import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs, {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { afterEach, describe, mock, test } from "node:test";
import { nodeHost } from "../../server/src/node/nodeHost.ts";
import { uriOfPath } from "../../server/src/node/nodePaths.ts";
import { goodNote, noteFiles } from "../support/notes.ts";
import { ProgramFolder, programBeside } from "../support/program.ts";

const AT_STEP = path.resolve("test/support/atStep.cjs");
const LITTER = /^\.perfdoc-[0-9a-f]{16}\.tmp$/;

/** Without an entry in its table of contents, which a safe fix puts in. */
const unfixed = goodNote.replace("3. [Watching](#watching)\n", "");

const textOf = (folder: ProgramFolder) => readFileSync(path.join(folder.path, "docs/a.md"), "utf8");
const besides = (folder: ProgramFolder) =>
  readdirSync(path.join(folder.path, "docs")).filter((name) => !name.endsWith(".md"));

describe("a fix that is interrupted", () => {
  const STEPS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

  test("by being killed at any step leaves the old document or the new one, and litter that nobody takes for one", async () => {
    const ended = await inAllSteps("SIGKILL", STEPS);
    assert.ok(ended.some(({ text }) => text === unfixed) && ended.some(({ text }) => text === goodNote));
    for (const { litter } of ended) for (const name of litter) assert.match(name, LITTER);
    const [littered] = ended.filter(({ litter, text }) => litter.length > 0 && text === unfixed);
    assert.ok(littered);
    const { report } = littered.folder.check("--fix");
    assert.deepEqual(
      report.documents.map((document: { readonly path: string }) => document.path),
      ["docs/a.md"],
    );
    assert.equal(textOf(littered.folder), goodNote);
  });

  test("by a signal at any step is carried through first, and leaves nothing behind", async () => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      const ended = await inAllSteps(signal, signal === "SIGINT" ? STEPS : [4]);
      for (const { text, litter } of ended) {
        assert.equal(text, goodNote);
        assert.deepEqual(litter, []);
      }
    }
  });

  async function inAllSteps(signal: "SIGKILL" | "SIGINT" | "SIGTERM", steps: readonly number[]) {
    const runs = steps.map(async (step) => {
      const folder = new ProgramFolder({ ...noteFiles, "docs/a.md": unfixed });
      const ended = await programBeside(["check", "--fix"], {
        cwd: folder.path,
        preload: AT_STEP,
        env: { AT_STEP: `${signal} ${step}` },
      });
      return { folder, ended, text: textOf(folder), litter: besides(folder) };
    });
    const all = await Promise.all(runs);
    const interrupted = all.filter(({ ended }) => ended.signal === signal);
    // Once there are no more steps the program ends by itself.
    if (steps.length > 1)
      assert.ok(interrupted.length >= 8 && interrupted.length < steps.length, `${interrupted.length}`);
    for (const { ended, text } of all) {
      assert.ok(ended.signal === signal || ended.code === 0, JSON.stringify(ended));
      assert.ok(text === unfixed || text === goodNote);
    }
    return interrupted;
  }
});

describe("a file that is written while something fails", () => {
  const folder = new ProgramFolder();
  const { writeSync, fsyncSync } = fs;
  afterEach(() => mock.restoreAll());

  function failing(code: string) {
    return () => {
      throw Object.assign(new Error(code), { code });
    };
  }

  /** Lets some bytes through, as a disk does that gets full; what is written from a file's beginning again fits. */
  function fullAfter(bytes: number, again = false) {
    let left = bytes;
    let isFull = false;
    return (descriptor: number, buffer: Uint8Array, offset: number, length: number, position: number | null) => {
      if (left === 0 && again && isFull) return writeSync(descriptor, buffer, offset, length, position);
      if (left === 0) {
        isFull = true;
        failing("ENOSPC")();
      }
      const written = writeSync(descriptor, buffer, offset, Math.min(left, length), position);
      left -= written;
      return written;
    };
  }

  /** Writes a file in a folder of its own. */
  async function writeWith(plant: () => void, name: string, before: string | undefined) {
    const file = path.join(folder.path, name, "a.md");
    mkdirSync(path.dirname(file));
    if (before !== undefined) writeFileSync(file, before);
    plant();
    const expected = before === undefined ? { kind: "nothing" as const } : { kind: "text" as const, text: before };
    const result = await nodeHost.write(uriOfPath(file), "a longer text", expected);
    mock.restoreAll();
    return { result, left: readdirSync(path.dirname(file)), file };
  }

  const FAULTS: readonly (readonly [what: string, plant: () => void, message: RegExp])[] = [
    ["a full disk", () => mock.method(fs, "writeSync", fullAfter(3)), /the disk is full\.$/],
    ["a full quota", () => mock.method(fs, "writeSync", failing("EDQUOT")), /the disk is full for this user\.$/],
    ["a broken disk", () => mock.method(fs, "fsyncSync", failing("EIO")), /the disk reports an error\.$/],
    ["too many open files", () => mock.method(fs, "openSync", failing("EMFILE")), /changed while|too many files/],
    ["a mode that can't be set", () => mock.method(fs, "fchmodSync", failing("EPERM")), /permission was denied\.$/],
    ["a folder that takes nothing", () => mock.method(fs, "renameSync", failing("EACCES")), /permission was denied\.$/],
  ];
  for (const [what, plant, message] of FAULTS) {
    test(`stays as it was: ${what}`, async () => {
      const { result, left, file } = await writeWith(plant, what, "before");
      assert.ok(result.kind !== "written");
      assert.match(result.message, message);
      assert.deepEqual(left, ["a.md"]);
      assert.equal(readFileSync(file, "utf8"), "before");
    });
  }

  test("is not there at all where it was not there", async () => {
    const { result, left } = await writeWith(() => mock.method(fs, "writeSync", fullAfter(3)), "new", undefined);
    assert.equal(result.kind, "failed");
    assert.deepEqual(left, []);
  });

  test("is copied where the disk knows no second name", async () => {
    const { result, left, file } = await writeWith(
      () => mock.method(fs, "linkSync", failing("EPERM")),
      "no links",
      undefined,
    );
    assert.equal(result.kind, "written");
    assert.deepEqual(left, ["a.md"]);
    assert.equal(readFileSync(file, "utf8"), "a longer text");
  });

  test("has its old text again where it has two names and the disk gets full in the middle of it", async () => {
    // The text goes beside the file first, and then into it.
    const full = fullAfter("a longer text".length + 3, true);
    const names = ["a.md", "other.md"];
    const link = () => {
      linkSync(path.join(folder.path, "two/a.md"), path.join(folder.path, "two/other.md"));
      mock.method(fs, "writeSync", full);
    };
    const { result, left } = await writeWith(link, "two", "before");
    assert.deepEqual(result, { kind: "failed", message: "The file can't be written: the disk is full." });
    assert.deepEqual(left, names);
    for (const name of names) assert.equal(readFileSync(path.join(folder.path, "two", name), "utf8"), "before");
  });

  /** What happens right before the new text takes its place. */
  function meanwhile(work: () => void): () => void {
    const sync = (descriptor: number) => {
      fsyncSync(descriptor);
      work();
    };
    return () => mock.method(fs, "fsyncSync", sync);
  }

  test("is left to who changed it while the new text was written, and so is a new file to who was first", async () => {
    for (const before of ["before", undefined]) {
      const name = `changed ${before}`;
      const place = path.join(folder.path, name, "a.md");
      const change = meanwhile(() => writeFileSync(place, "by somebody else"));
      const { result, left } = await writeWith(change, name, before);
      assert.equal(result.kind, "conflict");
      assert.equal(readFileSync(place, "utf8"), "by somebody else");
      assert.deepEqual(left, ["a.md"]);
    }
  });

  test("is left where a pipe took its place meanwhile, which nobody waits for", async (t) => {
    const place = path.join(folder.path, "pipe", "a.md");
    const change = meanwhile(() => {
      rmSync(place);
      spawnSync("mkfifo", [place]);
    });
    const { result } = await writeWith(change, "pipe", "before");
    if (!existsSync(place)) return t.skip("there are no named pipes here");
    assert.equal(result.kind, "conflict");
    assert.ok(statSync(place).isFIFO());
  });
});

test("a disk that is really full leaves the old document whole", (t) => {
  const folder = new ProgramFolder({ ...noteFiles, "docs/a.md": unfixed });
  const docs = path.join(folder.path, "docs");
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=64k", "none", docs]);
  if (mounted.status !== 0) return t.skip("mounting is not allowed here");
  try {
    const long = `${unfixed}\n${"It is on the dashboard. ".repeat(1_000)}\n`;
    folder.put("docs/a.md", long);
    const free = 64 * 1024 - Math.ceil(long.length / 4096) * 4096;
    folder.put("docs/ballast.txt", "x".repeat(free - 8192));
    const { error } = folder.run(["check", "--fix"]);
    assert.match(error, /docs\/a\.md: The file can't be written: the disk is full\./);
    assert.equal(textOf(folder), long);
    assert.deepEqual(readdirSync(docs).sort(), ["a.md", "ballast.txt"]);
  } finally {
    spawnSync("umount", [docs]);
  }
});

test("several fixes of the same documents at once come to what one comes to", async () => {
  const names = Array.from({ length: 8 }, (_, index) => `docs/${index}.md`);
  const folder = new ProgramFolder({ ...noteFiles, ...Object.fromEntries(names.map((name) => [name, unfixed])) });
  const ended = await Promise.all(
    Array.from({ length: 4 }, () => programBeside(["check", "--fix"], { cwd: folder.path })),
  );
  for (const { code } of ended) assert.equal(code, 0);
  for (const name of names) assert.equal(readFileSync(path.join(folder.path, name), "utf8"), goodNote);
  assert.deepEqual(besides(folder), []);
});
