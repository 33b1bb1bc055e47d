import { setImmediate } from "node:timers/promises";

/** From the stream to its handler and, as an answer, back to the stream, vscode-jsonrpc puts a message off so often. */
const TURNS_OF_A_MESSAGE = 3;

/** Waits until messages that have come in are answered, as far as nothing but the event loop keeps them waiting. */
export async function turnOfMessages(): Promise<void> {
  for (let turn = 0; turn < TURNS_OF_A_MESSAGE; turn++) await setImmediate();
}
