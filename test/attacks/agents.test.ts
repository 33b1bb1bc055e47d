import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { Agent } from "../mcp/agent.ts";
import { badNote, fixableNote, goodNote, noteFiles } from "../support/notes.ts";
import { ProgramFolder } from "../support/program.ts";

const SECRET = "grape-juice-4711";
const outside = new ProgramFolder({
  "docs/secret.md": goodNote.replace("ten thousand", SECRET),
  "secret.json": JSON.stringify({ results: [{ command: SECRET, mean: 1, times: [1] }] }),
});
const folder = new ProgramFolder({ ...noteFiles, "docs/good.md": goodNote, "docs/bad.md": badNote, "x.json": "{}" });
const inside = (name: string) => path.join(folder.path, name);
symlinkSync(path.join(outside.path, "docs/secret.md"), inside("docs/link.md"));
symlinkSync(path.join(outside.path, "docs"), inside("docs/linked"));
symlinkSync(outside.path, inside("elsewhere"));
const agent = await Agent.in(folder.path);

const up = `../${path.basename(outside.path)}`;
const strays = [
  `${up}/docs/secret.md`,
  `docs/../${up}/docs/secret.md`,
  path.join(outside.path, "docs/secret.md"),
  `${folder.path}/../${path.basename(outside.path)}/docs/secret.md`,
  pathToFileURL(path.join(outside.path, "docs/secret.md")).href,
  `${pathToFileURL(folder.path).href}/%2e%2e/${path.basename(outside.path)}/docs/secret.md`,
  "docs/link.md",
  "docs/linked/secret.md",
  "elsewhere/docs/secret.md",
  "/etc/passwd",
  "file:///etc/passwd",
  "https://example.com/docs/secret.md",
  "docs/good.md\0.txt",
  "a/".repeat(5_000),
];

/** A valid call of each tool that takes a path, with the path. */
const CALLS: readonly (readonly [name: string, input: (stray: string) => Readonly<Record<string, unknown>>])[] = [
  ["perfdoc_check", (stray) => ({ path: stray })],
  ["perfdoc_check", (stray) => ({ path: stray, text: goodNote })],
  ["perfdoc_open_places", (stray) => ({ path: stray })],
  ["perfdoc_explain", (stray) => ({ path: stray, section: "Limits" })],
  ["perfdoc_numbers", (stray) => ({ path: stray })],
  ["perfdoc_propose_fixes", (stray) => ({ path: stray })],
  ["perfdoc_apply_fix", (stray) => ({ path: stray, fix: "safe-0000000000" })],
  ["perfdoc_new_document", (stray) => ({ path: `${stray}/` })],
  ["perfdoc_bench_import", (stray) => ({ file: stray, document: "docs/good.md" })],
  ["perfdoc_bench_import", (stray) => ({ file: "x.json", document: stray })],
  ["perfdoc_bench_check", (stray) => ({ file: stray })],
];

describe("what agents are served", () => {
  for (const [name, input] of CALLS) {
    test(`${name} reads and writes nothing outside of the workspace`, async () => {
      for (const stray of strays) {
        const refusal = await agent.refusal(name, input(stray));
        assert.match(refusal, /out of the workspace|is no path/, stray.slice(0, 100));
        assert.ok(!refusal.includes(SECRET));
      }
    });
  }

  test("lists nothing that links lead to", async () => {
    const { content, text } = await agent.call("perfdoc_list_documents");
    assert.deepEqual(
      content.documents.map((one: { path: string }) => one.path),
      ["docs/bad.md", "docs/good.md"],
    );
    assert.ok(!text.includes(SECRET));
  });

  test("may be named in any way, as long as it lies in the workspace", async () => {
    const names = [inside("docs/good.md"), "./docs/../docs/good.md", pathToFileURL(inside("docs/good.md")).href];
    for (const name of names)
      assert.equal((await agent.call("perfdoc_check", { path: name })).content.path, "docs/good.md");
  });

  test("writes through no link, also where a new folder would be one", async () => {
    for (const name of ["elsewhere/new.md", "docs/linked/new.md"])
      assert.match(await agent.refusal("perfdoc_new_document", { path: name }), /out of the workspace/);
    assert.ok(!existsSync(path.join(outside.path, "new.md")));
    const module = await agent.refusal("perfdoc_new_document", { module: `../${path.basename(outside.path)}\0` });
    assert.match(module, /one line/);
  });

  test("a folder below the one that git knows is all that is seen", async () => {
    mkdirSync(inside(".git"));
    mkdirSync(inside("part/docs"), { recursive: true });
    writeFileSync(inside("part/docs/own.md"), goodNote);
    const narrow = await Agent.in(inside("part"));
    const { content } = await narrow.call("perfdoc_list_documents");
    assert.deepEqual(
      content.documents.map((one: { path: string }) => one.path),
      ["docs/own.md"],
    );
    assert.match(await narrow.refusal("perfdoc_check", { path: "../docs/good.md" }), /out of the workspace/);
  });

  test("a fix leaves a file alone that somebody writes meanwhile", async () => {
    writeFileSync(inside("docs/fixed.md"), fixableNote);
    const { content } = await agent.call("perfdoc_propose_fixes", { path: "docs/fixed.md" });
    const apply = { path: "docs/fixed.md", fix: content.fixes[0].id };
    const both = await Promise.all([
      agent.client.callTool({ name: "perfdoc_apply_fix", arguments: apply }),
      agent.client.callTool({ name: "perfdoc_apply_fix", arguments: apply }),
    ]);
    assert.deepEqual(
      both.map(({ isError }) => isError === true),
      [false, true],
    );
    assert.equal(readFileSync(inside("docs/fixed.md"), "utf8"), badNote);
  });

  test("a fix of another text than the one there changes nothing", async () => {
    writeFileSync(inside("docs/changed.md"), fixableNote);
    const { content } = await agent.call("perfdoc_propose_fixes", { path: "docs/changed.md" });
    const changed = `${fixableNote}\nMeanwhile.\n`;
    writeFileSync(inside("docs/changed.md"), changed);
    for (const { id } of content.fixes)
      assert.match(await agent.refusal("perfdoc_apply_fix", { path: "docs/changed.md", fix: id }), /has changed since/);
    assert.equal(readFileSync(inside("docs/changed.md"), "utf8"), changed);
  });

  test("wrong inputs are told in a sentence, and change nothing", async () => {
    const wrong: readonly (readonly [string, Readonly<Record<string, unknown>>, RegExp])[] = [
      ["perfdoc_check", { path: 7 }, /^"path" is not right; expected a value of type string/],
      ["perfdoc_check", { path: ["docs/good.md"] }, /"path"/],
      ["perfdoc_check", { file: "docs/good.md" }, /^There is no "file"; leave it out/],
      ["perfdoc_check", { path: "docs/good.md", limit: 0 }, /at least 1/],
      ["perfdoc_check", { path: "docs/good.md", limit: 1e9 }, /at most 100/],
      ["perfdoc_check", { path: "docs/good.md", limit: 1.5 }, /whole number/],
      ["perfdoc_check", { path: "docs/good.md", severity: "fatal" }, /"error" or "warning"/],
      ["perfdoc_check", { path: "docs/good.md", cursor: "1-x" }, /without one/],
      ["perfdoc_check", { path: "docs/good.md", cursor: "-".repeat(100_000) }, /without one/],
      ["perfdoc_check", { path: "docs" }, /docs/],
      ["perfdoc_check", { path: "" }, /expected|read/],
      ["perfdoc_open_places", {}, /^"path" is missing; expected a value of type string/],
      ["perfdoc_propose_fixes", { path: "docs/bad.md", rule: "placehodler" }, /did you mean "placeholder"/],
      ["perfdoc_explain", { rule: "\u001b[31m__proto__" }, /There is no rule/],
      ["perfdoc_explain", { section: "x".repeat(100_000) }, /no section "x+…"/],
      ["perfdoc_new_document", { category: "__proto__" }, /no template/],
      ["perfdoc_bench_check", { file: "x.json", tolerance: -1 }, /at least 0/],
    ];
    for (const [name, input, message] of wrong) {
      const refusal = await agent.refusal(name, input);
      assert.match(refusal, message);
      assert.doesNotMatch(refusal, /\p{Cc}/u);
    }
    await assert.rejects(
      agent.client.callTool({ name: "constructor", arguments: {} }),
      /There is no tool "constructor"/,
    );
  });

  test("huge texts end", async () => {
    const lines = `${goodNote}${"word\n".repeat(1_000_000)}`;
    assert.match(await agent.refusal("perfdoc_check", { text: lines }), /expected at most 4 MB/);
    const long = await agent.call("perfdoc_check", { text: `${goodNote}${"w\n".repeat(1_000_000)}`, limit: 1 });
    assert.ok(long.content.findings.length <= 1);
    writeFileSync(inside("docs/huge.md"), lines);
    assert.match(await agent.refusal("perfdoc_check", { path: "docs/huge.md" }), /can't be read/);
  });

  test("nothing in a text steers what shows it", async () => {
    const text = badNote.replace("category: note", "category: note\nmodule: \u001b[2J\u009b31m\u202e");
    const { text: shown } = await agent.call("perfdoc_check", { text });
    assert.doesNotMatch(shown.replaceAll("\n", ""), /[\p{Cc}\u202a-\u202e]/u);
    writeFileSync(inside("docs/steering.md"), `${fixableNote.trimEnd()} \u001b[2J\u202e\n`);
    const { text: diff } = await agent.call("perfdoc_propose_fixes", { path: "docs/steering.md" });
    assert.match(diff, /\[2J/, "the line is a part of what is shown");
    assert.doesNotMatch(diff.replaceAll("\n", ""), /[\p{Cc}\u202a-\u202e]/u);
  });
});
