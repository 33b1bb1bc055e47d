/**
 * Strings that are kept for long, each once however many documents hold it. They are copies: a piece of a text would
 * keep the whole text in memory.
 */
export class SharedStrings {
  readonly #kept = new Map<string, string>();

  /** The same string. */
  share(text: string): string {
    const known = this.#kept.get(text);
    if (known !== undefined) return known;
    const copy = copied(text);
    this.#kept.set(copy, copy);
    return copy;
  }
}

/** The same text in memory of its own: JavaScript copies no string unless it has to. */
export function copied(text: string): string {
  const copy: string = JSON.parse(JSON.stringify(text));
  return copy;
}
