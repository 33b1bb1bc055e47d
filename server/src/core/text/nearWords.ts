import * as l10n from "@vscode/l10n";
import { distance } from "fastest-levenshtein";
import { addTo } from "./addTo.ts";

interface Candidate {
  readonly word: string;
  /** As it is compared. */
  readonly lower: string;
  readonly index: number;
}

interface Near {
  readonly word: string;
  readonly index: number;
  readonly far: number;
}

/**
 * Words that others may have been meant to be. They are compared without regard to case, only with words of about
 * their length, and only so many times in all: each link of a document may be broken, and each be compared with every
 * heading.
 */
export class NearWords {
  readonly #candidates: readonly string[];
  #byLength: ReadonlyMap<number, readonly Candidate[]> | undefined;
  #left = MOST_UNITS;

  constructor(candidates: readonly string[]) {
    this.#candidates = candidates;
  }

  /** The candidate that the word was most likely meant to be: at most a third of it differs. Undefined if none is that close. */
  nearest(word: string): string | undefined {
    return this.nearestFew(word, 1)[0];
  }

  /** That one and those that come next to it, by their distance; equals in the order given. None if none is that close. */
  nearestFew(word: string, most: number): readonly string[] {
    if (word.length > LONGEST_COMPARED) return [];
    const near = this.#few(word, most);
    const [first] = near;
    return first && first.far <= mostBetween(word, first.word) ? near.map((one) => one.word) : [];
  }

  #few(word: string, most: number): readonly Near[] {
    const lower = word.toLowerCase();
    const near: Near[] = [];
    // No more than half as long again: beyond that, more than a third differs.
    for (let more = 0; more <= Math.max(1, lower.length / 2); more++) {
      // Words differ by as many letters at least as one is longer than the other.
      if (more > (near[most - 1]?.far ?? Number.POSITIVE_INFINITY)) break;
      this.#compare(lower, lower.length + more, near, most);
      if (more > 0) this.#compare(lower, lower.length - more, near, most);
    }
    return near;
  }

  #compare(lower: string, length: number, near: Near[], most: number): void {
    this.#byLength ??= byLength(this.#candidates);
    for (const { word, lower: other, index } of this.#byLength.get(length) ?? []) {
      if (this.#left <= 0) return;
      this.#left -= UNITS_EACH + lower.length * Math.ceil(length / UNITS_AT_ONCE);
      const far = distanceTyped(lower, other);
      const last = near[most - 1];
      if (last && (far > last.far || (far === last.far && index > last.index))) continue;
      near.push({ word, index, far });
      near.sort((a, b) => a.far - b.far || a.index - b.index);
      near.length = Math.min(near.length, most);
    }
  }
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

/** The one of some candidates that a single word was most likely meant to be. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  return new NearWords(candidates).nearest(word);
}

function byLength(candidates: readonly string[]): ReadonlyMap<number, readonly Candidate[]> {
  const lengths = new Map<number, Candidate[]>();
  for (const [index, word] of candidates.entries()) {
    if (word.length > LONGEST_COMPARED) continue;
    const lower = word.toLowerCase();
    addTo(lengths, lower.length, { word, lower, index });
  }
  return lengths;
}

/** Two neighbours that changed places are one slip, as in "chekc", though two letters differ. */
function distanceTyped(word: string, other: string): number {
  const far = distance(word, other);
  if (far !== 2 || word.length !== other.length) return far;
  let first = 0;
  while (word[first] === other[first]) first++;
  return word[first] === other[first + 1] && word[first + 1] === other[first] ? 1 : far;
}

function mostBetween(word: string, other: string): number {
  return Math.max(1, Math.floor(Math.max(word.length, other.length) / 3));
}

/** Comparing two words costs the product of their lengths, divided by as many units as are compared at once. */
const LONGEST_COMPARED = 200;
const UNITS_AT_ONCE = 32;
const UNITS_EACH = 10;
/** Some tenths of a second: a thousand words among a thousand. */
const MOST_UNITS = 20_000_000;

/** The end of a message about an unknown word: `; did you mean "status"?`, or a full stop where nothing is near. */
export function suggestion(word: string, candidates: readonly string[]): string {
  const meant = nearest(word, candidates);
  return didYouMean(meant && `"${meant}"`);
}

/** The same where it is known already what was meant. */
export function didYouMean(meant: string | undefined): string {
  return meant === undefined ? "." : l10n.t("; did you mean {0}?", meant);
}
