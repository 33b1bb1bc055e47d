import { checkDocument } from "../../core/check/check.ts";
import type { PerfDocument } from "../../core/document/perfDocument.ts";
import { joinUri, nameOf } from "../../core/host/uri.ts";
import type { Conformance } from "../../core/rules/rule.ts";
import { linkTargets } from "../../core/workspace/links/documentPaths.ts";
import { documentResults, type ResultsOfPart } from "../../core/workspace/links/documentResults.ts";
import { withFacts } from "../../core/workspace/withFacts.ts";
import type { Workspace } from "../../core/workspace/workspace.ts";

/** A document of the workspace, and what binds its results to files. */
export interface BoundDocument {
  readonly document: PerfDocument;
  readonly conformance: Conformance | undefined;
  readonly parts: readonly ResultsOfPart[];
}

/** A document whose text may bind anything names a file in one of two ways. */
const MAY_BIND = /results? files?|perfdoc:\s{0,20}results/i;

/** Every document of the workspace that names a file of results. */
export async function boundDocuments(workspace: Workspace): Promise<readonly BoundDocument[]> {
  const found: BoundDocument[] = [];
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
export async function boundDocument(workspace: Workspace, uri: string): Promise<BoundDocument | undefined> {
  const read = await workspace.read(uri);
  if (read.kind !== "document") return undefined;
  const { document } = read;
  return withFacts(workspace, uri, (context) => {
    const checked = checkDocument(document, { ...context, rules: [] });
    if (checked.kind === "foreign") return undefined;
    const targetOf = linkTargets(uri, context.settings.docsRoot, context.facts);
    return { document, conformance: checked.conformance, parts: documentResults(document, context.facts, targetOf) };
  });
}

/** True if a part is bound to a file, or to one that is called so. */
export function isBoundTo({ source }: ResultsOfPart, uri: string, byName = false): boolean {
  if (source.kind !== "file" && source.kind !== "nowhere") return false;
  return source.uri === uri || (byName && nameOf(source.uri) === nameOf(uri));
}
