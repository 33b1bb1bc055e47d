import type { BoundResults } from "../../core/conformance/benchmarks/boundResults.ts";
import { didYouMean, nearest } from "../../core/text/nearWords.ts";
import { shortened } from "../../core/text/wording.ts";

/** One sentence for results of which it can't be told which benchmark of their file they are. */
export function unnamedText({ link, unnamed }: BoundResults, document: string, file: string): string {
  if (unnamed?.kind !== "unknown" || !link.name)
    return `${document}: ${file} holds several benchmarks, and the link names none.`;
  const near = nearest(link.name.text, unnamed.candidates);
  return `${document}: There is no benchmark "${shortened(link.name.text)}" in ${file}${didYouMean(near && `"${shortened(near)}"`)}`;
}
