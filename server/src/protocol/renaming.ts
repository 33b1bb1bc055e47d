import { LSPErrorCodes, ResponseError } from "vscode-languageserver-protocol";
import type { DocumentEdits } from "../features/feature.ts";
import type { RenameResult } from "../features/rename.ts";

/**
 * The edits of a rename.
 * @throws ResponseError with the sentence for the user where there is nothing to rename.
 */
export function renamedOrRefused(result: RenameResult): readonly DocumentEdits[] {
  if (result.kind === "refused") throw new ResponseError(LSPErrorCodes.RequestFailed, result.message);
  return result.documents;
}
