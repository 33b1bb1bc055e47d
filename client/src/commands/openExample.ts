import { type ExtensionContext, Uri, window, workspace } from "vscode";

const EXAMPLE = "examples/docs/search/performance.md";

/** Opens a finished document that belongs to no folder: it can be changed and thrown away. */
export async function openExample({ extensionUri }: ExtensionContext): Promise<void> {
  const bytes = await workspace.fs.readFile(Uri.joinPath(extensionUri, EXAMPLE));
  const content = new TextDecoder().decode(bytes);
  await window.showTextDocument(await workspace.openTextDocument({ language: "markdown", content }));
}
