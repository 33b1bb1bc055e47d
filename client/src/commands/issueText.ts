import { l10n } from "vscode";

/** What a report of an issue begins with: questions and versions, and nothing of any document. */
export function issueText(extension: string, editor: string): string {
  return [
    l10n.t("What did you do, what did you expect, and what happened instead?"),
    "",
    "",
    `Perfdoc ${extension}, VS Code ${editor}`,
  ].join("\n");
}
