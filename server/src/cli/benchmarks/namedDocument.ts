import { boundDocument } from "../../core/workspace/links/boundDocuments.ts";
import type { ImportTarget } from "../../core/workspace/links/importProposal.ts";
import type { Workspace } from "../../core/workspace/workspace.ts";
import { UsageError } from "../terminal/terminal.ts";

/**
 * The document that somebody named.
 * @param named As it was named.
 * @throws UsageError where there is none that can be read.
 */
export async function namedDocument(workspace: Workspace, uri: string, named = ""): Promise<ImportTarget> {
  const document = await boundDocument(workspace, uri);
  if (!document) throw new UsageError(`"${named}" is no performance document that can be read.`);
  return document;
}
