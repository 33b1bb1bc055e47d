/** Values for texts, of which those are kept that were asked for last. */
export class RecentTexts<Value> {
  readonly #limit: number;
  #young = new Map<string, Value>();
  #old: ReadonlyMap<string, Value> = new Map();
  #units = 0;

  /** @param limit Units of text: so many are kept, and at most twice as many. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Undefined for a text that is not kept. */
  get(text: string): Value | undefined {
    const young = this.#young.get(text);
    if (young !== undefined) return young;
    const old = this.#old.get(text);
    if (old !== undefined) this.set(text, old);
    return old;
  }

  /** Keeps the value, and lets go of all that was not asked for while the limit was reached twice. */
  set(text: string, value: Value): void {
    if (this.#units + text.length > this.#limit) {
      this.#old = this.#young;
      this.#young = new Map();
      this.#units = 0;
    }
    if (!this.#young.has(text)) this.#units += text.length;
    this.#young.set(text, value);
  }
}
