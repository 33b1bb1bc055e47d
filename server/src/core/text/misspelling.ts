import { distance } from "fastest-levenshtein";

/**
 * True if the text is the other one misspelt: its words are the same but for case and punctuation, or for a slip of the
 * pen in words that are long enough for that to be none of their own.
 */
export function isMisspelt(text: string, meant: string): boolean {
  return slipsBetween(text, meant) < Number.POSITIVE_INFINITY;
}

/**
 * How many slips of the pen lead from one text to the other, word by word. Infinite where a word is another one, or one
 * more: "Performance Alerts" is no misspelling of "Performance Targets", nor "CI benchmarks" of "Benchmarks".
 */
export function slipsBetween(text: string, meant: string): number {
  const [ours, theirs] = [wordsOf(text), wordsOf(meant)];
  // A space or hyphen more or less makes no other words.
  if (ours.join("") === theirs.join("")) return ours.length === theirs.length ? 0 : 1;
  if (ours.length !== theirs.length) return Number.POSITIVE_INFINITY;
  return ours.reduce((slips, word, index) => slips + slipsInWord(word, theirs[index] ?? ""), 0);
}

/** The words of a text, in lower case and without what stands between them. */
export function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** One letter in five may be wrong, or two in the wrong order, or the plural's missing; none in a number. */
function slipsInWord(word: string, meant: string): number {
  if (word === meant) return 0;
  const shorter = Math.min(word.length, meant.length);
  const most = Math.floor(shorter / LETTERS_PER_SLIP);
  if (shorter < SHORTEST || shorter > LONGEST_COMPARED || /\d/.test(word + meant)) return Number.POSITIVE_INFINITY;
  if (`${word}s` === meant || `${meant}s` === word) return 1;
  if (most === 0 || Math.abs(word.length - meant.length) > most) return Number.POSITIVE_INFINITY;
  const slips = distance(word, meant);
  if (slips <= most) return slips;
  return isSwapped(word, meant) ? 1 : Number.POSITIVE_INFINITY;
}

/** True if the words differ in the order of two letters that stand side by side. */
function isSwapped(word: string, meant: string): boolean {
  const at = [...word].findIndex((_, index) => word.charCodeAt(index) !== meant.charCodeAt(index));
  const swapped = word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
  return swapped === meant;
}

const LETTERS_PER_SLIP = 5;
const SHORTEST = 3;
/** Comparing two words costs the product of their lengths. */
const LONGEST_COMPARED = 100;
