import type { DocumentSummary } from "../../core/workspace/facts/documentIndex.ts";
import type { Dependencies } from "../../core/workspace/facts/facts.ts";
import type { Workspace } from "../../core/workspace/workspace.ts";

/** What others were last told of documents. */
export class ToldOfDocuments {
  readonly #told = new Map<string, string>();

  /**
   * Those among changed documents that now say something else to others.
   * @param dependencies What others asked so far: a document that is none of ours, and that nobody looked at, need not be parsed.
   */
  differing(
    changed: ReadonlySet<string>,
    workspace: Workspace,
    dependencies: readonly (Dependencies | undefined)[],
  ): ReadonlySet<string> {
    const differing = new Set<string>();
    for (const uri of changed) {
      const isOfInterest =
        this.#told.has(uri) ||
        workspace.summariesAt(uri).summaryOfOurs(uri) !== undefined ||
        dependencies.some((one) => one?.documents.has(uri));
      if (!isOfInterest) continue;
      const says = whatOthersSee(workspace.summary(uri));
      if (this.#told.get(uri) !== says) differing.add(uri);
      this.#told.set(uri, says);
    }
    return differing;
  }
}

/** What a document says to others, as far as rules look at it. */
function whatOthersSee(summary: DocumentSummary | undefined): string {
  if (!summary) return "";
  const { title, membership, category, status, module, fragments, related, dependencies, relatedSpan } = summary;
  return JSON.stringify([
    title,
    membership,
    category,
    status,
    module,
    [...fragments],
    related,
    dependencies,
    relatedSpan,
  ]);
}
