import * as z from "zod/mini";
import { RESULTS_LIMIT, readResults } from "../benchmarks/formats/readResults.ts";
import { Refusal } from "../tasks/refusal.ts";
import { shortened } from "../text/wording.ts";
import { boundDocument } from "../workspace/links/boundDocuments.ts";
import type { ImportedResults, ImportTarget } from "../workspace/links/importProposal.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { pathTo, placeNamed } from "./namedPlace.ts";
import type { ToolContext } from "./tool.ts";

export const fileInput = z
  .string()
  .check(z.describe("What the benchmark's tool has written, as a path from the workspace's folder."));

/**
 * The file of results that a path names, in the workspace of it and of a document.
 * @throws Refusal for one that can't be read, or holds none.
 */
export async function resultsNamed(
  context: ToolContext,
  named: string,
  document: string | undefined,
): Promise<{ readonly workspace: Workspace; readonly file: ImportedResults; readonly path: string }> {
  const uri = await placeNamed(context, named);
  const places = document === undefined ? [uri] : [await placeNamed(context, document), uri];
  const workspace = await context.workspaceFor(places);
  const path = pathTo(context, uri);
  const read = await workspace.host.readText(uri, RESULTS_LIMIT);
  if (read.kind !== "text")
    throw new Refusal(`"${shortened(path)}" can't be read. ${read.message} Give a file that a benchmark has written.`);
  const reading = readResults(read.text);
  if (reading.kind === "none") throw new Refusal(`"${shortened(path)}": ${reading.message}`);
  workspace.takeResults(uri, { kind: "results", results: reading.results });
  return { workspace, path, file: { uri, results: reading.results } };
}

/** @throws Refusal where the path names no document of ours. */
export async function targetNamed(context: ToolContext, workspace: Workspace, named: string): Promise<ImportTarget> {
  const target = await boundDocument(workspace, await placeNamed(context, named));
  if (target) return target;
  throw new Refusal(
    `"${shortened(named)}" is no performance document that can be read; perfdoc_list_documents names those there are.`,
  );
}
