import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  CancellationTokenSource,
  DocumentDiagnosticRequest,
  ErrorCodes,
  HoverRequest,
  LSPErrorCodes,
  ReferencesRequest,
} from "vscode-languageserver/node";
import { goodNote, noteFiles } from "../support/notes.ts";
import { pullingCapabilities, startSession } from "../support/session.ts";

const files = { ...noteFiles, "docs/a.md": goodNote };

const MALFORMED: readonly unknown[] = [
  undefined,
  null,
  {},
  [],
  [1, "two", null],
  { textDocument: null },
  { textDocument: {} },
  { textDocument: { uri: 5 } },
  { textDocument: { uri: "%%%" }, position: {} },
  { textDocument: { uri: "" }, position: { line: -1, character: "x" }, range: 7, context: 3 },
  { data: { uri: "file:///a", version: 1, key: { action: "fix" } } },
  { changes: 3, files: "x", event: {}, query: {}, settings: 3 },
];

describe("a fault", () => {
  test("of the client is answered and changes nothing, whatever the message", async () => {
    const session = await startSession({ files, capabilities: pullingCapabilities });
    await session.open("docs/a.md");
    const requests = [
      "textDocument/hover",
      "textDocument/completion",
      "textDocument/codeAction",
      "codeAction/resolve",
      "textDocument/diagnostic",
      "workspace/diagnostic",
      "textDocument/rename",
      "textDocument/references",
      "textDocument/selectionRange",
      "textDocument/semanticTokens/range",
      "workspace/symbol",
      "workspace/willRenameFiles",
      "perfdoc/documents",
      "perfdoc/sections",
      "perfdoc/openPlace",
      "workspace/executeCommand",
      "perfdoc/newDocument",
      "perfdoc/modules",
      "perfdoc/newPlace",
      "perfdoc/newFolders",
      "perfdoc/counters",
      "no/such/request",
      "initialize",
    ];
    const notifications = [
      "textDocument/didOpen",
      "textDocument/didChange",
      "textDocument/didClose",
      "textDocument/didSave",
      "workspace/didChangeWatchedFiles",
      "workspace/didChangeConfiguration",
      "workspace/didChangeWorkspaceFolders",
      "workspace/didRenameFiles",
      "$/cancelRequest",
      "$/setTrace",
      "no/such/notification",
    ];
    for (const params of MALFORMED) {
      for (const method of requests)
        await session.connection.sendRequest(method, params).catch((error: unknown) => assert.ok(error));
      for (const method of notifications) await session.connection.sendNotification(method, params);
    }
    assert.deepEqual(await session.findings("docs/a.md"), []);
    await session.edit("docs/a.md", "status: current", "status: curent");
    assert.deepEqual(await session.findings("docs/a.md"), ["frontmatter-enum: curent"]);
    assert.equal(await session.stop(), 0);
  });

  test("of ours in a feature is logged once, and answered with nothing", async () => {
    const session = await startSession({ files });
    await session.open("docs/a.md");
    const params = { textDocument: { uri: session.uri("docs/a.md") }, positions: 5 };
    for (let time = 0; time < 3; time++) {
      assert.equal(await session.connection.sendRequest("textDocument/selectionRange", params), null);
    }
    await session.idle();
    assert.equal(session.logged.filter((message) => message.includes("textDocument/selectionRange failed")).length, 1);
    await session.stop();
  });

  test("of no document is answered with nothing", async () => {
    const session = await startSession({ files, capabilities: pullingCapabilities });
    const textDocument = { uri: session.uri("docs/none.md") };
    assert.equal(
      await session.connection.sendRequest(HoverRequest.type, { textDocument, position: { line: 0, character: 0 } }),
      null,
    );
    const report = await session.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument });
    assert.ok(report.kind === "full" && report.items.length === 0);
    await session.stop();
  });
});

test("what is cancelled is answered as cancelled", async () => {
  const session = await startSession({ files });
  await session.open("docs/a.md");
  const source = new CancellationTokenSource();
  const params = {
    textDocument: { uri: session.uri("docs/a.md") },
    position: session.behind("docs/a.md", "## Lim"),
    context: { includeDeclaration: true },
  };
  const asked = session.connection.sendRequest(ReferencesRequest.type, params, source.token);
  source.cancel();
  await assert.rejects(asked, { code: LSPErrorCodes.RequestCancelled });
  assert.ok(await session.connection.sendRequest(ReferencesRequest.type, params));
  await session.stop();
});

test("a document that was opened, closed and opened again is as it is then", async () => {
  const session = await startSession({ files, capabilities: pullingCapabilities });
  for (const status of ["curent", "current", "drafd"]) {
    await session.open("docs/a.md", goodNote.replace("status: current", `status: ${status}`));
    const findings = await session.findings("docs/a.md");
    assert.deepEqual(findings, status === "current" ? [] : [`frontmatter-enum: ${status}`]);
    await session.close("docs/a.md");
  }
  await session.stop();
});

test("a text that is too large is kept, not checked, and checked again once it is small", async () => {
  const session = await startSession({ files });
  const wrong = goodNote.replace("status: current", "status: curent");
  await session.open("docs/a.md", `${wrong}${"word ".repeat(900_000)}`);
  assert.deepEqual(await session.findings("docs/a.md"), []);
  await session.edit("docs/a.md", "word ".repeat(900_000), "");
  assert.deepEqual(await session.findings("docs/a.md"), ["frontmatter-enum: curent"]);
  await session.stop();
});

test("after shutdown nothing is answered, and without it the exit tells", async () => {
  const session = await startSession({ files });
  await session.connection.sendRequest("shutdown");
  const position = { line: 0, character: 0 };
  const asked = session.connection.sendRequest(HoverRequest.type, { textDocument: { uri: "file:///a.md" }, position });
  await assert.rejects(asked, { code: ErrorCodes.InvalidRequest });
  const other = await startSession({ files });
  const exited = new Promise((resolve) => other.server.once("exit", resolve));
  await other.connection.sendNotification("exit");
  assert.equal(await exited, 1);
});

test("shutdown is answered in the middle of many changes to many documents", async () => {
  const session = await startSession({ files });
  for (let index = 0; index < 60; index++) await session.open(`docs/many${index}.md`, goodNote);
  for (let index = 0; index < 50; index++) await session.edit("docs/many7.md", "tasks", "taskss");
  assert.equal(await session.stop(), 0);
});
