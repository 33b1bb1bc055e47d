interface Bucket {
  tokens: number;
  filled: number;
}

/** Token buckets, one per client, refilled by the time that has passed. */
export class RateLimiter {
  readonly #buckets = new Map<string, Bucket>();
  readonly #perSecond: number;
  readonly #burst: number;

  constructor(perSecond: number, burst: number) {
    this.#perSecond = perSecond;
    this.#burst = burst;
  }

  allow(client: string, now = Date.now()): boolean {
    const bucket = this.#buckets.get(client) ?? { tokens: this.#burst, filled: now };
    const refill = ((now - bucket.filled) / 1000) * this.#perSecond;
    bucket.tokens = Math.min(this.#burst, bucket.tokens + refill);
    bucket.filled = now;
    this.#buckets.set(client, bucket);
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  }

  /** Forgets clients that have not been seen for a while. */
  sweep(olderThan: number, now = Date.now()): number {
    let removed = 0;
    for (const [client, bucket] of this.#buckets) {
      if (now - bucket.filled < olderThan) continue;
      this.#buckets.delete(client);
      removed += 1;
    }
    return removed;
  }
}
