import { Uri, WorkspaceEdit, window, workspace } from "vscode";
import { type BaseLanguageClient, Position } from "vscode-languageclient";
import { type ImportResult, updateRequest } from "../../../server/src/lsp/client/benchmarkMessages.ts";

/** Takes over what the files of a benchmark say by now, in one step to undo: what the lens on it does. */
export async function updateResults(client: BaseLanguageClient, uri: unknown, position: unknown): Promise<void> {
  if (typeof uri !== "string" || !Position.is(position)) return;
  const result = await client.sendRequest(updateRequest, { uri, position });
  if (result?.kind !== "edits") return tellWhyNot(result);
  const edit = new WorkspaceEdit();
  edit.set(Uri.parse(uri), await client.protocol2CodeConverter.asTextEdits([...result.edits]));
  if (isCurrent(uri, result.version)) await workspace.applyEdit(edit);
}

function tellWhyNot(result: ImportResult | null): void {
  if (result?.kind === "refused") window.showInformationMessage(result.message);
}

/** False for a document that was edited since the server looked at it. */
function isCurrent(uri: string, version: number | null): boolean {
  const open = workspace.textDocuments.find((one) => one.uri.toString() === Uri.parse(uri).toString());
  return version === null || open?.version === version;
}
