import type { ExtensionContext } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { type Perfdoc, startPerfdoc } from "./activate.ts";

/** Starts the client with a server in a process of its own. */
export function start(context: ExtensionContext): Promise<Perfdoc> {
  const module = context.asAbsolutePath("dist/server.js");
  return startPerfdoc(context, (options) => {
    const run = { module, transport: TransportKind.ipc };
    const debug = { ...run, options: { execArgv: ["--nolazy", "--inspect=6009", "--enable-source-maps"] } };
    return new LanguageClient("perfdoc", "Perfdoc", { run, debug }, options);
  });
}
