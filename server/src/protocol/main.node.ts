import { setTimeout } from "node:timers/promises";
import { createConnection } from "vscode-languageserver/node";
import { version } from "../../../package.json";
import { GarbageCollection } from "../host/garbageCollection.ts";
import { nodeHost } from "../host/nodeHost.ts";
import { serve } from "./connection.ts";
import { turnOfMessages } from "./turnOfMessages.node.ts";

/** Without a word about how the client talks, it does so on standard input and output. */
if (!process.argv.some((argument) => /^--(?:stdio|node-ipc|socket|pipe)\b/.test(argument)))
  process.argv.push("--stdio");

const garbageCollection = new GarbageCollection();

serve(createConnection(), {
  version,
  instance: `${process.pid}-${Date.now().toString(36)}`,
  disk: nodeHost,
  today: () => nodeHost.today(),
  pause: (milliseconds) => (milliseconds > 0 ? setTimeout(milliseconds) : turnOfMessages()),
  inBulk: (work) => garbageCollection.inBulk(work),
  keyStruck: () => garbageCollection.keyStruck(),
});
