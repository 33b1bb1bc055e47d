import { distance } from "fastest-levenshtein";

/**
 * How many letters two texts differ in that are the same words, one of them misspelt: word by word, at most a letter in
 * every four of a word. Infinite where a word is another one, or one more: "Performance Alerts" is no misspelling of
 * "Performance Targets", nor "CI benchmarks" of "Benchmarks".
 */
export function slipsBetween(left: string, right: string): number {
  const [ours, theirs] = [wordsOf(left), wordsOf(right)];
  // A space or hyphen more or less makes no other words.
  if (ours.length !== theirs.length) return ours.join("") === theirs.join("") ? 1 : Number.POSITIVE_INFINITY;
  return ours.reduce((slips, word, index) => slips + slipsInWord(word, theirs[index] ?? ""), 0);
}

/** The words of a text, in lower case and without what stands between them. */
export function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

function slipsInWord(left: string, right: string): number {
  if (left === right) return 0;
  const most = Math.floor(Math.max(left.length, right.length) / LETTERS_PER_SLIP);
  // Numbers and words of a few letters are others with any letter changed, and comparing long ones costs their product.
  if (/\d/.test(left + right) || Math.abs(left.length - right.length) > most || most > MOST_SLIPS) {
    return Number.POSITIVE_INFINITY;
  }
  const slips = distance(left, right);
  return slips <= most ? slips : Number.POSITIVE_INFINITY;
}

const LETTERS_PER_SLIP = 4;
/** Of the longest words that are compared. */
const MOST_SLIPS = 10;
