/** How a quantity is compared with what is meant: "at most 5 ms" is `<=`, "about 5 ms" is `~`. */
export type Comparator = "<" | "<=" | ">" | ">=" | "=" | "~";

export interface ComparatorReading {
  readonly comparator: Comparator;
  /** It stands behind its number: "5 ms or less". */
  readonly isBehind: boolean;
  readonly end: number;
}

/** Longer signs first. */
const SIGNS: readonly (readonly [string, Comparator])[] = [
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
const PHRASES: readonly (readonly [string, Comparator])[] = [
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

const PHRASES_BEHIND: readonly (readonly [string, Comparator])[] = [
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

/** The sign of a comparison that stands at an offset. */
export function signAt(text: string, at: number): ComparatorReading | undefined {
  const sign = SIGNS.find(([written]) => text.startsWith(written, at));
  return sign && { comparator: sign[1], isBehind: false, end: at + sign[0].length };
}

/** The words of a comparison that stand at an offset, where a word begins. */
export function comparisonAt(text: string, at: number): ComparatorReading | undefined {
  const piece = text.slice(at, at + 40).toLowerCase();
  const behind = phraseIn(piece, PHRASES_BEHIND);
  const phrase = behind ?? phraseIn(piece, PHRASES);
  return phrase && { comparator: phrase[1], isBehind: behind !== undefined, end: at + phrase[0].length };
}

function phraseIn(piece: string, phrases: typeof PHRASES): (typeof PHRASES)[number] | undefined {
  return phrases.find(([words]) => piece.startsWith(words) && !/[\p{L}\d]/u.test(piece[words.length] ?? " "));
}
