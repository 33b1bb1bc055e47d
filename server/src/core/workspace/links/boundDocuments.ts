import { documentKindOf } from "../../conformance/match/documentKind.ts";
import { matchDocument } from "../../conformance/match/matchDocument.ts";
import { joinUri } from "../../host/uri.ts";
import { withFacts } from "../withFacts.ts";
import type { Workspace } from "../workspace.ts";
import { linkTargets } from "./documentPaths.ts";
import { documentResults } from "./documentResults.ts";
import type { ImportTarget } from "./importProposal.ts";

/** A document whose text may bind anything names a file in one of two ways. */
const MAY_BIND = /results? files?|perfdoc:\s{0,20}results/i;

/** Every document of the workspace that names a file of results. */
export async function boundDocuments(workspace: Workspace): Promise<readonly ImportTarget[]> {
  const found: ImportTarget[] = [];
  for (const folder of workspace.folders) {
    const { documents } = await workspace.filesAround(joinUri(folder.uri, "document.md"));
    for (const uri of documents) {
      const read = await workspace.host.readText(uri);
      if (read.kind !== "text" || !MAY_BIND.test(read.text)) continue;
      const bound = await boundDocument(workspace, uri);
      if (bound && bound.parts.length > 0) found.push(bound);
    }
  }
  return found;
}

/** One document; undefined where there is none of ours that can be read. */
export async function boundDocument(workspace: Workspace, uri: string): Promise<ImportTarget | undefined> {
  const read = await workspace.read(uri);
  if (read.kind !== "document") return undefined;
  const { document } = read;
  return withFacts(workspace, uri, (context) => {
    const of = documentKindOf(document, context);
    if (of.kind === "foreign") return undefined;
    const match = of.kind === "conforming" ? matchDocument(document, of.template) : undefined;
    const targetOf = linkTargets(uri, context.settings.docsRoot, context.facts);
    return { document, match, parts: documentResults(document, context.facts, targetOf) };
  });
}
