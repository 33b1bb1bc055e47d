import { Console } from "node:console";
import { setTimeout } from "node:timers/promises";
import { isMainThread } from "node:worker_threads";
import { type Connection, createConnection } from "vscode-languageserver/node";
import { version } from "../../../package.json";
import { GarbageCollection } from "../host/garbageCollection.ts";
import { nodeHost } from "../host/nodeHost.ts";
import { serve } from "./connection.ts";
import { serveSurvey, threadPool } from "./surveyThreads.node.ts";
import { turnOfMessages } from "./turnOfMessages.node.ts";
import { wholeMessages } from "./wholeMessages.node.ts";

/** Without a word about how the client talks, it does so on standard input and output. */
function connect(): Connection {
  if (process.argv.some((argument) => /^--(?:node-ipc|socket|pipe)\b/.test(argument))) return createConnection();
  // Nothing else may come between the messages.
  globalThis.console = new Console(process.stderr);
  return createConnection(process.stdin, wholeMessages(process.stdout));
}

function serveEditor(): void {
  const garbageCollection = new GarbageCollection();
  serve(connect(), {
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
