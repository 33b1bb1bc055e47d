import { distance } from "fastest-levenshtein";
import { NearWords } from "./nearWords.ts";

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
  return new NearWords(candidates).nearest(word);
}

/** Comparing two words costs the product of their lengths. */
const LONGEST_COMPARED = 200;
