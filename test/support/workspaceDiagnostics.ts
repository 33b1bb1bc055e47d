import assert from "node:assert/strict";
import { WorkspaceDiagnosticRequest, type WorkspaceDocumentDiagnosticReport } from "vscode-languageserver/node";
import type { EditorSession } from "./session.ts";

/**
 * Asks for the diagnostics of the whole workspace, in parts as VS Code does: the answer itself has to be empty.
 * @param takePart Called with each part that comes.
 */
export async function pullInParts(
  session: EditorSession,
  previousResultIds: { uri: string; value: string }[],
  takePart: () => void = () => undefined,
): Promise<readonly WorkspaceDocumentDiagnosticReport[]> {
  const partialResultToken = "parts";
  const told: WorkspaceDocumentDiagnosticReport[] = [];
  const parts = session.connection.onProgress(WorkspaceDiagnosticRequest.partialResult, partialResultToken, (part) => {
    told.push(...part.items);
    takePart();
  });
  const params = { previousResultIds, partialResultToken };
  const { items } = await session.connection.sendRequest(WorkspaceDiagnosticRequest.type, params);
  parts.dispose();
  assert.deepEqual(items, []);
  return told;
}
