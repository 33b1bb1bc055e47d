import type { BoundResults } from "../../core/conformance/benchmarks/boundResults.ts";
import { didYouMean, nearest } from "../../core/text/nearWords.ts";
import { shortened } from "../../core/text/wording.ts";

/** One sentence for results of which it can't be told which benchmark of their file they are. */
export function unnamedText({ link, unnamed }: BoundResults, document: string, file: string): string {
  if (!unnamed || unnamed.kind === "unsaid" || !link.name)
    return `${document}: ${file} holds several benchmarks, and the link names none.`;
  if (unnamed.kind === "shared")
    return `${document}: ${file} holds several benchmarks "${shortened(link.name.text)}"; expected a name that one alone has.`;
  const near = nearest(link.name.text, unnamed.candidates);
  return `${document}: There is no benchmark "${shortened(link.name.text)}" in ${file}${didYouMean(near && `"${shortened(near)}"`)}`;
}
