import { Console } from "node:console";
import { setTimeout } from "node:timers/promises";
import { isMainThread } from "node:worker_threads";
import { type Connection, createConnection, StreamMessageReader } from "vscode-languageserver/node";
import { version } from "../../../../package.json";
import { whyNotKept } from "../../node/engine.ts";
import { nodeHost } from "../../node/nodeHost.ts";
import { rulePagesBeside } from "../../node/rulePages.ts";
import { serve } from "../connection.ts";
import { MessageFrames } from "../messageFrames.ts";
import { serveEditorsAgent } from "./agent.node.ts";
import { serveChecks, threadPool } from "./checkThreads.node.ts";
import { WholeMessageWriter } from "./messageWriter.node.ts";
import { turnOfMessages } from "./turnOfMessages.node.ts";

/** Without a word about how the client talks, it does so on standard input and output. */
function connect(leave: () => void): Connection {
  if (process.argv.some((argument) => /^--(?:node-ipc|socket|pipe)\b/.test(argument))) return createConnection();
  // Nothing else may come between the messages.
  globalThis.console = new Console(process.stderr);
  process.stdin.on("end", leave);
  process.stdout.on("error", leave);
  const frames = new MessageFrames();
  process.stdin.on("data", (piece) => {
    if (frames.take(typeof piece === "string" ? Buffer.from(piece) : piece)) return;
    process.stderr.write("perfdoc: This is no message that can be read; expected a header with its length.\n");
    leave();
  });
  return createConnection(new StreamMessageReader(process.stdin), new WholeMessageWriter(process.stdout));
}

function serveEditor(): void {
  // Who ends without a word has crashed; `exit` itself is the library's.
  const connection = connect(() => process.exit(wasShutDown() ? 0 : 1));
  const rulePages = rulePagesBeside(__filename);
  const wasShutDown = serve(connection, {
    version,
    instance: `${process.pid}-${Date.now().toString(36)}`,
    slowStart: () => {
      const why = whyNotKept();
      return why === undefined ? undefined : `Compiled code is not kept for the next start: ${why}.`;
    },
    rulePages: rulePages === undefined ? undefined : { before: `${rulePages}/`, after: ".md" },
    disk: nodeHost,
    threads: threadPool(__filename),
    today: () => nodeHost.today(),
    pause: (milliseconds) => (milliseconds > 0 ? setTimeout(milliseconds) : turnOfMessages()),
  });
}

if (!isMainThread) serveChecks();
else if (process.argv[2] === "mcp") serveEditorsAgent(process.argv.slice(3), __filename);
else serveEditor();
