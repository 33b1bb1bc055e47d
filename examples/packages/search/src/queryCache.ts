import type { Hit } from "./ranking.js";

interface Entry {
  hits: Hit[];
  expires: number;
}

/** Least recently used query results; a Map remembers insertion order, so the first key is the oldest. */
export class QueryCache {
  readonly #entries = new Map<string, Entry>();
  readonly #capacity: number;
  readonly #ttl: number;

  constructor(capacity = 20_000, ttl = 300_000) {
    this.#capacity = capacity;
    this.#ttl = ttl;
  }

  get(query: string, now = Date.now()): Hit[] | undefined {
    const entry = this.#entries.get(query);
    if (entry === undefined) return undefined;
    this.#entries.delete(query);
    if (entry.expires <= now) return undefined;
    this.#entries.set(query, entry);
    return entry.hits;
  }

  set(query: string, hits: Hit[], now = Date.now()): void {
    this.#entries.delete(query);
    this.#entries.set(query, { hits, expires: now + this.#ttl });
    if (this.#entries.size > this.#capacity) {
      const oldest = this.#entries.keys().next();
      if (!oldest.done) this.#entries.delete(oldest.value);
    }
  }

  clear(): void {
    this.#entries.clear();
  }
}
