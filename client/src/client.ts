import type { ExtensionContext } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { type Perfdoc, startPerfdoc } from "./activate.ts";

/** Megabytes for young objects: with V8's 16 the collector's pauses are the slowest keystrokes in a long document. */
const ROOM_FOR_KEYSTROKES = "--max-semi-space-size=32";

/** Starts the client with a server in a process of its own. */
export function start(context: ExtensionContext): Promise<Perfdoc> {
  const module = context.asAbsolutePath("dist/server.cjs");
  return startPerfdoc(context, (options) => {
    const run = { module, transport: TransportKind.ipc, options: { execArgv: [ROOM_FOR_KEYSTROKES] } };
    const debug = { ...run, options: { execArgv: ["--nolazy", "--inspect=6009", "--enable-source-maps"] } };
    return new LanguageClient("perfdoc", "Perfdoc", { run, debug }, options);
  });
}
