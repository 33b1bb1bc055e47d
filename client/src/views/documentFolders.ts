import { commands, Disposable, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { newFoldersRequest } from "../../../server/src/lsp/client/newDocumentMessages.ts";
import type { DocumentStore } from "./documentStore.ts";

/** Tells menus in which folders a new document makes sense, and asks again when folders or documents come and go. */
export function followDocumentFolders(client: BaseLanguageClient, store: DocumentStore): Disposable {
  let known = "";
  const ask = async () => {
    if (!client.isRunning()) return;
    const { isEverywhere, uris } = await client.sendRequest(newFoldersRequest, {});
    commands.executeCommand("setContext", "perfdoc.isEverywhere", isEverywhere);
    commands.executeCommand("setContext", "perfdoc.documentFolders", uris);
  };
  return Disposable.from(
    store.onDidChange(() => {
      const shown = store.rows.map(({ uri }) => uri).join("\n");
      if (store.state !== "loaded" || shown === known) return;
      known = shown;
      ask();
    }),
    workspace.onDidCreateFiles(ask),
    workspace.onDidDeleteFiles(ask),
    workspace.onDidRenameFiles(ask),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("perfdoc")) ask();
    }),
  );
}
