import {
  type Disposable,
  Range,
  type TextDocument,
  type TextDocumentContentChangeEvent,
  type Uri,
  window,
  workspace,
} from "vscode";

/** Behind `<` these stand in a comparison; no tag and no address begins with them. */
const COMPARED = /^[ \d=]$/;

/** A pair of angle brackets of which the editor has written the second one itself. */
interface Pair {
  readonly document: TextDocument;
  /** Where that one stands; what is typed goes in front of it. */
  readonly at: number;
  /** What was typed shows that none is meant. */
  readonly isComparison: boolean;
}

/** Takes back the `>` that the editor closes every `<` of Markdown with, where a value of our documents is compared. */
export function openComparisons(isOurs: (uri: Uri) => boolean): Disposable {
  let pair: Pair | undefined;
  return workspace.onDidChangeTextDocument(({ document, contentChanges, reason }) => {
    const [change, ...others] = contentChanges;
    if (!change) return;
    const isTyped = others.length === 0 && change.rangeLength === 0 && reason === undefined;
    if (change.text === "<>" && isTyped && document.languageId === "markdown" && isOurs(document.uri)) {
      pair = { document, at: change.rangeOffset + 1, isComparison: false };
    } else if (pair?.document === document) {
      pair = isTyped ? pairAfter(pair, change) : undefined;
      if (pair?.isComparison) removeClosing(pair);
    }
  });
}

/** Undefined if something else was typed, or elsewhere. */
function pairAfter(
  { document, at, isComparison }: Pair,
  { rangeOffset, text }: TextDocumentContentChangeEvent,
): Pair | undefined {
  const isInside = rangeOffset === at && (isComparison || COMPARED.test(text));
  return isInside ? { document, at: at + text.length, isComparison: true } : undefined;
}

/** Does nothing where more has been typed meanwhile: what is typed next tries again. */
async function removeClosing({ document, at }: Pair): Promise<void> {
  const editor = window.visibleTextEditors.find((one) => one.document === document);
  const closing = new Range(document.positionAt(at), document.positionAt(at + 1));
  if (!editor || document.getText(closing) !== ">") return;
  // Undone together with what was typed.
  await editor.edit((edit) => edit.delete(closing), { undoStopBefore: false, undoStopAfter: false });
}
