import type { InvertedIndex } from "./invertedIndex.js";
import { QueryCache } from "./queryCache.js";
import { type Hit, rank } from "./ranking.js";
import { tokenize } from "./tokenizer.js";

export class Search {
  #index: InvertedIndex;
  readonly #cache = new QueryCache();

  constructor(index: InvertedIndex) {
    this.#index = index;
  }

  /** A new index makes every remembered result wrong. */
  replaceIndex(index: InvertedIndex): void {
    this.#index = index;
    this.#cache.clear();
  }

  query(text: string, limit = 20): Hit[] {
    const terms = [...new Set(tokenize(text))].sort();
    const key = `${limit} ${terms.join(" ")}`;
    const known = this.#cache.get(key);
    if (known !== undefined) return known;
    const hits = rank(this.#index, terms, this.#index.intersect(terms), limit);
    this.#cache.set(key, hits);
    return hits;
  }
}
