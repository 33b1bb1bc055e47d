import type { InvertedIndex } from "./invertedIndex.js";

export interface Hit {
  id: number;
  score: number;
}

const K1 = 1.2;
const B = 0.75;
const AVERAGE_LENGTH = 42;

/** BM25 over the candidates, best first, at most `limit` hits. */
export function rank(index: InvertedIndex, terms: readonly string[], candidates: readonly number[], limit: number): Hit[] {
  const best: Hit[] = [];
  for (const id of candidates) {
    const hit = { id, score: bm25(index, terms, id) };
    if (best.length < limit || hit.score > (best[best.length - 1] as Hit).score) insert(best, hit, limit);
  }
  return best;
}

function bm25(index: InvertedIndex, terms: readonly string[], id: number): number {
  let score = 0;
  const norm = K1 * (1 - B + (B * index.length(id)) / AVERAGE_LENGTH);
  for (const term of terms) {
    const { ids, counts } = index.postings(term);
    const at = ids.indexOf(id);
    if (at < 0) continue;
    const frequency = counts[at] as number;
    const idf = Math.log(1 + (index.size - ids.length + 0.5) / (ids.length + 0.5));
    score += (idf * frequency * (K1 + 1)) / (frequency + norm);
  }
  return score;
}

/** Keeps the list sorted and no longer than `limit`. */
function insert(best: Hit[], hit: Hit, limit: number): void {
  let at = best.length;
  while (at > 0 && (best[at - 1] as Hit).score < hit.score) at -= 1;
  best.splice(at, 0, hit);
  if (best.length > limit) best.pop();
}
