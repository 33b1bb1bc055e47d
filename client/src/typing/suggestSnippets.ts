import { commands, type Disposable, window, workspace } from "vscode";

/** What the names of the contributed snippets begin with. */
const PREFIX = "perf-";

/**
 * Brings up the list of suggestions when the prefix has been typed on a line of its own: in Markdown letters bring up
 * nothing, and the dash only what language servers offer.
 */
export function suggestSnippets(): Disposable {
  return workspace.onDidChangeTextDocument(({ document, contentChanges: [change], reason }) => {
    if (change?.text !== "-" || reason !== undefined || document.languageId !== "markdown") return;
    if (document !== window.activeTextEditor?.document) return;
    const { line } = change.range.start;
    if (line >= document.lineCount || document.lineAt(line).text !== PREFIX) return;
    if (!workspace.getConfiguration("editor", document).get("suggestOnTriggerCharacters", true)) return;
    commands.executeCommand("editor.action.triggerSuggest", { auto: true });
  });
}
