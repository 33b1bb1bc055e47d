/** Words that appear in nearly every product text and say nothing about it. */
const STOP_WORDS = new Set(["a", "an", "and", "for", "in", "of", "on", "or", "the", "to", "with"]);

const WORD = /[\p{L}\p{N}]+/gu;

/** Splits a text into lower-case terms, without stop words and without accents. */
export function tokenize(text: string): string[] {
  const terms: string[] = [];
  for (const match of fold(text).matchAll(WORD)) {
    const term = match[0];
    if (!STOP_WORDS.has(term)) terms.push(term);
  }
  return terms;
}

/** "Crème" and "creme" are the same word to a shopper. */
export function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}+/gu, "").toLowerCase();
}
