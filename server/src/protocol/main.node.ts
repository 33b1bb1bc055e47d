import { setTimeout } from "node:timers/promises";
import { isMainThread } from "node:worker_threads";
import { createConnection } from "vscode-languageserver/node";
import { version } from "../../../package.json";
import { GarbageCollection } from "../host/garbageCollection.ts";
import { nodeHost } from "../host/nodeHost.ts";
import { serve } from "./connection.ts";
import { serveSurvey, threadPool } from "./surveyThreads.node.ts";
import { turnOfMessages } from "./turnOfMessages.node.ts";

function serveEditor(): void {
  // Without a word about how the client talks, it does so on standard input and output.
  if (!process.argv.some((argument) => /^--(?:stdio|node-ipc|socket|pipe)\b/.test(argument)))
    process.argv.push("--stdio");
  const garbageCollection = new GarbageCollection();
  serve(createConnection(), {
    version,
    instance: `${process.pid}-${Date.now().toString(36)}`,
    disk: nodeHost,
    threads: threadPool(__filename, (work) => garbageCollection.inBulk(work)),
    today: () => nodeHost.today(),
    pause: (milliseconds) => (milliseconds > 0 ? setTimeout(milliseconds) : turnOfMessages()),
    inBulk: (work) => garbageCollection.inBulk(work),
    keyStruck: () => garbageCollection.keyStruck(),
  });
}

if (isMainThread) serveEditor();
else serveSurvey();
