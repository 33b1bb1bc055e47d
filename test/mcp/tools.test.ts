import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { badNote, fixableNote, goodNote, noteFiles } from "../support/notes.ts";
import { ProgramFolder } from "../support/program.ts";
import { Agent } from "./agent.ts";

const performance = (p95: string) => `---
status: current
module: search
category: performance
---

# Search - Performance

## Overview

### Performance Targets

- Response time: < 80 ms p95

## Current State

### Performance Metrics

#### Latency

- **P95:** 95 ms
- **P99:** X ms

## Benchmarks

### Benchmark Results

#### Benchmark 1: Tiles

| Metric | Value |
| :----- | :---- |
| Latency (p50) | X ms |
| Latency (p95) | ${p95} |
`;

function hyperfine(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  const times = Array.from({ length: 21 }, () => seconds);
  return JSON.stringify({
    results: [{ command: "tiles", mean: seconds, stddev: 0, median: seconds, min: seconds, max: seconds, times }],
  });
}

const folder = new ProgramFolder({
  ...noteFiles,
  "docs/good.md": goodNote,
  "docs/bad.md": badNote,
  "docs/fixable.md": fixableNote,
  "docs/numbers.md": performance("X ms"),
  "README.md": "# Tea\n",
  "bench/tiles.json": hyperfine(45),
});
const read = (name: string) => readFileSync(path.join(folder.path, name), "utf8");
const agent = await Agent.in(folder.path);

test("lists every tool with schemas and what it may do", async () => {
  const { tools } = await agent.client.listTools();
  assert.deepEqual(
    tools.filter(({ annotations }) => !annotations?.readOnlyHint).map(({ name }) => name),
    ["perfdoc_apply_fix", "perfdoc_new_document", "perfdoc_bench_import"],
  );
  for (const { name, title, description, inputSchema, outputSchema, annotations } of tools) {
    assert.ok(title && description && description.length < 400, name);
    assert.equal(inputSchema.additionalProperties, false, name);
    assert.equal(outputSchema?.type, "object", name);
    assert.equal(annotations?.openWorldHint, false, name);
  }
  assert.match(agent.client.getInstructions() ?? "", /never make one up/);
});

test("offers no tool that writes where it is told so", async () => {
  const reader = await Agent.in(folder.path, ["--read-only"]);
  const { tools } = await reader.client.listTools();
  assert.ok(tools.every(({ annotations }) => annotations?.readOnlyHint));
  await assert.rejects(
    reader.client.callTool({ name: "perfdoc_new_document", arguments: {} }),
    /There is no tool "perfdoc_new_document"; expected perfdoc_list_documents/,
  );
});

describe("perfdoc_list_documents", () => {
  test("gives scores and verdicts, page by page", async () => {
    const first = await agent.call("perfdoc_list_documents", { limit: 2 });
    assert.deepEqual(
      first.content.documents.map((one: { path: string }) => one.path),
      ["docs/bad.md", "docs/fixable.md"],
    );
    assert.equal(first.content.total, 4);
    const { nextCursor: cursor } = first.content;
    assert.ok(first.text.endsWith(`2 more: cursor "${cursor}"`));
    const second = await agent.call("perfdoc_list_documents", { limit: 2, cursor });
    assert.deepEqual(
      second.content.documents.map((one: { path: string }) => one.path),
      ["docs/good.md", "docs/numbers.md"],
    );
    assert.equal(second.content.nextCursor, undefined);
    assert.match(second.text, /^docs\/good\.md: current, 100% complete$/m);
    assert.match(first.text, /^docs\/bad\.md: current, \d+% complete, 1 section missing, \d+ error/m);
  });

  test("knows a cursor of other documents", async () => {
    const { content } = await agent.call("perfdoc_list_documents", { limit: 1 });
    folder.put("docs/later.md", goodNote);
    const refusal = await agent.refusal("perfdoc_list_documents", { cursor: content.nextCursor });
    assert.match(refusal, /ask again without one/);
    folder.put("docs/later.md", "# Tea\n");
  });
});

describe("perfdoc_check", () => {
  test("says what is wrong, and sees that a file has changed", async () => {
    folder.put("docs/changing.md", badNote);
    const before = await agent.call("perfdoc_check", { path: "docs/changing.md", severity: "error" });
    assert.equal(before.content.findings[0].rule, "section-missing");
    assert.match(before.text, /^line \d+, error, section-missing: .*\(has a fix\)$/m);
    folder.put("docs/changing.md", goodNote);
    const after = await agent.call("perfdoc_check", { path: "docs/changing.md", severity: "error" });
    assert.deepEqual(after.content.findings, []);
    assert.equal(after.content.completeness, 100);
    folder.put("docs/changing.md", "# Tea\n");
  });

  test("checks a text in place of a file, and writes none", async () => {
    const { content } = await agent.call("perfdoc_check", { text: badNote, path: "docs/good.md", severity: "error" });
    assert.equal(content.path, "docs/good.md");
    assert.equal(content.total, 1);
    assert.equal(read("docs/good.md"), goodNote);
    assert.equal((await agent.call("perfdoc_check", { text: goodNote })).content.path, "text");
  });

  test("finds what the command line finds", async () => {
    const { report } = folder.check("docs/numbers.md");
    const { content } = await agent.call("perfdoc_check", { path: "docs/numbers.md", limit: 100 });
    assert.deepEqual(
      content.findings.map(({ rule, line, column, message }: Record<string, unknown>) => ({
        rule,
        line,
        column,
        message,
      })),
      report.documents[0].findings.map(({ rule, line, column, message }: Record<string, unknown>) => ({
        rule,
        line,
        column,
        message,
      })),
    );
  });

  test("says what it needs", async () => {
    assert.match(await agent.refusal("perfdoc_check", {}), /expected "path" or "text"/);
    assert.match(await agent.refusal("perfdoc_check", { path: "README.md" }), /perfdoc_new_document/);
    assert.match(await agent.refusal("perfdoc_check", { path: "docs/none.md" }), /perfdoc_list_documents/);
    assert.match(await agent.refusal("perfdoc_check", { path: ".perfdoc/templates/note.md" }), /is a template/);
  });
});

test("perfdoc_open_places says what is expected where", async () => {
  const { content, text } = await agent.call("perfdoc_open_places", { path: "docs/numbers.md", limit: 1 });
  assert.ok(content.missingSections.includes("Monitoring"));
  assert.equal(content.places.length, 1);
  assert.match(text, /^line \d+, .*; expected /m);
  const { content: one } = await agent.call("perfdoc_open_places", { path: "docs/numbers.md", section: "Latency" });
  const open = one.places.find(({ label }: { label: string }) => label === "P99");
  assert.equal(read("docs/numbers.md").split("\n")[open.line - 1], "- **P99:** X ms");
  const refusal = await agent.refusal("perfdoc_open_places", { path: "docs/numbers.md", section: "Benchmark" });
  assert.match(refusal, /did you mean "Benchmarks"\?/);
});

test("perfdoc_explain shows rules, sections and templates", async () => {
  const rule = await agent.call("perfdoc_explain", { rule: "target-missed" });
  assert.match(rule.content.text, /^# target-missed\n/);
  assert.match(await agent.refusal("perfdoc_explain", { rule: "target-mised" }), /did you mean "target-missed"\?/);
  const section = await agent.call("perfdoc_explain", { section: "1. benchmarks" });
  assert.match(section.content.text, /^## Benchmarks\n[\s\S]*Latency \(p95\)/);
  const template = await agent.call("perfdoc_explain", { category: "note" });
  assert.deepEqual(template.content.sections[0], { title: "Overview", level: 2, required: true, optional: false });
  const own = await agent.call("perfdoc_explain", { path: "docs/good.md", section: "Limits" });
  assert.match(own.text, /Describe its limits/);
  assert.match(await agent.refusal("perfdoc_explain", { category: "memo" }), /expected .*note/);
});

test("perfdoc_numbers gives each with its target", async () => {
  const { content, text } = await agent.call("perfdoc_numbers", { path: "docs/numbers.md" });
  assert.equal(content.numbers.length, 1);
  assert.equal(content.numbers[0].value, "95 ms");
  assert.match(text, /^line \d+, .*95 ms/m);
});

describe("fixes", () => {
  test("are proposed with a diff and written when they are applied", async () => {
    folder.put("docs/fixed.md", fixableNote);
    const { content } = await agent.call("perfdoc_propose_fixes", { path: "docs/fixed.md" });
    const [safe] = content.fixes;
    assert.equal(safe.safety, "safe");
    assert.match(safe.diff, /^-2\. \[Limits\]\(#limit\)\n\+2\. \[Limits\]\(#limits\)$/m);
    assert.equal(read("docs/fixed.md"), fixableNote);
    const { content: applied } = await agent.call("perfdoc_apply_fix", { path: "docs/fixed.md", fix: safe.id });
    assert.deepEqual(applied.files, ["docs/fixed.md"]);
    assert.equal(applied.diff, safe.diff);
    folder.put("docs/other.md", fixableNote);
    folder.run(["check", "--fix", "docs/other.md"]);
    assert.equal(read("docs/fixed.md"), read("docs/other.md"));
    for (const name of ["docs/fixed.md", "docs/other.md"]) folder.put(name, "# Tea\n");
  });

  test("stay small, however much they write, and show more where fewer are asked for", async () => {
    const names = Array.from({ length: 40 }, (_, index) => `Kettle ${index + 1}`);
    const entries = names.map((name, index) => `${index + 3}. [${name}](#kettl-${index + 1})\n`).join("");
    const sections = names.map((name) => `## ${name}\n\nIt boils.\n\n`).join("");
    folder.put("docs/long.md", fixableNote.replace(/(?=\n## Overview)/, entries).concat(`\n${sections}`));
    const input = { path: "docs/long.md" };
    const { content, text } = await agent.call("perfdoc_propose_fixes", input);
    assert.equal(content.fixes.length, 10);
    assert.ok(JSON.stringify(content).length + text.length < 25_000, text);
    assert.match(content.fixes[0].diff, /a smaller limit shows more/);
    const alone = await agent.call("perfdoc_propose_fixes", { ...input, limit: 1 });
    assert.ok(alone.content.fixes[0].diff.length > 2 * content.fixes[0].diff.length);
    folder.put("docs/long.md", "# Tea\n");
  });

  test("of one finding insert what is missing", async () => {
    folder.put("docs/inserted.md", badNote);
    const { content } = await agent.call("perfdoc_propose_fixes", {
      path: "docs/inserted.md",
      rule: "section-missing",
    });
    await agent.call("perfdoc_apply_fix", { path: "docs/inserted.md", fix: content.fixes[0].id });
    assert.match(read("docs/inserted.md"), /\n## Watching\n\nDescribe how it is watched/);
    folder.put("docs/inserted.md", "# Tea\n");
  });

  test("of a document that has changed are not applied", async () => {
    folder.put("docs/fixed.md", fixableNote);
    const { content } = await agent.call("perfdoc_propose_fixes", { path: "docs/fixed.md" });
    const changed = fixableNote.replace("ten thousand", "two thousand");
    folder.put("docs/fixed.md", changed);
    for (const { id: fix } of content.fixes)
      assert.match(await agent.refusal("perfdoc_apply_fix", { path: "docs/fixed.md", fix }), /has changed since/);
    assert.equal(read("docs/fixed.md"), changed);
    assert.match(
      await agent.refusal("perfdoc_apply_fix", { path: "docs/fixed.md", fix: "all" }),
      /There is no fix "all"; perfdoc_propose_fixes lists/,
    );
    folder.put("docs/fixed.md", "# Tea\n");
  });

  test("are none where nothing is offered", async () => {
    const { content, text } = await agent.call("perfdoc_propose_fixes", { path: "docs/good.md", rule: "toc-anchor" });
    assert.deepEqual(content.fixes, []);
    assert.match(text, /No fix is offered/);
  });
});

test("perfdoc_new_document writes what perfdoc new writes, and over nothing", async () => {
  const input = { path: "docs/fresh/", module: "fresh", name: "Fresh Water" };
  const { content } = await agent.call("perfdoc_new_document", input);
  assert.equal(content.path, "docs/fresh/performance.md");
  folder.run(["new", "docs/cli.md", "--module", "fresh", "--name", "Fresh Water"]);
  const written = read(content.path);
  assert.equal(written, read("docs/cli.md"));
  assert.match(await agent.refusal("perfdoc_new_document", input), /is there already/);
  assert.equal(read(content.path), written);
  assert.match(await agent.refusal("perfdoc_new_document", { name: "a\nb", path: "docs/x.md" }), /one line/);
  assert.match(await agent.refusal("perfdoc_new_document", { module: "a/.." }), /gives no folder/);
  assert.match(await agent.refusal("perfdoc_new_document", { path: ".git/hooks/x.md" }), /Nobody looks for documents/);
  for (const name of [content.path, "docs/cli.md"]) folder.put(name, "# Tea\n");
});

describe("results of benchmarks", () => {
  test("are imported, once it is clear where they belong, and held against the document", async () => {
    folder.put("docs/tiles.md", performance("X ms"));
    const file = "bench/tiles.json";
    assert.match(await agent.refusal("perfdoc_bench_import", { file }), /No document is bound .*"tiles"/);
    assert.match(await agent.refusal("perfdoc_bench_check", { file }), /perfdoc_bench_import/);
    const document = "docs/tiles.md";
    const dry = await agent.call("perfdoc_bench_import", { file, document, date: "2026-11-01", dryRun: true });
    assert.equal(read(document), performance("X ms"));
    assert.match(dry.text, /would be written\n/);
    const done = await agent.call("perfdoc_bench_import", { file, document, date: "2026-11-01" });
    assert.deepEqual(done.content.documents[0].diff, dry.content.documents[0].diff);
    assert.match(read(document), /\| Latency \(p95\) \| 45 ms \|/);
    const again = await agent.call("perfdoc_bench_import", { file, date: "2026-11-01" });
    assert.match(again.text, /nothing of bench\/tiles\.json is new/);
    folder.put(file, hyperfine(90));
    const { content, text } = await agent.call("perfdoc_bench_check", { file, tolerance: 5 });
    assert.ok(content.failures > 0);
    assert.match(text, /^bench\/tiles\.json: 2 figures, 2 failures$/m);
    assert.match(text, /documented 45 ms, measured 90 ms/);
    folder.put(document, "# Tea\n");
  });

  test("need a day that is one, and a file that holds some", async () => {
    const document = "docs/numbers.md";
    const file = "bench/tiles.json";
    assert.match(await agent.refusal("perfdoc_bench_import", { file, document, date: "today" }), /YYYY-MM-DD/);
    assert.match(await agent.refusal("perfdoc_bench_import", { file: "docs/good.md", document }), /docs\/good\.md/);
    assert.match(await agent.refusal("perfdoc_bench_import", { file, document, section: "Tea" }), /no section "Tea"/);
    assert.match(
      await agent.refusal("perfdoc_bench_import", { file, document: "README.md" }),
      /perfdoc_list_documents/,
    );
  });
});
