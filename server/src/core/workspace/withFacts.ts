import type { DocumentContext } from "./documentContext.ts";
import { MOST_ROUNDS } from "./facts/facts.ts";
import type { Workspace } from "./workspace.ts";

/**
 * Does something with a document, once more whenever it asked for what was not known, until it knows all of that.
 * @param run Given everything outside the document.
 * @returns What the last run gave.
 */
export async function withFacts<Result>(
  workspace: Workspace,
  uri: string,
  run: (context: DocumentContext) => Result | Promise<Result>,
): Promise<Result> {
  for (let round = 1; ; round++) {
    const context = workspace.contextOf(uri);
    const result = await run(context);
    const isLacking = await workspace.fetchMisses(uri, context.facts);
    if (!isLacking || round === MOST_ROUNDS) return result;
  }
}
