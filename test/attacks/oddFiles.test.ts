import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { describe, test } from "node:test";
import { setImmediate } from "node:timers/promises";
import { blockingHost, nodeHost } from "../../server/src/node/nodeHost.ts";
import { pathOfUri, uriOfPath } from "../../server/src/node/nodePaths.ts";
import { badNote, goodNote, noteFiles } from "../support/notes.ts";
import { ProgramFolder } from "../support/program.ts";
import { fc, runsOr } from "../support/property.ts";
import { pullingCapabilities, startSession } from "../support/session.ts";
import { pullInParts } from "../support/workspaceDiagnostics.ts";

const CLI = path.resolve("dist/cli.cjs");

/** Many times what a check of a few files takes. */
const LONG = 60_000;

/** Runs the program with few files that it may have open, and gives what it printed; it is killed if it hangs. */
function limited(folder: ProgramFolder, files: number, args: readonly string[]) {
  const shell = `ulimit -n ${files}; exec "$0" "$@"`;
  const ran = spawnSync("bash", ["-c", shell, process.execPath, CLI, ...args], {
    cwd: folder.path,
    encoding: "utf8",
    timeout: LONG,
    maxBuffer: 64 * 1024 * 1024,
  });
  assert.equal(ran.signal, null);
  return ran;
}

const unfixed = goodNote.replace("3. [Watching](#watching)\n", "");

describe("what is no regular file", () => {
  /** Puts pipes, devices and folders at all places that somebody reads. */
  function plant(folder: string): boolean {
    const pipes = [
      "docs/pipe.md",
      "docs/.gitignore",
      "package.json",
      ".perfdoc/templates/pipe.md",
      ".perfdoc-cache/check.json",
      "docs/code.ts",
      ".git/config",
    ];
    for (const pipe of pipes) {
      mkdirSync(path.dirname(path.join(folder, pipe)), { recursive: true });
      if (spawnSync("mkfifo", [path.join(folder, pipe)]).status !== 0) return false;
    }
    const links = {
      "docs/zero.md": "/dev/zero",
      "docs/tty.md": "/dev/tty",
      "docs/self.md": "self.md",
      "docs/up.md": "..",
      "docs/gone.md": "gone/a.md",
    };
    for (const [link, to] of Object.entries(links)) symlinkSync(to, path.join(folder, link));
    mkdirSync(path.join(folder, "docs/folder.md"));
    writeFileSync(path.join(folder, "docs/folder.md/inner.md"), badNote);
    return true;
  }

  const files = {
    ...noteFiles,
    "docs/a.md": `${unfixed}\nSee \`code.ts:1\` and [that](code.ts#L1).\n`,
    "docs/b.md": goodNote,
  };

  test("is said to be none where it is named, is passed over where it is found, and nobody waits for it", (t) => {
    const folder = new ProgramFolder(files);
    if (!plant(folder.path)) return t.skip("there are no named pipes here");
    const found = limited(folder, 1024, ["check", "--format", "json", "--fail-on", "never"]);
    const report: { documents: { path: string }[] } = JSON.parse(found.stdout);
    assert.deepEqual(
      report.documents.map((document) => document.path),
      ["docs/a.md", "docs/b.md", "docs/folder.md/inner.md"],
    );
    const named = ["docs/pipe.md", "docs/zero.md", "docs/tty.md"];
    const { stdout } = limited(folder, 1024, ["check", ...named, "--fail-on", "never"]);
    assert.equal(stdout.match(/document-unreadable/g)?.length, named.length, stdout);
    for (const name of named) assert.ok(stdout.includes(name), stdout);
    for (const args of [
      ["check", "--fix", "--baseline", "docs/pipe.md", "--update-baseline"],
      ["adopt", "docs/pipe.md"],
      ["fill", "docs/zero.md"],
      ["new", "docs/pipe.md"],
      ["check", "--config", "docs/pipe.md"],
      ["check", "--fix"],
      ["report"],
    ]) {
      limited(folder, 1024, args);
    }
    assert.match(readFileSync(path.join(folder.path, "docs/a.md"), "utf8"), /3\. \[Watching\]/);
  });

  test("does not keep a server waiting", async (t) => {
    const session = await startSession({ files, capabilities: pullingCapabilities });
    if (!plant(session.folder.path)) return t.skip("there are no named pipes here");
    await session.open("docs/a.md");
    await session.idle();
    const reports = await pullInParts(session, []);
    assert.ok(reports.some(({ uri }) => uri === session.uri("docs/folder.md/inner.md")));
    assert.equal(await session.stop(), 0);
  });

  test("may be a socket", async () => {
    const folder = new ProgramFolder({ ...noteFiles, "docs/a.md": goodNote });
    const socket = path.join(folder.path, "s.md");
    const server = createServer().listen(socket);
    await new Promise((resolve) => server.once("listening", resolve));
    const read = await nodeHost.readText(uriOfPath(socket));
    assert.deepEqual(
      [read.kind, "message" in read && read.message],
      ["unreadable", "The file can't be read: it is no regular file."],
    );
    assert.deepEqual(await blockingHost.readText(uriOfPath(socket)), read);
    await new Promise((resolve) => server.close(resolve));
  });
});

describe("many files", () => {
  const names = Array.from({ length: 100 }, (_, index) => `docs/note-${index}.md`);
  const linked = (index: number) =>
    (index % 2 ? badNote : goodNote).replace("dependencies: []\n", `dependencies:\n  - note-${(index + 1) % 100}.md\n`);

  test("are found to be the same by a program that may open few of them at once", () => {
    const folder = new ProgramFolder({
      ...noteFiles,
      ...Object.fromEntries(names.map((name, index) => [name, linked(index)])),
    });
    const args = ["check", "--format", "json", "--fail-on", "never"];
    const { stdout } = limited(folder, 4096, [...args, "--no-cache"]);
    for (let time = 0; time < 2; time++) {
      const few = limited(folder, 120, args);
      assert.equal(few.stderr, "");
      assert.equal(few.stdout, stdout);
    }
  });

  test("are not all open at once, however many are asked for", async (t) => {
    if (process.platform !== "linux") return t.skip("only Linux lists what a program has open");
    const folder = new ProgramFolder({ "a.md": goodNote });
    const uri = uriOfPath(path.join(folder.path, "a.md"));
    const countOpen = () => readdirSync("/proc/self/fd").length;
    const before = countOpen();
    for (const host of [nodeHost, blockingHost]) {
      const reads = Promise.all(Array.from({ length: 600 }, () => host.readText(uri)));
      let isDone = false;
      let most = countOpen();
      const watched = reads.then(() => {
        isDone = true;
      });
      while (!isDone) {
        await setImmediate();
        most = Math.max(most, countOpen());
      }
      await watched;
      assert.ok(most < before + 100, `${most} after ${before}`);
    }
  });

  test("of all kinds, 50,000 in a folder, are looked through", () => {
    const folder = new ProgramFolder({ ...noteFiles, "docs/a.md": badNote, "docs/z/z.md": goodNote });
    const made = spawnSync(
      "sh",
      ["-c", `cd docs && seq -f 'f%06g.txt' 48000 | xargs touch && seq -f 'm%06g.md' 2000 | xargs touch`],
      { cwd: folder.path },
    );
    assert.equal(made.status, 0);
    const { stdout } = limited(folder, 1024, ["check", "--format", "json", "--fail-on", "never"]);
    const report: { documents: { path: string }[] } = JSON.parse(stdout);
    assert.deepEqual(
      report.documents.map((document) => document.path),
      ["docs/a.md", "docs/z/z.md"],
    );
  });
});

describe("a file's name", () => {
  const NAMES = [
    "line\nend.md",
    "tab\tand \u001b[31mcolour.md",
    "\u007f\u0001.md",
    "100%.md",
    "%41.md",
    "a?b#c.md",
    "back\\slash.md",
    "quote'\".md",
    "-rf.md",
    "--fix.md",
    " spaces .md",
    "...md",
    "\u202egnp.md",
    "e\u0301.md",
    "\u{1f680}.md",
    "[a](b).md",
    "*.md",
    "$(touch owned).md",
    `${"n".repeat(252)}.md`,
  ] as const;

  test("may hold anything: the document is found, checked and fixed", () => {
    const folder = new ProgramFolder({
      ...noteFiles,
      ...Object.fromEntries(NAMES.map((name) => [`docs/${name}`, unfixed])),
    });
    const { error } = folder.run(["check", "--fix"]);
    assert.equal(error, "");
    for (const name of NAMES) {
      assert.equal(readFileSync(path.join(folder.path, "docs", name), "utf8"), goodNote, JSON.stringify(name));
    }
    const { report } = folder.check();
    assert.equal(report.documents.length, NAMES.length);
    assert.ok(!existsSync(path.join(folder.path, "owned")));
    const named = folder.check("--", ...NAMES.map((name) => `docs/${name}`));
    assert.deepEqual(named.report, report);
  });

  test("comes back from its place as it was", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme", minLength: 1 }), { minLength: 1, maxLength: 3 }), (parts) => {
        const names = parts.map((part) => part.replace(/[/\0\p{Surrogate}]/gu, "_").replace(/^\.\.?$/, "_"));
        const file = path.join("/tmp", ...names);
        assert.equal(pathOfUri(uriOfPath(file)), file);
      }),
      { numRuns: runsOr(300) },
    );
  });

  test("that is no text is told of, and keeps nobody from the other files", (t) => {
    const folder = new ProgramFolder({ ...noteFiles, "docs/a.md": badNote });
    try {
      writeFileSync(Buffer.from(`${folder.path}/docs/b\xff.md`, "latin1"), badNote);
    } catch {
      return t.skip("this disk takes no such names");
    }
    const { report, error } = folder.check();
    assert.deepEqual(
      report.documents.map((document: { readonly path: string }) => document.path),
      ["docs/a.md"],
    );
    assert.equal(
      error,
      "docs/b\ufffd.md: The name of this file is not valid UTF-8, so it can't be opened; expected another name.\n",
    );
  });
});
