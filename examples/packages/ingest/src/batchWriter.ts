import type { PriceRow } from "./feedParser.js";

export interface Catalogue {
  upsert(rows: readonly PriceRow[]): Promise<void>;
}

/** Keeps the newest price per sku and supplier, and writes when enough have come together. */
export class BatchWriter {
  readonly #catalogue: Catalogue;
  readonly #size: number;
  #rows = new Map<string, PriceRow>();

  constructor(catalogue: Catalogue, size = 1_000) {
    this.#catalogue = catalogue;
    this.#size = size;
  }

  async add(row: PriceRow): Promise<void> {
    this.#rows.set(`${row.supplier} ${row.sku}`, row);
    if (this.#rows.size >= this.#size) await this.flush();
  }

  async flush(): Promise<void> {
    if (this.#rows.size === 0) return;
    const rows = [...this.#rows.values()];
    this.#rows = new Map();
    await this.#catalogue.upsert(rows);
  }
}
