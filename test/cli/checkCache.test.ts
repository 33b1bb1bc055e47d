import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { check } from "../../server/src/cli/commands/check.ts";
import { parseCounter } from "../../server/src/core/markdown/parsePiece.ts";
import { unpacked } from "../../server/src/core/text/packed.ts";
import { GitRepository } from "../support/gitRepository.ts";
import { MemoryHost, memoryUri } from "../support/memoryHost.ts";
import { memoryTerminal } from "../support/memoryTerminal.ts";
import { badNote, goodNote, noteFiles } from "../support/notes.ts";
import { ProgramFolder, program } from "../support/program.ts";
import { fc, runsOr } from "../support/property.ts";

const CACHE = memoryUri("/w/.perfdoc-cache/check.json");

/** The note with paths in its frontmatter, to documents that may come and go. */
function leadingTo(note: string, ...paths: readonly string[]): string {
  return note.replace("dependencies: []\n", `dependencies:\n${paths.map((one) => `  - ${one}\n`).join("")}`);
}

const FILES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(noteFiles).map(([path, text]) => [`w/${path}`, text])),
  "w/docs/a.md": leadingTo(goodNote, "b.md", "c.md"),
  "w/docs/b.md": leadingTo(badNote, "a.md"),
};

async function run(
  host: MemoryHost,
  ...args: readonly string[]
): Promise<{ readonly out: string; readonly parsed: number }> {
  const terminal = memoryTerminal(host);
  const before = parseCounter.pieces;
  await check(terminal, ["--format", "json", ...args]);
  return { out: terminal.printed.out, parsed: parseCounter.pieces - before };
}

async function put(host: MemoryHost, path: string, text: string): Promise<void> {
  await host.write(memoryUri(`/w/${path}`), text, { kind: "anything" });
}

/** How many chunks the folder's own templates have: those are compiled in every run. */
async function parsedForTemplates(): Promise<number> {
  const templates = Object.entries(FILES).filter(([path]) => !path.startsWith("w/docs/"));
  return (await run(new MemoryHost({ ...Object.fromEntries(templates), "w/docs/none.txt": "" }), "--no-cache")).parsed;
}

test("what has not changed is not parsed again, and the report is the same", async () => {
  const host = new MemoryHost(FILES);
  const first = await run(host);
  const second = await run(host);
  assert.equal(second.out, first.out);
  assert.equal(second.parsed, await parsedForTemplates());
  assert.ok(first.parsed > second.parsed);
  assert.equal((await run(host, "--no-cache")).parsed, first.parsed);
});

test("what many documents are told stands in the cache once", async () => {
  const host = new MemoryHost({ ...FILES, "w/docs/a.md": badNote, "w/docs/b.md": badNote });
  const { out } = await run(host);
  const cache = await host.readText(CACHE);
  assert.ok(cache.kind === "text");
  const messages = new Set(out.match(/(?<="message": ?)"(?:[^"\\]|\\.)*"/g));
  assert.ok(messages.size > 0);
  for (const message of messages) {
    assert.ok(out.split(message).length > 2);
    assert.equal(cache.text.split(message).length, 2, message);
  }
});

test("a cache that is broken, cut off or of another kind is written anew", async () => {
  const host = new MemoryHost(FILES);
  const { out, parsed } = await run(host);
  const whole = await host.readText(CACHE);
  assert.ok(whole.kind === "text");
  const withoutEntries = whole.text.replace(/"items":.*/s, '"items":null}');
  const withoutTexts = whole.text.replace(/"texts":\[.*?\],"keys"/s, '"texts":[],"keys"');
  const forms = ["", "{}", "null", whole.text.slice(0, -9), withoutEntries, withoutTexts];
  for (const text of forms) {
    await host.write(CACHE, text, { kind: "anything" });
    const again = await run(host);
    assert.deepEqual([again.out, again.parsed], [out, parsed]);
    assert.deepEqual(await host.readText(CACHE), whole);
  }
});

test("with a cache the same is found as without, whatever changes in between", async () => {
  const paths = [
    "docs/a.md",
    "docs/b.md",
    "docs/c.md",
    "docs/sub/a.md",
    "perfdoc.config.yaml",
    "base.yaml",
    "package.json",
  ];
  const texts: Readonly<Record<string, readonly string[]>> = {
    "perfdoc.config.yaml": [
      "",
      "docsRoot: docs\n",
      "rules:\n  section-missing: off\n",
      "include: [docs/*.md]\n",
      "extends: base.yaml\n",
    ],
    "base.yaml": ["", "overrides:\n  - files: [docs/sub/*]\n    rules: { section-missing: off }\n", "docsRoot: docs\n"],
    "package.json": ['{"workspaces": ["packages/*"]}', "{}"],
  };
  const documents = [
    goodNote,
    badNote,
    leadingTo(goodNote, "b.md"),
    leadingTo(badNote, "c.md", "sub/a.md"),
    "# Other\n",
  ];
  const change = fc
    .constantFrom(...paths)
    .chain((path) => fc.record({ path: fc.constant(path), text: fc.constantFrom(...(texts[path] ?? documents)) }));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), { maxLength: 5 }), async (rounds) => {
      const host = new MemoryHost(FILES);
      await run(host);
      for (const changes of rounds) {
        for (const { path, text } of changes) await put(host, path, text);
        assert.equal((await run(host)).out, (await run(host, "--no-cache")).out);
      }
    }),
    { numRuns: runsOr(20) },
  );
});

/** A host with a file that others have written anew by the time that it was read. */
class ChangingHost extends MemoryHost {
  #change: { readonly path: string; readonly text: string | undefined } | undefined;

  /** @param text Undefined if it is taken away. */
  changeOnceRead(path: string, text: string | undefined): void {
    this.#change = { path, text };
  }

  override async readText(...asked: Parameters<MemoryHost["readText"]>): ReturnType<MemoryHost["readText"]> {
    const read = await super.readText(...asked);
    const change = this.#change;
    if (change && asked[0] === memoryUri(change.path)) {
      this.#change = undefined;
      this.set(change.path, change.text);
    }
    return read;
  }
}

test("what changes while documents are checked that speak of it is looked at again the next time", async () => {
  const document = readFileSync("examples/docs/search/performance.md", "utf8");
  const code = "w/packages/search/src/ranking.ts";
  for (const [path, text] of [
    [code, "one\n"],
    [code, undefined],
    ["w/docs/search/performance.md", document.replace("48 ms", "480 ms")],
    ["w/docs/search/architecture.md", undefined],
  ] as const) {
    const host = new ChangingHost({
      "w/docs/search/performance.md": document,
      "w/docs/search/architecture.md": "# Architecture\n",
      [code]: "x\n".repeat(99),
    });
    host.changeOnceRead(path, text);
    await run(host);
    assert.equal((await run(host)).out, (await run(host, "--no-cache")).out, path);
  }
});

test("another day is another check", async () => {
  const files = { ...FILES, "w/docs/a.md": goodNote.replace("updated: 2026-02-01", "updated: 2026-11-28") };
  const host = new MemoryHost(files);
  const today = await run(host);
  const cache = await host.readText(CACHE);
  const tomorrow = new MemoryHost(
    { ...files, "w/.perfdoc-cache/check.json": cache.kind === "text" ? cache.text : "" },
    { today: "2026-11-30" },
  );
  const { out } = await run(tomorrow);
  assert.equal(out, (await run(new MemoryHost(files, { today: "2026-11-30" }))).out);
  assert.notEqual(out, today.out, "what was to come has come");
});

test("a template that changes is heeded", async () => {
  const host = new MemoryHost(FILES);
  await run(host);
  const [path = "", text = ""] = Object.entries(noteFiles).find(([name]) => name.endsWith(".md")) ?? [];
  await put(host, path, `${text}\n## One More\n\nWhy it is there.\n`);
  const { out } = await run(host);
  assert.equal(out, (await run(host, "--no-cache")).out);
  assert.match(out, /One More/);
});

/** The files that the cache knows something of. */
async function cachedIn(host: MemoryHost): Promise<readonly string[]> {
  const cache = await host.readText(CACHE);
  assert.ok(cache.kind === "text");
  return unpacked<{ readonly uri: string }>(cache.text.split("\n")[2] ?? "").map(({ uri }) => uri);
}

test("what a check does not ask for stays in the cache while it is there", async () => {
  const host = new MemoryHost(FILES);
  await put(host, "docs/d.md", goodNote);
  await run(host);
  const all = await cachedIn(host);
  await put(host, "docs/d.md", `${goodNote}\nMore.\n`);
  await run(host, "docs/d.md");
  assert.deepEqual((await cachedIn(host)).toSorted(), all.toSorted());
  const parsed = await parsedForTemplates();
  assert.equal((await run(host)).parsed, parsed);
  host.set("/w/docs/b.md", undefined);
  await put(host, "docs/d.md", goodNote);
  await run(host, "docs/d.md");
  assert.ok(!(await cachedIn(host)).includes(memoryUri("/w/docs/b.md")));
});

test("the cache lies at the workspace's root, whichever of its folders the command runs in, and git passes it over", () => {
  const repository = new GitRepository();
  const texts = {
    ...noteFiles,
    "docs/a.md": leadingTo(badNote, "b.md"),
    "docs/b.md": goodNote,
    "node_modules/x.txt": "",
  };
  for (const [file, text] of Object.entries(texts)) repository.put(file, text);
  const checked = (cwd: string, ...args: readonly string[]) =>
    program(["check", "--format", "json", ...args], { cwd: path.join(repository.path, cwd) });
  for (const [cwd, ...args] of [
    ["docs"],
    ["."],
    ["docs", "a.md"],
    [".perfdoc", "../docs"],
    ["node_modules", ".."],
  ] as const) {
    const fresh = checked(cwd, ...args, "--no-cache");
    assert.deepEqual(checked(cwd, ...args), fresh, `${cwd}: as it was kept by another folder`);
    assert.deepEqual(checked(cwd, ...args), fresh, `${cwd}: as it was kept`);
  }
  const caches = readdirSync(repository.path, { recursive: true, encoding: "utf8" }).filter((file) =>
    /check\.json$/.test(file),
  );
  assert.deepEqual(caches, [path.join(".perfdoc-cache", "check.json")]);
  const status = spawnSync("git", ["status", "--porcelain", "--untracked-files=all"], { cwd: repository.path });
  assert.match(status.stdout.toString(), /docs\/a\.md/);
  assert.doesNotMatch(status.stdout.toString(), /perfdoc-cache/);
});

test("a repository within another, or a folder with a config, has a cache of its own", () => {
  const folder = new ProgramFolder({ ...noteFiles, "perfdoc.config.yaml": "", "docs/a.md": goodNote });
  for (const [file, text] of Object.entries(noteFiles)) folder.put(`inner/${file}`, text);
  folder.put("inner/perfdoc.config.yaml", "");
  folder.put("inner/docs/a.md", goodNote);
  folder.run(["check"], { cwd: "inner/docs" });
  assert.ok(existsSync(path.join(folder.path, "inner/.perfdoc-cache/check.json")));
  folder.run(["check"]);
  assert.ok(existsSync(path.join(folder.path, ".perfdoc-cache/check.json")));
});

test("many documents are checked by threads, with the same report in the same order", () => {
  const names = Array.from({ length: 70 }, (_, index) => `docs/note-${index}.md`);
  const texts = names.map((_, index) => leadingTo(index % 2 ? badNote : goodNote, `note-${(index + 1) % 70}.md`));
  const folder = new ProgramFolder({
    ...noteFiles,
    ...Object.fromEntries(names.map((name, index) => [name, texts[index] ?? ""])),
  });
  const whole = folder.check("--no-cache").report.documents;
  const halves = [folder.check("--no-cache", ...names.slice(0, 35)), folder.check("--no-cache", ...names.slice(35))];
  const apart = halves.flatMap(({ report }) => report.documents);
  const byPath = (a: { readonly path: string }, b: { readonly path: string }) => (a.path < b.path ? -1 : 1);
  assert.deepEqual(whole, apart.toSorted(byPath));
});

test("one thread checks many documents if the others can't be started, and says so", {
  skip: availableParallelism() < 2,
}, () => {
  const files = Object.fromEntries(Array.from({ length: 70 }, (_, index) => [`docs/note-${index}.md`, badNote]));
  const folder = new ProgramFolder({ ...noteFiles, ...files });
  const whole = folder.check("--no-cache");
  assert.equal(whole.error, "");
  const alone = new ProgramFolder({});
  const file = path.join(alone.path, "cliProgram.cjs");
  copyFileSync("dist/cliProgram.cjs", file);
  const ran = folder.run(["check", "--format", "json", "--no-cache"], { file });
  assert.match(ran.error, /^Checking in several threads failed, so one does the rest: .*Cannot find module/);
  assert.deepEqual(JSON.parse(ran.out), whole.report);
});

test("a thread that is done early does not stop the others", () => {
  const names = Array.from({ length: 70 }, (_, index) => `docs/note-${index}.md`).sort();
  // Files are dealt out in turn: every second one is long, so one thread has much more to do.
  const texts = names.map((_, index) => goodNote + "More words.\n\n".repeat(index % 2 ? 2_000 : 0));
  const folder = new ProgramFolder({
    ...noteFiles,
    ...Object.fromEntries(names.map((name, index) => [name, texts[index] ?? ""])),
  });
  assert.equal(folder.run(["check", "--no-cache", "--fail-on", "never"]).error, "");
});
