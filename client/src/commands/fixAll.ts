import { l10n, window } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { actionsFor, applyAction } from "../serverActions.ts";
import { documentUri } from "./target.ts";

/** Fixes everything in a document that needs no choice of its author. */
export async function fixAll(client: BaseLanguageClient, argument: unknown): Promise<void> {
  const uri = documentUri(argument);
  if (!uri) return;
  const { document } = await window.showTextDocument(uri);
  const [action] = await actionsFor(client, document, "source.fixAll.perfdoc");
  if (action) await applyAction(client, action);
  else window.setStatusBarMessage(l10n.t("Nothing here can be fixed without a choice."), 5_000);
}
