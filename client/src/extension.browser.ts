import { type ExtensionContext, l10n, Uri } from "vscode";
import { LanguageClient } from "vscode-languageclient/browser";
import { type Perfdoc, startPerfdoc } from "./activate.ts";
import { activateSoon, type Early, type PerfdocApi } from "./activateSoon.ts";

let api: PerfdocApi | undefined;

/** The entry of VS Code for the web: the server is a worker. There is one file, since a web extension can load no other. */
export function activate(context: ExtensionContext): PerfdocApi {
  api = activateSoon(context, async () => ({ start }));
  return api;
}

export async function deactivate(): Promise<void> {
  await api?.stop();
}

let worker: Worker | undefined;

async function start(context: ExtensionContext, early: Early): Promise<Perfdoc> {
  const server = Uri.joinPath(context.extensionUri, "dist/server.browser.js");
  return startPerfdoc(
    context,
    early,
    (options) => new LanguageClient("perfdoc", "Perfdoc", () => workerFrom(server), options),
  );
}

/** A worker may not come from another origin, as an installed extension's files do: its text may. */
async function workerFrom(uri: Uri): Promise<Worker> {
  const answer = await fetch(uri.toString(true));
  if (!answer.ok) throw new Error(l10n.t("The server could not be loaded: {0}.", answer.status));
  const script = new Blob([await answer.text()], { type: "text/javascript" });
  worker?.terminate();
  worker = new Worker(URL.createObjectURL(script), { name: "Perfdoc" });
  return worker;
}
