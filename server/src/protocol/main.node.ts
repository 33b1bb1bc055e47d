import { setImmediate, setTimeout } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { createConnection } from "vscode-languageserver/node";
import { version } from "../../../package.json";
import { nodeHost } from "../host/nodeHost.ts";
import { COLLECT_AS_USUAL, COLLECT_SOON } from "../host/v8Flags.ts";
import { serve } from "./connection.ts";

/** Without a word about how the client talks, it does so on standard input and output. */
if (!process.argv.some((argument) => /^--(?:stdio|node-ipc|socket|pipe)\b/.test(argument)))
  process.argv.push("--stdio");

let bulks = 0;

async function inBulk<Result>(work: () => Promise<Result>): Promise<Result> {
  if (bulks++ === 0) setFlagsFromString(COLLECT_SOON);
  try {
    return await work();
  } finally {
    if (--bulks === 0) setFlagsFromString(COLLECT_AS_USUAL);
  }
}

serve(createConnection(), {
  version,
  instance: `${process.pid}-${Date.now().toString(36)}`,
  disk: nodeHost,
  today: () => nodeHost.today(),
  pause: (milliseconds) => (milliseconds > 0 ? setTimeout(milliseconds) : setImmediate()),
  inBulk,
});
