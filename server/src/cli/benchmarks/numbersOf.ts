import { type DocumentNumber, documentNumbers } from "../../core/conformance/benchmarks/documentNumbers.ts";
import { documentKindOf } from "../../core/conformance/match/documentKind.ts";
import { matchDocument } from "../../core/conformance/match/matchDocument.ts";
import { openDocument } from "../../core/document/perfDocument.ts";
import type { Workspace } from "../../core/workspace/workspace.ts";

/** The numbers of a text as a document of the workspace; none where it has no template. */
export function numbersOf(workspace: Workspace, uri: string, text: string): readonly DocumentNumber[] {
  const document = openDocument(uri, text);
  const documentKind = documentKindOf(document, workspace.placeContextOf(uri));
  if (documentKind.kind !== "conforming") return [];
  return documentNumbers(document, matchDocument(document, documentKind.template));
}
