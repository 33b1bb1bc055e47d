import assert from "node:assert/strict";
import { PassThrough, Writable } from "node:stream";
import { test } from "node:test";
import { setImmediate } from "node:timers/promises";
import {
  type NotificationMessage,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver-protocol/node";
import { wholeMessages } from "../../server/src/protocol/wholeMessages.node.ts";

const MESSAGE: NotificationMessage = { jsonrpc: "2.0", method: "says", params: ["größer"] };
const OTHER: NotificationMessage = { ...MESSAGE, params: [] };

test("a message is sent in one piece, and read again as it was", async () => {
  const pieces: number[] = [];
  const received: unknown[] = [];
  const client = new PassThrough();
  const pipe = new Writable({
    write: (piece, _, done) => {
      pieces.push(1);
      client.write(piece, done);
    },
    writev: (together, done) => {
      pieces.push(together.length);
      for (const { chunk } of together) client.write(chunk);
      done();
    },
  });
  new StreamMessageReader(client).listen((message) => received.push(message));
  const writer = new StreamMessageWriter(wholeMessages(pipe));
  await Promise.all([writer.write(MESSAGE), writer.write(OTHER)]);
  for (let turn = 0; turn < 10; turn++) await setImmediate();
  assert.deepEqual(pieces, [2, 2]);
  assert.deepEqual(received, [MESSAGE, OTHER]);
});

test("whoever writes hears that the other end is gone", async () => {
  const pipe = new Writable({ write: (_, __, done) => done(new Error("EPIPE")) });
  const writer = new StreamMessageWriter(wholeMessages(pipe));
  await assert.rejects(writer.write(MESSAGE), /EPIPE/);
});
