import * as l10n from "@vscode/l10n";
import { setValue } from "../../frontmatter/frontmatterEdits.ts";
import type { FrontmatterEntry } from "../../frontmatter/frontmatterModel.ts";
import type { TextEdit } from "../../text/textEdit.ts";

export function markAsSyncedTitle(): string {
  return l10n.t("Mark as synced today");
}

/** A fix that says that the document was checked against the code today; only who has done so can choose it. */
export function markAsSynced(text: string, synced: FrontmatterEntry, today: string) {
  return {
    title: markAsSyncedTitle(),
    safety: "unsafe",
    isPreferred: true,
    edits: (): { readonly edits: readonly TextEdit[] } => ({ edits: [setValue(text, synced, today)] }),
  } as const;
}
