import { addTo } from "../text/addTo.ts";

/** How a quantity is compared with what is meant: "at most 5 ms" is `<=`, "about 5 ms" is `~`. */
export type Comparator = "<" | "<=" | ">" | ">=" | "=" | "~";

export interface ComparatorReading {
  readonly comparator: Comparator;
  /** It stands behind its number: "5 ms or less". */
  readonly isBehind: boolean;
  readonly end: number;
}

type Written = readonly [written: string, comparator: Comparator];

/** Longer signs first. */
const SIGNS: readonly Written[] = [
  ["<=", "<="],
  [">=", ">="],
  ["=<", "<="],
  ["=>", ">="],
  ["==", "="],
  ["<", "<"],
  [">", ">"],
  ["≤", "<="],
  ["≥", ">="],
  ["⩽", "<="],
  ["⩾", ">="],
  ["=", "="],
  ["~", "~"],
  ["≈", "~"],
  ["∼", "~"],
];

/** Longer phrases first. */
const PHRASES: readonly Written[] = [
  ["never more than", "<="],
  ["never less than", ">="],
  ["not exceeding", "<="],
  ["not exceed", "<="],
  ["never exceeds", "<="],
  ["never exceed", "<="],
  ["never above", "<="],
  ["never over", "<="],
  ["never below", ">="],
  ["never under", ">="],
  ["not above", "<="],
  ["not over", "<="],
  ["not below", ">="],
  ["not under", ">="],
  ["not slower than", "<="],
  ["a maximum of", "<="],
  ["maximum of", "<="],
  ["a minimum of", ">="],
  ["minimum of", ">="],
  ["well under", "<"],
  ["well below", "<"],
  ["well above", ">"],
  ["capped at", "<="],
  ["limited to", "<="],
  ["no more than", "<="],
  ["not more than", "<="],
  ["no less than", ">="],
  ["not less than", ">="],
  ["no fewer than", ">="],
  ["no higher than", "<="],
  ["no longer than", "<="],
  ["no slower than", "<="],
  ["at the most", "<="],
  ["at the least", ">="],
  ["at most", "<="],
  ["at least", ">="],
  ["less than", "<"],
  ["fewer than", "<"],
  ["lower than", "<"],
  ["smaller than", "<"],
  ["shorter than", "<"],
  ["faster than", "<"],
  ["slower than", ">"],
  ["more than", ">"],
  ["greater than", ">"],
  ["higher than", ">"],
  ["larger than", ">"],
  ["longer than", ">"],
  ["up to", "<="],
  ["under", "<"],
  ["below", "<"],
  ["within", "<="],
  ["over", ">"],
  ["above", ">"],
  ["exceeds", ">"],
  ["exceeding", ">"],
  ["about", "~"],
  ["around", "~"],
  ["approximately", "~"],
  ["approx", "~"],
  ["roughly", "~"],
  ["circa", "~"],
  ["ca", "~"],
  ["nearly", "~"],
  ["almost", "~"],
];

const PHRASES_BEHIND: readonly Written[] = [
  ["or less", "<="],
  ["or fewer", "<="],
  ["or lower", "<="],
  ["or below", "<="],
  ["or under", "<="],
  ["or faster", "<="],
  ["or more", ">="],
  ["or higher", ">="],
  ["or above", ">="],
  ["and more", ">="],
  ["and above", ">="],
];

const SIGNS_BY_START = byStart(SIGNS);
const PHRASES_BY_START = byStart(PHRASES);
const PHRASES_BEHIND_BY_START = byStart(PHRASES_BEHIND);

/** By the first letter or mark: they are looked for at every word. */
function byStart(all: readonly Written[]): ReadonlyMap<string, readonly Written[]> {
  const starts = new Map<string, Written[]>();
  for (const one of all) {
    const [start = ""] = one[0];
    addTo(starts, start, one);
  }
  return starts;
}

/** The sign of a comparison that stands at an offset. */
export function signAt(text: string, at: number): ComparatorReading | undefined {
  const sign = SIGNS_BY_START.get(text[at] ?? "")?.find(([written]) => text.startsWith(written, at));
  return sign && { comparator: sign[1], isBehind: false, end: at + sign[0].length };
}

/** The words of a comparison that stand at an offset, where a word begins. */
export function comparisonAt(text: string, at: number): ComparatorReading | undefined {
  const start = (text[at] ?? "").toLowerCase();
  if (!PHRASES_BY_START.has(start) && !PHRASES_BEHIND_BY_START.has(start)) return undefined;
  const piece = text.slice(at, at + 40).toLowerCase();
  const below = /^sub[- ]?(?=\d)/.exec(piece)?.[0];
  if (below !== undefined) return { comparator: "<", isBehind: false, end: at + below.length };
  const behind = phraseIn(piece, PHRASES_BEHIND_BY_START.get(start));
  const phrase = behind ?? phraseIn(piece, PHRASES_BY_START.get(start));
  return phrase && { comparator: phrase[1], isBehind: behind !== undefined, end: at + phrase[0].length };
}

function phraseIn(piece: string, phrases: readonly Written[] | undefined): Written | undefined {
  return phrases?.find(([words]) => piece.startsWith(words) && !/[\p{L}\d]/u.test(piece[words.length] ?? " "));
}
