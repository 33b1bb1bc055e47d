import type { ExtensionContext } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { type Perfdoc, startPerfdoc } from "./activate.ts";
import type { Early } from "./activateSoon.ts";

/** Megabytes for young objects: where there is much memory V8 takes twice as many, three times over, and no keystroke is quicker for it. */
const ROOM_FOR_YOUNG_OBJECTS = "--max-semi-space-size=16";

/** Starts the client with a server in a process of its own. */
export function start(context: ExtensionContext, early: Early): Promise<Perfdoc> {
  const module = context.asAbsolutePath("dist/server.cjs");
  return startPerfdoc(context, early, (options) => {
    const run = { module, transport: TransportKind.ipc, options: { execArgv: [ROOM_FOR_YOUNG_OBJECTS] } };
    const debug = { ...run, options: { execArgv: ["--nolazy", "--inspect=6009", "--enable-source-maps"] } };
    return new LanguageClient("perfdoc", "Perfdoc", { run, debug }, options);
  });
}
