import {
  LSPErrorCodes,
  type PrepareRenameParams,
  type PrepareRenameResult,
  type RenameParams,
  ResponseError,
  type WorkspaceEdit,
} from "vscode-languageserver-protocol";
import type { PerfDocument } from "../../core/document/perfDocument.ts";
import type { DocumentEdits, FeatureInput } from "../../core/features/feature.ts";
import { documentWithHeading, prepareRename, type RenameResult, rename } from "../../core/features/rename.ts";
import { foreignFilesNaming, isMarkdownFile } from "../../core/workspace/foreignFiles.ts";
import { withFacts } from "../../core/workspace/withFacts.ts";
import type { View } from "../session/dispatch.ts";
import { workspaceEditOf } from "./convertEdits.ts";
import { noticeOf } from "./notice.ts";

/** What would be renamed at a position; a link stands for the heading that it leads to, in whatever document. */
export async function answerPrepareRename(
  view: View,
  { position }: PrepareRenameParams,
): Promise<PrepareRenameResult | null> {
  const offset = view.at(position);
  const target = await documentAt(view, documentWithHeading(view.input, offset));
  const found = prepareRename(view.input, offset, target);
  return found ? { range: view.rangeOf(found.span), placeholder: found.placeholder } : null;
}

/** The edits of a rename, in Markdown that is not ours too where it leads to what is renamed. */
export async function answerRename(view: View, { position, newName }: RenameParams): Promise<WorkspaceEdit> {
  const { session, input } = view;
  const { workspace } = session.state;
  const offset = view.at(position);
  const uri = documentWithHeading(input, offset);
  const strangers = uri === undefined ? [] : await foreignFilesNaming(workspace, [uri]);
  const own: FeatureInput = { ...input, workspace: [...input.workspace, ...strangers] };
  const document = await documentAt(view, uri);
  const result =
    document && document !== view.document
      ? await withFacts(workspace, document.uri, (context) =>
          rename(own, offset, newName, { ...own, document, context }),
        )
      : rename(own, offset, newName);
  return workspaceEditOf(session, renamedOrRefused(result), view.document.uri);
}

/** A document of the workspace; undefined for what is none. */
async function documentAt({ session, document }: View, uri: string | undefined): Promise<PerfDocument | undefined> {
  if (uri === document.uri) return document;
  const { workspace } = session.state;
  if (uri === undefined || !isMarkdownFile(uri) || !workspace.folderOf(uri)) return undefined;
  const read = await workspace.read(uri);
  return read.kind === "document" ? read.document : undefined;
}

/** @throws ResponseError with the sentence for the user where there is nothing to rename. */
function renamedOrRefused(result: RenameResult): readonly DocumentEdits[] {
  if (result.kind === "refused") throw new ResponseError(LSPErrorCodes.RequestFailed, noticeOf(result.message));
  return result.documents;
}
