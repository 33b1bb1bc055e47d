import assert from "node:assert/strict";
import { test } from "node:test";
import { workspaceOf } from "../../server/src/cli/checking/workspaceOf.ts";
import { check } from "../../server/src/cli/commands/check.ts";
import { type Fixer, fixFiles } from "../../server/src/cli/commands/fix.ts";
import { editDocument } from "../../server/src/core/document/perfDocument.ts";
import { rememberingHost } from "../../server/src/core/host/rememberingHost.ts";
import { relativePath } from "../../server/src/core/host/uri.ts";
import type { OtherFileEdit } from "../../server/src/core/rules/rule.ts";
import { unknown } from "../../server/src/core/workspace/facts/facts.ts";
import { MemoryHost, memoryUri } from "../support/memoryHost.ts";
import { memoryTerminal } from "../support/memoryTerminal.ts";
import { badNote, goodNote, noteFiles } from "../support/notes.ts";

function inFolder(files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries({ ...noteFiles, ...files }).map(([path, text]) => [`/w/${path}`, text]));
}

test("a folder that can't be read is in the report, and the rest is checked", async () => {
  const host = new MemoryHost(inFolder({ "docs/a.md": goodNote, "locked/b.md": goodNote }), {
    unreadable: ["/w/locked"],
  });
  const terminal = memoryTerminal(host);
  assert.equal(await check(terminal, ["--format", "json"]), 1);
  const { documents } = JSON.parse(terminal.printed.out);
  assert.deepEqual(
    documents.map((one: { path: string; findings: readonly { message: string }[] }) => [
      one.path,
      one.findings[0]?.message,
    ]),
    [
      ["docs/a.md", undefined],
      ["locked", "The folder can't be read: permission was denied."],
    ],
  );
});

test("on a terminal there are colours", async () => {
  const terminal = memoryTerminal(new MemoryHost(inFolder({ "a.md": badNote })), true);
  assert.equal(await check(terminal, []), 1);
  assert.ok(terminal.printed.out.includes("\u{1b}[31merror"));
});

/** Writes a line at the end of the document, once, and asks for edits of other files along with it. */
function fixerWith(others: readonly OtherFileEdit[]): Fixer {
  return (document) => {
    if (document.text.endsWith("Fixed.\n")) return { document, applied: 0, others: [], isCutOff: false };
    const end = document.text.length;
    const fixed = editDocument(document, { span: { start: end, end }, newText: "Fixed.\n" });
    return { document: fixed, applied: 1, others, isCutOff: false };
  };
}

async function fixA(files: Readonly<Record<string, string>>, fixer: (host: MemoryHost) => Fixer) {
  const memory = new MemoryHost(inFolder(files));
  const host = rememberingHost(memory);
  const terminal = memoryTerminal(memory);
  const a = memoryUri("/w/a.md");
  const workspace = await workspaceOf({ ...terminal, host }, [a], {});
  const { applied } = await fixFiles(terminal, host, workspace, [a], (document, context) => {
    context.facts?.frontmatter(memoryUri("/w/b.md"));
    return fixer(memory)(document, context);
  });
  const textOf = async (path: string) => {
    const read = await memory.readText(memoryUri(`/w/${path}`));
    return read.kind === "text" ? read.text : undefined;
  };
  return { applied, error: terminal.printed.error, textOf };
}

test("a fix reaches other files, and makes new ones", async () => {
  const { applied, error, textOf } = await fixA({ "a.md": goodNote, "b.md": goodNote }, () =>
    fixerWith([
      { kind: "edit", uri: memoryUri("/w/b.md"), edits: [{ span: { start: 0, end: 3 }, newText: "+++" }] },
      { kind: "create", uri: memoryUri("/w/docs/c.md"), text: "new" },
    ]),
  );
  assert.equal(error, "");
  assert.equal(applied, 1);
  assert.equal(await textOf("a.md"), `${goodNote}Fixed.\n`);
  assert.equal(await textOf("b.md"), `+++${goodNote.slice(3)}`);
  assert.equal(await textOf("docs/c.md"), "new");
});

test("links from other files follow a heading that a fix renames", async () => {
  const readMe = '# Read me\n\n[Limits](a.md#limits), [watch](./a.md#watching), <a href="a.md#limits">it</a>\n';
  const note = goodNote.replace("ten thousand", "[some](a.md#limits)");
  const { error, textOf } = await fixA({ "a.md": goodNote, "b.md": note, "README.md": readMe }, () => (document) => {
    const start = document.text.indexOf("## Limits") + 3;
    const fixed = { span: { start, end: start + "Limits".length }, newText: "Hard limits" };
    return start < 3
      ? { document, applied: 0, others: [], isCutOff: false }
      : { document: editDocument(document, fixed), applied: 1, others: [], isCutOff: false };
  });
  assert.equal(error, "");
  assert.equal(
    await textOf("README.md"),
    '# Read me\n\n[Hard limits](a.md#hard-limits), [watch](./a.md#watching), <a href="a.md#hard-limits">it</a>\n',
  );
  assert.ok((await textOf("b.md"))?.includes("[some](a.md#hard-limits)"));
});

test("a file that changed meanwhile is left as it is, and so are those the same fix reaches", async () => {
  const b = memoryUri("/w/b.md");
  const { applied, error, textOf } = await fixA(
    { "a.md": goodNote, "b.md": goodNote },
    (host) => (document, context) => {
      // Once it was read for the facts, somebody else writes it.
      if (context.facts?.frontmatter(b) !== unknown) host.set("/w/b.md", "by someone else");
      const edit = { kind: "edit", uri: b, edits: [{ span: { start: 0, end: 3 }, newText: "+++" }] } as const;
      return fixerWith([edit])(document, context);
    },
  );
  assert.equal(applied, 0);
  assert.equal(error, "b.md: The file changed while it was worked on; it was left as it is.\n");
  assert.equal(await textOf("a.md"), goodNote);
  assert.equal(await textOf("b.md"), "by someone else");
});

test("a fix makes no file where one stands, and none outside of the workspace folder", async () => {
  const taken = await fixA({ "a.md": goodNote, "c.md": "mine" }, () =>
    fixerWith([{ kind: "create", uri: memoryUri("/w/c.md"), text: "new" }]),
  );
  assert.equal(taken.error, "c.md: The file already exists; it was left as it is.\n");
  assert.equal(await taken.textOf("c.md"), "mine");
  const outside = await fixA({ "a.md": goodNote }, () =>
    fixerWith([{ kind: "create", uri: memoryUri("/else/c.md"), text: "new" }]),
  );
  assert.equal(outside.applied, 1);
  assert.equal(await outside.textOf("../else/c.md"), undefined);
  assert.equal(relativePath(memoryUri("/w"), memoryUri("/else/c.md")), "../else/c.md");
});
