import { setImmediate, setTimeout } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { createConnection } from "vscode-languageserver/node";
import { version } from "../../../package.json";
import { nodeHost } from "../host/nodeHost.ts";
import { serve } from "./connection.ts";

/**
 * A keystroke is a few milliseconds of work every now and then. Functions that V8 optimises as soon as it may are
 * mostly deoptimised at the next other kind of edit, and both costs more than it brings: that of functions that really
 * run often is left for later. An engine that does not know the flag says so on standard error, and goes on.
 */
setFlagsFromString("--interrupt-budget=500000");

/** Without a word about how the client talks, it does so on standard input and output. */
if (!process.argv.some((argument) => /^--(?:stdio|node-ipc|socket|pipe)\b/.test(argument)))
  process.argv.push("--stdio");

serve(createConnection(), {
  version,
  instance: `${process.pid}-${Date.now().toString(36)}`,
  disk: nodeHost,
  today: () => nodeHost.today(),
  pause: (milliseconds) => (milliseconds > 0 ? setTimeout(milliseconds) : setImmediate()),
});
