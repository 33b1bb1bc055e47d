import { l10n, window } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { actionsFor, applyAction } from "../serverActions.ts";
import { documentUri } from "./target.ts";

/** Says in a document that it was checked against the code today. */
export async function markAsSynced(client: BaseLanguageClient, argument: unknown): Promise<void> {
  const uri = documentUri(argument);
  if (!uri) return;
  const { document } = await window.showTextDocument(uri);
  const [action] = await actionsFor(client, document, "source.perfdoc.synced");
  if (action) await applyAction(client, action);
  else window.setStatusBarMessage(l10n.t("Nothing to mark: no date of the last check, or today's already."), 5_000);
}
