import type { DocumentContext } from "./documentContext.ts";
import type { Workspace } from "./workspace.ts";

/**
 * How often something is done at most until nothing is unknown to it. Facts come folder by folder: whoever follows a
 * chain of documents learns of a folder and of a document with each round. More rounds than this mean that a rule asks
 * without end.
 */
const MOST_ROUNDS = 100;

/**
 * Does something with a document, once more whenever it asked for what was not known, until it knows all of that.
 * @param run Given everything outside the document.
 * @param isCurrent False once nobody wants the result any more.
 * @returns What the last run gave.
 */
export async function withFacts<Result>(
  workspace: Workspace,
  uri: string,
  run: (context: DocumentContext) => Result | Promise<Result>,
  isCurrent: () => boolean = () => true,
): Promise<Result> {
  for (let round = 1; ; round++) {
    const context = workspace.contextOf(uri);
    const result = await run(context);
    const isLacking = await workspace.resolve(uri, context.facts);
    if (!isLacking || round === MOST_ROUNDS || !isCurrent()) return result;
  }
}
