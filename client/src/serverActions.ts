import { type TextDocument, workspace } from "vscode";
import {
  type BaseLanguageClient,
  type CodeAction,
  CodeActionRequest,
  CodeActionResolveRequest,
  CodeActionTriggerKind,
  Command,
} from "vscode-languageclient";

/** The server's actions on a whole document, of one kind; edits come when one is applied. */
export async function actionsFor(
  client: BaseLanguageClient,
  document: TextDocument,
  kind: string,
): Promise<CodeAction[]> {
  const last = document.lineAt(document.lineCount - 1).range.end;
  const answer = await client.sendRequest(CodeActionRequest.type, {
    textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(document),
    range: { start: { line: 0, character: 0 }, end: last },
    context: { diagnostics: [], only: [kind], triggerKind: CodeActionTriggerKind.Invoked },
  });
  return (answer ?? []).filter((one): one is CodeAction => !Command.is(one));
}

/** True for what repairs a finding: other actions silence it or explain its rule. */
export function isFix({ data }: CodeAction): boolean {
  return fieldOf(fieldOf(data, "key"), "action") === "fix";
}

function fieldOf(plain: unknown, name: string): unknown {
  const fields: Readonly<Record<string, unknown>> = typeof plain === "object" && plain !== null ? { ...plain } : {};
  return fields[name];
}

/** Applies an action as one step that can be undone; false if the document changed meanwhile. */
export async function applyAction(client: BaseLanguageClient, action: CodeAction): Promise<boolean> {
  const { edit } = action.edit ? action : await client.sendRequest(CodeActionResolveRequest.type, action);
  const converted = await client.protocol2CodeConverter.asWorkspaceEdit(edit);
  return converted !== undefined && workspace.applyEdit(converted);
}
