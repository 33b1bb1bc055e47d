import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { documentsRequest } from "../../server/src/lsp/client/messages.ts";
import { badNote, goodNote, noteFiles } from "../support/notes.ts";
import { startSession, usualCapabilities } from "../support/session.ts";

const files = { ...noteFiles, "docs/a.md": badNote, "docs/other.md": goodNote };

describe("completion", () => {
  test("offers values in the frontmatter, in the template's order, each with what it replaces", async () => {
    const session = await startSession({ files });
    await session.open("docs/a.md");
    const items = await session.completion("docs/a.md", "status: ", " ");
    const sorted = items.toSorted((a, b) => ((a.sortText ?? "") < (b.sortText ?? "") ? -1 : 1));
    assert.deepEqual(
      sorted.map(({ label }) => label),
      ["stub", "draft", "current", "needs-review", "archived"],
    );
    assert.ok(items.every(({ textEdit }) => textEdit && "range" in textEdit && textEdit.range.start.character === 8));
    await session.stop();
  });

  test("offers the missing section in the body, with tab stops", async () => {
    const session = await startSession({ files });
    await session.open("docs/a.md", `${badNote}\n## `);
    const [item] = await session.completion("docs/a.md", "tasks.\n\n## ", " ");
    assert.equal(item?.label, "Watching");
    assert.equal(item?.insertTextFormat, 2);
    assert.match(item?.textEdit?.newText ?? "", /^## Watching\n\n\$\{1:/);
    await session.stop();
  });

  test("offers anchors and documents in links", async () => {
    const session = await startSession({ files });
    await session.open("docs/a.md", badNote.replace("The queue", "See [x](#) and [y](). The queue"));
    const labels = async (needle: string, typed: string) =>
      (await session.completion("docs/a.md", needle, typed)).map(({ label }) => label);
    assert.ok((await labels("[x](#", "#")).includes("#limits"));
    assert.ok((await labels("[y](", "(")).includes("./other.md"));
    await session.stop();
  });

  test("offers the workspace's documents to who asks before they were read", async () => {
    const session = await startSession({ files });
    await session.open("docs/a.md", badNote.replace(/^related:.*$/m, "related:\n  - "));
    const [item] = await session.completion("docs/a.md", "related:\n  - ");
    assert.equal(item?.label, "other.md");
    await session.stop();
  });

  test("answers nothing where a space is only a space, and where nothing belongs", async () => {
    const session = await startSession({ files });
    await session.open("docs/a.md", `${badNote}\n\`\`\`\nstatus: \n\`\`\`\n`);
    assert.deepEqual(await session.completion("docs/a.md", "The queue ", " "), []);
    assert.deepEqual(await session.completion("docs/a.md", "```\nstatus: ", " "), []);
    await session.stop();
  });

  test("asks only VS Code to suggest again behind a key", async () => {
    for (const [clientName, expected] of [
      ["Visual Studio Code", true],
      ["Helix", false],
    ] as const) {
      const session = await startSession({ files, clientName });
      await session.open("docs/a.md", goodNote.replace("module: core\n", "mod\n"));
      const items = await session.completion("docs/a.md", "\nmod");
      const module = items.find(({ label }) => label === "module");
      assert.equal(module?.command !== undefined, expected);
      await session.stop();
    }
  });
});

test("snippets come from the server once, and not at all to an editor that has them itself", async () => {
  for (const hasSnippets of [false, true]) {
    const session = await startSession({ files, initializationOptions: { hasSnippets } });
    await session.open("docs/a.md", `${badNote}\nperf-\n\nThe perf-\n\n\`\`\`\nperf-\n\`\`\`\n`);
    await session.open("README.md", "perf-\n");
    const snippets = async (file: string, needle: string, typed?: string) =>
      (await session.completion(file, needle, typed)).filter(({ label }) => label.startsWith("perf-"));
    for (const typed of ["-", undefined]) {
      const ours = (await snippets("docs/a.md", "\nperf-", typed)).map(({ label }) => label);
      const inOther = (await snippets("README.md", "perf-", typed)).map(({ label }) => label);
      const own = ["document", "frontmatter", "overview", "limits", "watching"].map((name) => `perf-${name}`);
      assert.deepEqual(ours, hasSnippets ? [] : own, "those of the document's template");
      assert.equal(inOther.length > 40, !hasSnippets);
      assert.equal(new Set(inOther).size, inOther.length);
      assert.deepEqual(await snippets("docs/a.md", "The perf-", typed), []);
      assert.deepEqual(await snippets("docs/a.md", "```\nperf-", typed), []);
    }
    await session.stop();
  }
});

test("a snippet replaces its prefix; who has no tab stops gets its text", async () => {
  for (const snippetSupport of [true, false]) {
    const completion = { completionItem: { snippetSupport } };
    const textDocument = { ...usualCapabilities.textDocument, completion };
    const session = await startSession({ files, capabilities: { ...usualCapabilities, textDocument } });
    await session.open("docs/new.md", "perf-doc\r\n");
    const items = await session.completion("docs/new.md", "perf-d");
    const { insertTextFormat, textEdit } = items.find(({ label }) => label === "perf-document") ?? {};
    assert.equal(insertTextFormat, snippetSupport ? 2 : 1);
    assert.ok(textEdit && "range" in textEdit);
    assert.deepEqual([textEdit.range.start.character, textEdit.range.end.character], [0, 8]);
    assert.match(textEdit.newText, snippetSupport ? /^---\r\nstatus: \$\{1\|stub,draft,/ : /^---\r\nstatus: stub\r\n/);
    assert.match(textEdit.newText, /\r\ncreated: \d{4}-\d\d-\d\d\r\n/);
    await session.stop();
  }
});

test("hover says how the documents score that a document names, once they have been looked at", async () => {
  const session = await startSession({ files });
  await session.open("docs/a.md", goodNote.replace("related: []", "related:\n  - other.md"));
  await session.connection.sendRequest(documentsRequest, {});
  await session.idle();
  assert.match(await session.hover("docs/a.md", "  - oth"), /\\\(current, core, 100% complete\\\)/);
  await session.open("docs/other.md", goodNote.replace("## Watching", "## Seeing"));
  assert.match(await session.hover("docs/a.md", "  - oth"), /\\\(current, core, [1-9]\d% complete\\\)/);
  await session.stop();
});

test("hover links to the other end of a comparison; what an author writes stays words", async () => {
  const { textDocument } = usualCapabilities;
  for (const isPlain of [false, true]) {
    const session = await startSession({
      files,
      capabilities: isPlain
        ? { ...usualCapabilities, textDocument: { ...textDocument, hover: {} } }
        : usualCapabilities,
    });
    const head = goodNote.slice(0, goodNote.indexOf("\n# ")).replace("category: note", "category: performance");
    const text = `${head}\n# Search - Performance\n\n## Overview\n\n### Performance Targets\n\n- Latency] (: < 100 ms p95\n\n## Current State\n\n### Performance Metrics\n\n#### Latency\n\n- **P95:** 120 ms\n`;
    await session.open("docs/b c.md", text);
    const line = text.slice(0, text.indexOf("- Latency")).split("\n").length;
    const shown = await session.hover("docs/b c.md", "12");
    const label = "Target: Latency] (: < 100 ms p95";
    const escaped = label.replace(/[[\]()<]/g, "\\$&");
    const link = `- [${escaped} \\(line ${line}\\)](<${session.uri("docs/b c.md")}#L${line}>)`;
    assert.equal(shown.split("\n").at(-1), isPlain ? `- ${label} (line ${line})` : link);
    await session.stop();
  }
});

test("hover says what a key is for and how the document scores", async () => {
  const session = await startSession({ files });
  await session.open("docs/a.md");
  assert.match(await session.hover("docs/a.md", "compl"), /\*\*completeness\*\*[\s\S]*\| Part \|/);
  assert.match(await session.hover("docs/a.md", "sta"), /stub, draft, current, needs-review or archived/);
  assert.equal(await session.hover("docs/a.md", "It holds"), "");
  await session.stop();
});

test("code is completed from what lies on the disk: files, what they declare, and scripts", async () => {
  const code = {
    "src/queue.ts": "export class Queue {\n  push(task: Task) {\n  }\n}\n",
    "package.json": '{ "scripts": { "bench": "node bench.mjs" } }',
  };
  const session = await startSession({ files: { ...files, ...code } });
  const body = "See `src/que` and `src/queue.ts:` there.\n\n```bash\nnpm run \n```\n";
  await session.open("docs/a.md", goodNote.replace("It holds ten", `${body}\nIt holds ten`));
  // A machine that has much else to do answers in parts.
  const labels = async (needle: string, typed?: string, tries = 20): Promise<readonly string[]> => {
    const found = (await session.completion("docs/a.md", needle, typed)).map(({ label }) => label);
    return found.length > 0 || tries === 0 ? found : labels(needle, typed, tries - 1);
  };
  assert.deepEqual(await labels("`src/que"), ["src/queue.ts"]);
  assert.deepEqual(await labels("`src/", "/"), ["src/queue.ts"]);
  assert.deepEqual(await labels("`src/queue.ts:", ":"), ["Queue", "push"]);
  assert.deepEqual(await labels("npm run ", " "), ["bench"]);
  await session.stop();
});
