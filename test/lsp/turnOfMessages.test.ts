import assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import { test } from "node:test";
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";
import { turnOfMessages } from "../../server/src/lsp/node/turnOfMessages.node.ts";

test("a request that has come in is answered before work in the background goes on", async () => {
  const [toServer, fromServer] = [new PassThrough(), new PassThrough()];
  const server = createMessageConnection(new StreamMessageReader(toServer), new StreamMessageWriter(fromServer));
  server.onRequest("hover", () => "Found");
  server.listen();
  const request = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "hover" });
  toServer.write(`Content-Length: ${request.length}\r\n\r\n${request}`);
  await turnOfMessages();
  assert.match(String(fromServer.read()), /"result":"Found"/);
  server.dispose();
});
