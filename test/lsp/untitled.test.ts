import assert from "node:assert/strict";
import { test } from "node:test";
import {
  CodeActionRequest,
  CompletionRequest,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  HoverRequest,
} from "vscode-languageserver/node";
import { goodNote, noteFiles } from "../support/notes.ts";
import { startSession } from "../support/session.ts";

const UNTITLED = "untitled:Untitled-1";
const text =
  "---\nstatus: cur\nmodule: core\ncategory: performance\ncreated: 2026-01-05\nupdated: 2026-01-05\nlast-synced: never\ncompleteness: 0\nrelated: []\ndependencies: []\n---\n\n# Core - Performance\n\nHow it does.\n";

test("a document that was never saved is checked, completed and fixed, and one that is on the disk as the editor has it", async () => {
  const session = await startSession({ files: { ...noteFiles, "docs/a.md": goodNote } });
  const { connection } = session;
  const textDocument = { uri: UNTITLED };
  const rules = () => session.pushed.findLast(({ uri }) => uri === UNTITLED)?.diagnostics.map(({ code }) => code) ?? [];
  await connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri: UNTITLED, languageId: "markdown", version: 1, text },
  });
  await session.idle();
  assert.ok(rules().includes("frontmatter-enum") && rules().includes("section-missing"), rules().join());
  const position = { line: 1, character: "status: cur".length };
  const offered = await connection.sendRequest(CompletionRequest.type, { textDocument, position });
  assert.ok(
    (Array.isArray(offered) ? offered : (offered?.items ?? [])).some(({ label }) => label === "current"),
    JSON.stringify(offered),
  );
  assert.ok(await connection.sendRequest(HoverRequest.type, { textDocument, position: { line: 1, character: 2 } }));
  const actions = await connection.sendRequest(CodeActionRequest.type, {
    textDocument,
    range: { start: position, end: position },
    context: { diagnostics: [], triggerKind: 1 },
  });
  assert.ok(
    actions?.some(({ title }) => title === 'Change to "current"'),
    JSON.stringify(actions),
  );
  await connection.sendNotification(DidChangeTextDocumentNotification.type, {
    textDocument: { uri: UNTITLED, version: 2 },
    contentChanges: [{ range: { start: position, end: position }, text: "rent" }],
  });
  await session.lookUp();
  await session.idle();
  assert.ok(!rules().includes("frontmatter-enum") && rules().includes("section-missing"), rules().join());
  await session.open("docs/a.md", goodNote.replace("status: current", "status: cur"));
  assert.deepEqual(await session.findings("docs/a.md"), ["frontmatter-enum: cur"], "as it is in the editor");
  await session.stop();
});
