import { Disposable, window, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { type CursorPlace, cursorRestsNotification } from "../../server/src/lsp/client/messages.ts";

/** So long nothing is typed, and the cursor stays where it is. */
const REST_MS = 150;

/** Tells the server where the cursor is each time that it comes to rest. */
export function tellOfCursor(client: BaseLanguageClient): Disposable {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = () => {
    if (!client.isRunning()) return;
    client.sendNotification(cursorRestsNotification, { place: placeOfCursor() }).catch(() => undefined);
  };
  const rest = () => {
    clearTimeout(timer);
    timer = setTimeout(tell, REST_MS);
  };
  return Disposable.from(
    window.onDidChangeTextEditorSelection(rest),
    window.onDidChangeActiveTextEditor(rest),
    workspace.onDidChangeTextDocument(({ document }) => document.languageId === "markdown" && rest()),
    new Disposable(() => clearTimeout(timer)),
  );
}

function placeOfCursor(): CursorPlace {
  const editor = window.activeTextEditor;
  if (editor?.document.languageId !== "markdown") return null;
  return { uri: editor.document.uri.toString(), line: editor.selection.active.line };
}
