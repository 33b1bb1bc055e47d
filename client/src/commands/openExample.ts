import { type Disposable, type ExtensionContext, Uri, window, workspace } from "vscode";

const EXAMPLE = "examples/docs/search/performance.md";

/** A document that lies nowhere can't be written: what is tried out in it would be lost. */
export const EXAMPLE_SCHEME = "perfdoc-example";

/** Gives the example's text to the editor. */
export function provideExample({ extensionUri }: ExtensionContext): Disposable {
  return workspace.registerTextDocumentContentProvider(EXAMPLE_SCHEME, {
    provideTextDocumentContent: async () =>
      new TextDecoder().decode(await workspace.fs.readFile(Uri.joinPath(extensionUri, EXAMPLE))),
  });
}

/** Opens a finished document, to be looked at. */
export async function openExample(): Promise<void> {
  await window.showTextDocument(Uri.from({ scheme: EXAMPLE_SCHEME, path: "/Example.md" }));
}
