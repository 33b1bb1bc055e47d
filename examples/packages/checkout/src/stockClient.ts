export interface StockAnswer {
  sku: string;
  available: number;
}

export type Fetch = (skus: readonly string[]) => Promise<StockAnswer[]>;

interface Waiting {
  sku: string;
  resolve: (available: number) => void;
  reject: (reason: unknown) => void;
}

/** Collects the skus that are asked for within a few milliseconds and asks the warehouse once. */
export class StockClient {
  readonly #fetch: Fetch;
  readonly #interval: number;
  readonly #size: number;
  #waiting: Waiting[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(fetch: Fetch, interval = 4, size = 50) {
    this.#fetch = fetch;
    this.#interval = interval;
    this.#size = size;
  }

  available(sku: string): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ sku, resolve, reject });
      if (this.#waiting.length >= this.#size) void this.#flush();
      else this.#timer ??= setTimeout(() => void this.#flush(), this.#interval);
    });
  }

  async #flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const batch = this.#waiting;
    this.#waiting = [];
    try {
      const answers = await this.#fetch([...new Set(batch.map((one) => one.sku))]);
      const bySku = new Map(answers.map((answer) => [answer.sku, answer.available]));
      for (const one of batch) one.resolve(bySku.get(one.sku) ?? 0);
    } catch (reason) {
      for (const one of batch) one.reject(reason);
    }
  }
}
