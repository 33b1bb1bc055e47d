import { tokenize } from "./tokenizer.js";

export interface Product {
  id: number;
  title: string;
  text: string;
}

/** For one term: the ids of the products that hold it, ascending, and how often each does. */
export interface Postings {
  ids: Uint32Array;
  counts: Uint8Array;
}

const NONE: Postings = { ids: new Uint32Array(0), counts: new Uint8Array(0) };

export class InvertedIndex {
  readonly #postings = new Map<string, Postings>();
  readonly #lengths = new Map<number, number>();

  get size(): number {
    return this.#lengths.size;
  }

  /** Builds the whole index at once; postings end up as packed typed arrays. */
  static build(products: readonly Product[]): InvertedIndex {
    const index = new InvertedIndex();
    const growing = new Map<string, Map<number, number>>();
    for (const product of [...products].sort((a, b) => a.id - b.id)) {
      const terms = tokenize(`${product.title} ${product.text}`);
      index.#lengths.set(product.id, terms.length);
      for (const term of terms) {
        const counts = growing.get(term) ?? new Map<number, number>();
        counts.set(product.id, (counts.get(product.id) ?? 0) + 1);
        growing.set(term, counts);
      }
    }
    for (const [term, counts] of growing) {
      index.#postings.set(term, {
        ids: Uint32Array.from(counts.keys()),
        counts: Uint8Array.from(counts.values(), (count) => Math.min(count, 255)),
      });
    }
    return index;
  }

  postings(term: string): Postings {
    return this.#postings.get(term) ?? NONE;
  }

  length(id: number): number {
    return this.#lengths.get(id) ?? 0;
  }

  /** Ids that stand in every one of the lists, shortest list first. */
  intersect(terms: readonly string[]): number[] {
    const lists = terms.map((term) => this.postings(term).ids).sort((a, b) => a.length - b.length);
    const [shortest, ...others] = lists;
    if (shortest === undefined) return [];
    return [...shortest].filter((id) => others.every((list) => contains(list, id)));
  }
}

/** Binary search in an ascending list. */
function contains(list: Uint32Array, id: number): boolean {
  let low = 0;
  let high = list.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = list[middle] as number;
    if (found === id) return true;
    if (found < id) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}
