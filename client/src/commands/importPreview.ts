import {
  commands,
  type Disposable,
  l10n,
  TabInputTextDiff,
  type TextDocument,
  type TextEdit,
  type Uri,
  window,
  workspace,
} from "vscode";

const SCHEME = "perfdoc-import";

/** What documents would be, by the path of each. */
const proposed = new Map<string, string>();

/** Gives what an import would make of a document to the editor. */
export function providePreviews(): Disposable {
  return workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: ({ path }) => proposed.get(path) ?? "",
  });
}

/** Shows a document beside what it would be, and asks; true if the user wants that. */
export async function accepts(document: TextDocument, edits: readonly TextEdit[], title: string): Promise<boolean> {
  const preview = document.uri.with({ scheme: SCHEME, query: "", fragment: "" });
  proposed.set(preview.path, textAfter(document, edits));
  try {
    await commands.executeCommand("vscode.diff", document.uri, preview, title, { preview: true });
    const apply = { label: l10n.t("$(check) Apply"), description: l10n.t("Write what is shown into the document") };
    const discard = { label: l10n.t("$(close) Discard"), description: l10n.t("Leave the document as it is") };
    // Who looks at the changes first clicks beside the list.
    const picked = await window.showQuickPick([apply, discard], { title, ignoreFocusOut: true });
    return picked === apply;
  } finally {
    proposed.delete(preview.path);
    await closePreview(preview);
  }
}

async function closePreview(preview: Uri): Promise<void> {
  const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
  const isOfPreview = (input: unknown) =>
    input instanceof TabInputTextDiff && input.modified.toString() === preview.toString();
  await window.tabGroups.close(tabs.filter(({ input }) => isOfPreview(input)));
}

/** Edits of a server do not overlap; at one place they are in their order. */
function textAfter(document: TextDocument, edits: readonly TextEdit[]): string {
  const text = document.getText();
  const placed = edits.map(({ range, newText }, index) => ({
    start: document.offsetAt(range.start),
    end: document.offsetAt(range.end),
    newText,
    index,
  }));
  let result = "";
  let from = 0;
  for (const { start, end, newText } of placed.sort(
    (a, b) => a.start - b.start || a.end - b.end || a.index - b.index,
  )) {
    result += text.slice(from, start) + newText;
    from = end;
  }
  return result + text.slice(from);
}
