import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { CancellationTokenSource } from "vscode-languageserver/node";
import { routes } from "../../server/src/lsp/requests/handlers.ts";
import { goodNote, noteFiles } from "../support/notes.ts";
import { fc, runsOr } from "../support/property.ts";
import { INITIALIZE, initialized, RawServer } from "../support/rawServer.ts";
import { type EditorSession, pullingCapabilities, startSession } from "../support/session.ts";

const wrongNote = goodNote.replace("status: current", "status: curent");
const files = { ...noteFiles, "docs/a.md": goodNote, "docs/b.md": wrongNote };

/** What stands where something else is due. */
const WRONG: readonly unknown[] = [
  undefined,
  null,
  -1,
  0.5,
  1e308,
  Number.MAX_SAFE_INTEGER,
  "",
  "constructor",
  "file:///%zz",
  "../../etc/passwd",
  true,
  [],
  [null],
  {},
  { line: -5, character: 1e12 },
];

/** Whatever any message takes, as it should be. */
function wholeParams(uri: string): Readonly<Record<string, unknown>> {
  const [start, end] = [
    { line: 3, character: 2 },
    { line: 12, character: 1 },
  ];
  return {
    textDocument: { uri, languageId: "markdown", version: 3, text: goodNote },
    position: start,
    positions: [start, end],
    range: { start, end },
    contentChanges: [{ range: { start, end: start }, text: "x" }],
    context: { diagnostics: [], triggerKind: 1, includeDeclaration: true, triggerCharacter: "/", only: ["quickfix"] },
    query: "a",
    newName: "Other",
    previousResultId: "1",
    previousResultIds: [{ uri, value: "1" }],
    files: [{ uri, oldUri: uri, newUri: `${uri}x.md` }],
    changes: [{ uri, type: 2 }],
    settings: { perfdoc: { docsRoot: "docs" } },
    title: "Fix",
    data: { uri, version: 3, key: { action: "fix", rule: "placeholder", span: { start: 0, end: 1 }, title: "Fix" } },
    uri,
    uris: [uri],
    category: "note",
    module: "core",
    name: "Queue",
    asSnippet: true,
    wishes: { module: "core", status: "draft" },
    whenIdle: false,
  };
}

type Way = readonly (string | number)[];

/** Every place in a value, from the outermost in. */
function waysIn(value: unknown): readonly Way[] {
  if (typeof value !== "object" || value === null) return [[]];
  const below = Object.entries(value).flatMap(([key, inner]) => waysIn(inner).map((way) => [key, ...way]));
  return [[], ...below];
}

/** The value with something else at one place. */
function replaced(value: unknown, [key, ...rest]: Way, by: unknown): unknown {
  if (key === undefined) return by;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === String(key) ? replaced(item, rest, by) : item));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, name === String(key) ? replaced(item, rest, by) : item]),
  );
}

/** What a server in which nothing ever went wrong finds. */
async function assertServes(session: EditorSession): Promise<void> {
  await session.open("docs/a.md", goodNote, 50);
  await session.open("docs/b.md", wrongNote, 50);
  assert.deepEqual(await session.findings("docs/a.md"), []);
  assert.deepEqual(await session.findings("docs/b.md"), ["frontmatter-enum: curent"]);
  assert.equal(await session.stop(), 0);
}

test("every message with something wrong at any place of it is answered, and the server goes on as if it had not come", async () => {
  const session = await startSession({ files, capabilities: pullingCapabilities });
  await session.open("docs/a.md");
  const whole = wholeParams(session.uri("docs/a.md"));
  const ways = waysIn(whole);
  const wrong = fc.record({
    route: fc.constantFrom(...routes),
    way: fc.constantFrom(...ways),
    by: fc.constantFrom(...WRONG),
  });
  const pending: Promise<unknown>[] = [];
  for (const { route, way, by } of fc.sample(wrong, { numRuns: runsOr(2_500), seed: 21 })) {
    const params = replaced(whole, way, by);
    if (route.access === "changes") await session.connection.sendNotification(route.method, params);
    else pending.push(session.connection.sendRequest(route.method, params).catch((error: unknown) => assert.ok(error)));
    if (pending.length >= 50) await Promise.all(pending.splice(0));
  }
  await Promise.all(pending);
  await assertServes(session);
});

test("positions beyond any text, versions that go back, and documents opened, closed and changed out of turn harm nothing", async () => {
  const session = await startSession({ files, capabilities: pullingCapabilities });
  const { connection } = session;
  const [uri, unopened] = [session.uri("docs/a.md"), session.uri("docs/never.md")];
  const change = (version: number, range: unknown, text = "x", of = uri) =>
    connection.sendNotification("textDocument/didChange", {
      textDocument: { uri: of, version },
      contentChanges: [{ range, text }],
    });
  await change(1, { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, "x", unopened);
  await connection.sendNotification("textDocument/didClose", { textDocument: { uri: unopened } });
  await session.open("docs/a.md");
  for (const line of [-1, -1e9, 0.5, 1e9, Number.MAX_SAFE_INTEGER, 1e308]) {
    const far = { line, character: line };
    await change(2, { start: far, end: { line: 0, character: 0 } });
    await change(1, { start: { line: 5, character: 5 }, end: far });
    for (const method of ["hover", "completion", "definition", "prepareRename", "documentHighlight"]) {
      await connection.sendRequest(`textDocument/${method}`, { textDocument: { uri }, position: far }).catch(assert.ok);
    }
  }
  await session.open("docs/a.md", goodNote, 1);
  for (let time = 0; time < 3; time++)
    await connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
  await assertServes(session);
});

test("a storm of requests that are cancelled is weathered", async () => {
  const session = await startSession({ files });
  await session.open("docs/a.md");
  const position = session.behind("docs/a.md", "## Lim");
  const params = { textDocument: { uri: session.uri("docs/a.md") }, position, context: { includeDeclaration: true } };
  const answers = Array.from({ length: 3_000 }, (_, index) => {
    const source = new CancellationTokenSource();
    const asked = session.connection.sendRequest(
      index % 2 === 0 ? "textDocument/references" : "textDocument/hover",
      params,
      source.token,
    );
    source.cancel();
    return asked.then(
      () => "answered",
      () => "cancelled",
    );
  });
  assert.equal((await Promise.all(answers)).length, 3_000);
  for (let id = 0; id < 1_000; id++) await session.connection.sendNotification("$/cancelRequest", { id });
  await assertServes(session);
});

test("an answer is about the text that the client has, or says that there is another", async () => {
  const session = await startSession({ files });
  await session.open("docs/a.md");
  const textDocument = { uri: session.uri("docs/a.md") };
  for (let lines = 1; lines <= 40; lines++) {
    const asked = session.connection.sendRequest<
      readonly { readonly name: string; readonly range: { readonly end: { readonly line: number } } }[] | null
    >("textDocument/documentSymbol", { textDocument });
    const before = session.text("docs/a.md").split("\n").length;
    await session.change("docs/a.md", [{ text: `${goodNote}${"\n".repeat(lines)}` }]);
    const answer = await asked.catch(({ code }: { readonly code: number }) => code);
    if (typeof answer === "number") assert.equal(answer, -32_801);
    else assert.equal(answer?.[1]?.range.end.line, before - 1);
  }
  await assertServes(session);
});

test("a workspace folder that vanishes, or never was, stops nothing", async () => {
  const session = await startSession({
    files: { ...files, "gone/docs/a.md": goodNote },
    folders: [".", "gone", "never"],
  });
  await session.open("docs/a.md");
  await session.open("gone/docs/a.md", wrongNote);
  rmSync(path.join(session.folder.path, "gone"), { recursive: true });
  const gone = { uri: session.uri("gone"), name: "gone" };
  await session.connection.sendNotification("workspace/didChangeWatchedFiles", {
    changes: [{ uri: gone.uri, type: 3 }],
  });
  await session.connection.sendNotification("workspace/didChangeWorkspaceFolders", {
    event: { added: [gone], removed: [gone, gone] },
  });
  await assertServes(session);
});

/** Pieces behind which nobody knows where the next message begins. */
const UNREADABLE: readonly string[] = [
  "X: 1\r\n\r\n{}",
  "Content-Length: a\r\n\r\n{}",
  "Content-Length: -5\r\n\r\n{}",
  "Content-Length: 99999999999999\r\n\r\n{}",
  'Content-Length: 5\r\n\r\n{"jsonrpc":"2.0","id":4,"method":"a"}',
  "no header\r\n\r\n",
  "\n\n\n",
  `X: ${"a".repeat(100_000)}`,
];

test("a stream that cannot be read ends the server, at once and with a failure", async () => {
  for (const piece of UNREADABLE) {
    const server = await initialized();
    server.write(piece);
    server.send({ jsonrpc: "2.0", id: 2, method: "perfdoc/counters", params: {} });
    assert.equal(await server.ended, 1, piece.slice(0, 40));
  }
});

const NO_MESSAGES: readonly unknown[] = [
  5,
  null,
  "a",
  [],
  {},
  { jsonrpc: "2.0", id: {}, method: "textDocument/hover" },
  { jsonrpc: "2.0", id: 3, method: 5 },
  { jsonrpc: "2.0", id: 999, result: 1 },
  { jsonrpc: "2.0", id: null, error: {} },
  INITIALIZE,
  { jsonrpc: "2.0", method: "initialized", params: 5 },
];

test("what is no message is passed over, in one piece or by the byte", async () => {
  const server = await initialized();
  for (const message of NO_MESSAGES) server.send(message);
  server.write("Content-Length: 4\r\n\r\n{no}");
  server.write("content-length: 4\r\nX-Other: a\r\n\r\n");
  server.write(new Uint8Array([0x22, 0xff, 0xfe, 0x22]));
  const text = JSON.stringify({ jsonrpc: "2.0", id: 42, method: "perfdoc/counters", params: {} });
  for (const byte of Buffer.from(`Content-Length: ${text.length}\r\n\r\n${text}`)) server.write(new Uint8Array([byte]));
  await server.until('"id":42');
  server.send({ jsonrpc: "2.0", method: "exit" });
  assert.equal(await server.ended, 1);
});

test("what comes before initialize is refused, and the server begins all the same", async () => {
  const server = new RawServer();
  for (const { method, access } of routes)
    server.send({ jsonrpc: "2.0", ...(access === "reads" && { id: method }), method, params: {} });
  server.send({ ...INITIALIZE, id: "broken", params: null });
  server.send(INITIALIZE);
  await server.until('"id":1');
  await server.until('"id":"textDocument/hover","error":{"code":-32002');
  server.process.stdin?.end();
  assert.equal(await server.ended, 1);
});

test("a server ends with its editor, however that goes", async () => {
  const goings: readonly ((server: RawServer) => void)[] = [
    ({ process: { stdin } }) => stdin?.end(),
    (server) => {
      server.write("Content-Length: 100\r\n\r\n{");
      server.process.stdin?.end();
    },
    (server) => {
      server.process.stdout?.destroy();
      for (let id = 2; id < 50; id++) server.send({ jsonrpc: "2.0", id, method: "perfdoc/counters", params: {} });
    },
    (server) => server.send({ jsonrpc: "2.0", method: "exit" }),
  ];
  for (const go of goings) {
    const server = await initialized();
    go(server);
    assert.equal(await server.ended, 1, String(go));
  }
});

test("a server ends when the process that started it is gone", async () => {
  const editor = spawn(process.execPath, ["-e", "0"]);
  await new Promise((resolve) => editor.once("exit", resolve));
  const server = new RawServer();
  server.send({ ...INITIALIZE, params: { ...INITIALIZE.params, processId: editor.pid } });
  assert.equal(await server.ended, 1);
});
