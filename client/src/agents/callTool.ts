import { type CancellationToken, type Uri, WorkspaceEdit, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { toolRequest } from "../../../server/src/lsp/client/toolMessages.ts";

/**
 * Calls a tool for a language model, with documents as the editor has them.
 * @returns What it gave, for the model.
 * @throws Error that says to the model why nothing was done.
 */
export async function callTool(
  client: BaseLanguageClient,
  name: string,
  input: unknown,
  token: CancellationToken,
): Promise<string> {
  const result = await client.sendRequest(toolRequest, { name, input }, token);
  if (!result) throw new Error("The language server could not do this; try again, or run perfdoc on the command line.");
  if (result.kind === "refused") throw new Error(result.text);
  if (result.edit)
    await applied((await client.protocol2CodeConverter.asWorkspaceEdit(result.edit)) ?? new WorkspaceEdit());
  return result.text;
}

/** Files that held no unsaved text are saved, since who called reads them from the disk. */
async function applied(edit: WorkspaceEdit): Promise<void> {
  const unsaved = workspace.textDocuments.filter(({ isDirty }) => isDirty).map(({ uri }) => uri.toString());
  if (!(await workspace.applyEdit(edit)))
    throw new Error("The document has changed meanwhile, so nothing was written; call the tool that lists this again.");
  for (const uri of placesIn(edit)) {
    const document = workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
    if (!unsaved.includes(uri.toString())) await document?.save();
  }
}

function placesIn(edit: WorkspaceEdit): readonly Uri[] {
  return edit.entries().map(([uri]) => uri);
}
