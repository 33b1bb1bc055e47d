import { commands, Uri } from "vscode";
import { type BaseLanguageClient, Position, ReferencesRequest } from "vscode-languageclient";

/** What the lens on a title opens: the places that refer to the document. */
export async function showReferences(client: BaseLanguageClient, uri: unknown, position: unknown): Promise<void> {
  if (typeof uri !== "string" || !Position.is(position)) return;
  const found = await client.sendRequest(ReferencesRequest.type, {
    textDocument: { uri },
    position,
    context: { includeDeclaration: false },
  });
  const { protocol2CodeConverter: converter } = client;
  const places = await converter.asReferences(found);
  await commands.executeCommand(
    "editor.action.showReferences",
    Uri.parse(uri),
    converter.asPosition(position),
    places ?? [],
  );
}
