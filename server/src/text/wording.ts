import { distance } from "fastest-levenshtein";

/** "a", "a or b", "a, b or c". */
export function anyOf(words: readonly string[]): string {
  return joined(words, "or");
}

/** "a", "a and b", "a, b and c". */
export function allOf(words: readonly string[]): string {
  return joined(words, "and");
}

function joined(words: readonly string[], last: string): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}

/** "1 section", "2 sections". */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** A text without regard to wrapping and white space: how prompts and values are compared. */
export function normalised(text: string): string {
  // What is a single space already is left alone.
  return text.replace(/[^\S ]\s*| \s+/g, " ").trim();
}

/** Enough of a text to be recognised in a message of one line. */
export function shortened(text: string, most = 60): string {
  const line = normalised(text);
  return line.length <= most ? line : `${line.slice(0, most - 1).trimEnd()}…`;
}

/** The candidates by their distance from the word, nearest first, without regard to case; equals come in the order given. */
export function byNearness(word: string, candidates: readonly string[]): readonly string[] {
  const lower = word.slice(0, LONGEST_COMPARED).toLowerCase();
  return candidates
    .map((candidate, index) => ({
      candidate,
      index,
      far: distance(lower, candidate.slice(0, LONGEST_COMPARED).toLowerCase()),
    }))
    .sort((a, b) => a.far - b.far || a.index - b.index)
    .map(({ candidate }) => candidate);
}

/** The candidate that the word was most likely meant to be: at most a third of it differs. Undefined if none is that close. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const [first] = byNearness(word, candidates);
  if (first === undefined || word.length > LONGEST_COMPARED) return undefined;
  const far = distance(word.toLowerCase(), first.toLowerCase());
  return far <= Math.max(1, Math.floor(Math.max(word.length, first.length) / 3)) ? first : undefined;
}

/**
 * True if the text is the other one misspelt: its words are the same but for case and punctuation, or for a slip of the
 * pen in words that are long enough for that to be none of their own.
 */
export function isMisspelt(text: string, meant: string): boolean {
  const [written, words] = [wordsOf(text), wordsOf(meant)];
  if (written.join("") === words.join("")) return true;
  return written.length === words.length && written.every((word, index) => isSlip(word, words[index] ?? ""));
}

function wordsOf(text: string): readonly string[] {
  return (
    text
      .slice(0, LONGEST_COMPARED)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** One letter in five may be wrong, or two in the wrong order, and none in a number. */
function isSlip(word: string, meant: string): boolean {
  if (word === meant) return true;
  const shorter = Math.min(word.length, meant.length);
  if (shorter < SLIP_LENGTH || /\d/.test(word + meant)) return false;
  return distance(word, meant) <= Math.floor(shorter / SLIP_LENGTH) || isSwapped(word, meant);
}

/** True if the words differ in the order of two letters that stand side by side. */
function isSwapped(word: string, meant: string): boolean {
  const at = [...word].findIndex((_, index) => word.charCodeAt(index) !== meant.charCodeAt(index));
  const swapped = word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
  return swapped === meant;
}

const SLIP_LENGTH = 5;

/** Comparing two words costs the product of their lengths. */
const LONGEST_COMPARED = 200;
