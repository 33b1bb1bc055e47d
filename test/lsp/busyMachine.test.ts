import assert from "node:assert/strict";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { documentsChangedNotification, documentsRequest } from "../../server/src/lsp/client/messages.ts";
import { noteFiles } from "../support/notes.ts";
import { SERVER, startSession } from "../support/session.ts";

/** A server that has done nothing yet when it has to answer: what waits longer than a second waits no time. */
const IMPATIENT = `
const timers = require("node:timers/promises");
const { setTimeout } = timers;
timers.setTimeout = (milliseconds, ...more) => setTimeout(milliseconds > 1000 ? 1 : milliseconds, ...more);
`;

for (const [what, files] of Object.entries({
  "no document": { "readme.md": "# Read me\n" },
  documents: { ...noteFiles },
})) {
  test(`whoever asks before anything was read is told so, and told when it is: ${what}`, async () => {
    const hook = path.join(mkdtempSync(path.join(tmpdir(), "perfdoc-busy-")), "impatient.cjs");
    writeFileSync(hook, IMPATIENT);
    const session = await startSession({ files, program: ["--require", hook, ...SERVER] });
    const told = new Promise<void>((resolve) => {
      session.connection.onNotification(documentsChangedNotification, () => resolve());
    });
    const early = await session.connection.sendRequest(documentsRequest, {});
    assert.deepEqual(early, { documents: [], isComplete: false });
    await told;
    await session.stop();
  });
}
