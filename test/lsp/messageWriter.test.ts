import assert from "node:assert/strict";
import { PassThrough, Writable } from "node:stream";
import { test } from "node:test";
import { setImmediate } from "node:timers/promises";
import { type Message, StreamMessageReader } from "vscode-languageserver-protocol/node";
import { WholeMessageWriter } from "../../server/src/lsp/node/messageWriter.node.ts";
import { noteFiles } from "../support/notes.ts";
import { startSession } from "../support/session.ts";

interface Notification extends Message {
  readonly method: string;
  readonly params: unknown;
}

const MESSAGE: Notification = { jsonrpc: "2.0", method: "says", params: ["größer"] };
const OTHER: Notification = { ...MESSAGE, params: [] };

/** A writer, the sizes of the pieces that it wrote, and what a client read of them. */
function connected() {
  const pieces: number[] = [];
  const received: unknown[] = [];
  const client = new PassThrough();
  const pipe = new Writable({
    write: (piece, _, done) => {
      pieces.push(piece.length);
      client.write(piece, done);
    },
  });
  new StreamMessageReader(client).listen((message) => received.push(message));
  return { pieces, received, writer: new WholeMessageWriter(pipe) };
}

async function turns(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await setImmediate();
}

test("a message is sent in one piece, and read again as it was", async () => {
  const { pieces, received, writer } = connected();
  await Promise.all([writer.write(MESSAGE), writer.write(OTHER)]);
  await turns();
  assert.equal(pieces.length, 2);
  assert.deepEqual(received, [MESSAGE, OTHER]);
});

test("whoever writes hears that the other end is gone, and of what JSON cannot hold", async () => {
  const pipe = new Writable({ write: (_, __, done) => done(new Error("EPIPE")) });
  const writer = new WholeMessageWriter(pipe);
  const errors: Error[] = [];
  writer.onError(([error]) => errors.push(error));
  await assert.rejects(writer.write(MESSAGE), /EPIPE/);
  assert.deepEqual(
    errors.map(({ message }) => message),
    ["EPIPE"],
  );
  const endless: { self?: unknown } = {};
  endless.self = endless;
  const unholdable: Notification = { ...MESSAGE, params: endless };
  await assert.rejects(connected().writer.write(unholdable), TypeError);
});

test("a server whose client ends without a word ends, too, and tells what it thinks of that", async () => {
  for (const isShutDown of [true, false]) {
    const session = await startSession({ files: noteFiles });
    const exited = new Promise((resolve) => session.server.once("exit", resolve));
    if (isShutDown) await session.connection.sendRequest("shutdown");
    session.server.stdin?.end();
    assert.equal(await exited, isShutDown ? 0 : 1);
  }
});
