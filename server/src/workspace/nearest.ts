import { distance } from "fastest-levenshtein";

/** The candidate that the word was most likely meant to be; undefined if none is close, a third of it at most. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const lower = word.toLowerCase();
  let best: string | undefined;
  let fewest = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    const edits = distance(lower, candidate.toLowerCase());
    if (edits >= fewest) continue;
    best = candidate;
    fewest = edits;
  }
  return best;
}

/** The end of a message about an unknown word: `; did you mean "status"?`, or a full stop where nothing is near. */
export function suggestion(word: string, candidates: Iterable<string>): string {
  const meant = nearest(word, candidates);
  return meant === undefined ? "." : `; did you mean "${meant}"?`;
}
