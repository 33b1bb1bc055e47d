import { nearest } from "../../text/nearWords.ts";

/** The end of a message about an unknown word: `; did you mean "status"?`, or a full stop where nothing is near. */
export function suggestion(word: string, candidates: readonly string[]): string {
  const meant = nearest(word, candidates);
  return meant === undefined ? "." : `; did you mean "${meant}"?`;
}
