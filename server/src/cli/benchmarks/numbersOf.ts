import { type DocumentNumber, documentNumbers } from "../../core/conformance/benchmarks/documentNumbers.ts";
import { readConforming } from "../../core/conformance/match/conformingMatch.ts";
import type { Workspace } from "../../core/workspace/workspace.ts";

/** The numbers of a text as a document of the workspace; none where it has no template. */
export function numbersOf(workspace: Workspace, uri: string, text: string): readonly DocumentNumber[] {
  return readConforming(uri, text, workspace.placeContextOf(uri), documentNumbers);
}
