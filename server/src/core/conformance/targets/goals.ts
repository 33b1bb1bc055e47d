import { KEPT_ROWS, perTexts } from "../../incremental/memo.ts";
import { intervalOf, type Quantity } from "../../quantities/quantity.ts";
import { readQuantities } from "../../quantities/readQuantities.ts";
import type { Statistic } from "../../quantities/statistics.ts";
import { textOf } from "../../text/span.ts";
import { betterDirection } from "../measurements/metricWords.ts";
import { labelUnit } from "../values/readings.ts";
import { type TargetWords, targetWords } from "./targetWords.ts";

/** What a text aims at. */
export interface Goal extends TargetWords {
  /** With a comparison: the one written, or the one meant. A range only where either end may be missed. */
  readonly quantity: Quantity;
  /** Further numbers, as written, under which it is meant. */
  readonly conditions: readonly string[];
}

/**
 * The goals in a text: "p50 < 50 ms, p95 < 250 ms" holds two. None if a number in it could be read in two ways.
 * @param before What stands in front of what is aimed at, and says what it is about; spans count from its start.
 * @param labels What may give the unit of a bare number.
 */
export const goalsIn: (before: string, text: string, ...labels: readonly string[]) => readonly Goal[] = perTexts(
  (before = "", aimed = "", ...labels) => goalsBehind(before, aimed, labels),
  KEPT_ROWS,
);

function goalsBehind(before: string, aimed: string, labels: readonly string[]): readonly Goal[] {
  const text = withoutPast(before + aimed);
  const { quantities, isAmbiguous } = readQuantities(text);
  if (isAmbiguous || WISHED.test(text)) return [];
  const about = targetWords(text);
  const merged = withShares(quantities, text)
    .map((one) => withUnitOf(one, text, labels))
    .map((one, _, all) => withoutStatisticOfTime(one, all));
  const roles = merged.map((one) => roleOf(one, merged, text, before.length));
  const conditions = merged.flatMap(({ span }, index) => (roles[index] === "condition" ? [textOf(text, span)] : []));
  return merged.flatMap((quantity, index) => {
    const goal = roles[index] === "goal" ? aimedAt(quantity, text) : undefined;
    const counted = goal?.dimension === "count" && /^\p{L}/u.test(goal.unit.noun) ? [goal.unit.noun] : [];
    return goal ? [{ ...about, quantity: goal, conditions, words: [...about.words, ...counted] }] : [];
  });
}

/** Nobody is held to a wish. */
const WISHED = /\b(?:would be nice|nice to have|ideally|stretch goal|aspirational|some ?day|eventually)\b/i;

/** Without "(was < 5 s until May)", which is no longer so. What follows stays where it stands. */
export function withoutPast(text: string): string {
  return text.replace(/\((?:was|were|previously|formerly|before|old|until)\b[^()]{0,80}\)/gi, (past) =>
    " ".repeat(past.length),
  );
}

/** "95 % of requests under 200 ms": the share is the statistic of the time behind it, or in front of it. */
function withShares(quantities: readonly Quantity[], text: string): readonly Quantity[] {
  if (AVAILABLE.test(text)) return quantities;
  const taken = new Set<Quantity>();
  const merged = quantities.flatMap((quantity, index) => {
    const [before, behind] = [quantities[index - 1], quantities[index + 1]];
    if (quantity.dimension !== "time") return [quantity];
    const share = [before, behind].find((one) => one && !taken.has(one) && isShareOf(one, quantity, text));
    if (!share) return [quantity];
    taken.add(share);
    return [{ ...quantity, statistic: shareStatistic(share) }];
  });
  return merged.filter((one) => !taken.has(one));
}

function isShareOf(share: Quantity, time: Quantity, text: string): boolean {
  if (!isShare(share)) return false;
  if (share.span.start < time.span.start) {
    return SHARE_FIRST.test(text.slice(share.span.end, time.span.start));
  }
  return TIME_FIRST.test(text.slice(time.span.end, share.span.start)) && /^\s*of\b/i.test(text.slice(share.span.end));
}

const SHARE_FIRST = /^\s*(?:of\b|under\b|below\b|within\b|in\b|<|≤|at\b|:|are\b)/i;
const TIME_FIRST = /^\s*(?:for|in|at)\s+(?:at least\s+)?$/i;

const AVAILABLE = /\b(?:availab|uptime|success|hit|error|cache)/i;

function isShare({ dimension, number, statistic }: Quantity): boolean {
  return dimension === "percentage" && number >= 50 && number <= 100 && statistic === undefined;
}

function shareStatistic({ number }: Quantity): Statistic {
  return number === 100 ? "max" : `p${number}`;
}

function withUnitOf(quantity: Quantity, text: string, labels: readonly string[]): Quantity {
  // A comparison may stand before it, words may not: they would name what is counted.
  if (quantity.unit.text !== "" || /^\s*[\p{L}]/u.test(text.slice(quantity.span.end))) return quantity;
  const [unit] = labels.flatMap((label) => labelUnit(label) ?? []);
  return unit ? { ...quantity, unit, dimension: unit.dimension } : quantity;
}

/** "500 req/s at < 100 ms p95": the percentile is the time's. */
function withoutStatisticOfTime(quantity: Quantity, all: readonly Quantity[]): Quantity {
  const { dimension, statistic } = quantity;
  const isTimes = all.some((one) => one.dimension === "time" && one.statistic === statistic);
  return dimension === "rate" && statistic !== undefined && isTimes ? { ...quantity, statistic: undefined } : quantity;
}

type Role = "goal" | "condition" | "window";

/** Behind these a number says under which circumstances, or for how long. */
const CIRCUMSTANCES: ReadonlySet<string> = new Set(
  "with for at after during while when if on in until given per from over through across".split(" "),
);
/** Words and signs that may stand between. */
const BETWEEN: ReadonlySet<string> = new Set(
  "the a an last more than least about around any < > <= >= ≤ ≥ = ~".split(" "),
);

/** True for "with 1,000 users", "after the last 10 runs". */
function isIntroducedBy(before: string): boolean {
  const words = before
    .toLowerCase()
    .replace(/[<>≤≥=~]/g, " $& ")
    .split(/[\s(]/)
    .filter((word) => word !== "");
  const last = words.findLast((word) => !BETWEEN.has(word));
  return last !== undefined && CIRCUMSTANCES.has(last);
}

function roleOf(quantity: Quantity, all: readonly Quantity[], text: string, from: number): Role {
  const { dimension, comparator, span, unit } = quantity;
  if (span.start < from) return "condition";
  const others = all.filter((one) => one !== quantity && one.span.start >= from);
  if (others.length === 0) return "goal";
  const isIntroduced = isIntroducedBy(text.slice(Math.max(from, span.start - 40), span.start));
  const isCompared = comparator !== undefined && comparator !== "~" && comparator !== "=";
  // "99.9 % availability over 30 days", "500 req/s for 10 minutes"
  if (isIntroduced && dimension === "time" && unit.factor >= 1 && !isOnlyComparedTime(quantity, others))
    return "window";
  if (dimension === "count" && !isCompared) return "condition";
  // "500 req/s at < 100 ms p95" promises both.
  const isPromise = isCompared ? dimension === "time" || dimension === "rate" : isRanked(quantity);
  return isIntroduced && !isPromise ? "condition" : "goal";
}

/** True for a time whose percentile is said: "80 ms at p95" is no circumstance of "12 ms at the median". */
function isRanked({ dimension, statistic }: Quantity): boolean {
  return dimension === "time" && statistic !== undefined;
}

/** True for a time beside others of its kind alone: "p50 in 1 s, p95 in 3 s". */
function isOnlyComparedTime({ comparator }: Quantity, others: readonly Quantity[]): boolean {
  return comparator !== undefined && comparator !== ">" && others.every(({ dimension }) => dimension === "time");
}

/** The quantity as a goal: undefined for a bare count of which it can't be said whether more or less is better. */
function aimedAt(quantity: Quantity, text: string): Quantity | undefined {
  const { comparator, dimension, upTo, uncertainty, statistic, span } = quantity;
  const minimum = statistic === "min" ? ({ comparator: ">=", statistic: undefined } as const) : {};
  if (comparator !== undefined && comparator !== "~" && comparator !== "=") {
    const isCapacity = comparator === "<=" && dimension === "rate" && /up to\s*$/i.test(text.slice(0, span.start));
    const allowed = allowedBy(quantity, text);
    return {
      ...quantity,
      ...(isCapacity && { comparator: ">=" as const }),
      ...(allowed && { comparator: allowed }),
      ...minimum,
    };
  }
  const isExact = upTo === undefined && uncertainty === undefined;
  const direction = "comparator" in minimum ? minimum.comparator : directionOf(quantity, text);
  if (direction === undefined) return isExact ? undefined : { ...quantity, comparator: undefined };
  const slack = uncertainty ?? (comparator === "~" ? slackOfAbout(quantity) : 0);
  const [low, high] = [quantity.number - slack, (upTo ?? quantity.number) + slack];
  const number = direction === "<=" ? high : low;
  const decimals = quantity.decimals + (comparator === "~" && !isWholeIn(quantity, number) ? 1 : 0);
  return { ...quantity, ...minimum, number, decimals, comparator: direction, upTo: undefined, uncertainty: undefined };
}

/** "Must not take longer than 2 s" allows for 2 s at most. Undefined where nothing is forbidden. */
function allowedBy(quantity: Quantity, text: string): "<=" | ">=" | undefined {
  const { comparator, span } = quantity;
  const allowed = comparator === ">" ? "<=" : comparator === "<" ? ">=" : undefined;
  const before = text.slice(Math.max(0, span.start - FAR), span.start);
  // In the same clause as the number.
  const isForbidden = FORBIDDING.test(before.split(/[,;:.()|]/).at(-1) ?? "");
  return isForbidden && allowed === directionOf(quantity, text) ? allowed : undefined;
}

const FAR = 80;
const FORBIDDING = /\b(?:no|not|never|cannot|nothing|none)(?![-\p{L}])|n['’]t /iu;

/** True if a number can be written with as many digits as a quantity. */
function isWholeIn({ scale, decimals }: Quantity, number: number): boolean {
  const digits = (number / scale) * 10 ** decimals;
  return Math.abs(digits - Math.round(digits)) < 1e-6;
}

/** What "about" allows for, in the unit as written. */
function slackOfAbout(quantity: Quantity): number {
  const { high } = intervalOf({ ...quantity, upTo: undefined });
  return high / quantity.unit.factor - quantity.number;
}

/** At most for times and sizes, at least for rates; by its words for all else. */
function directionOf({ dimension }: Quantity, text: string): "<=" | ">=" | undefined {
  const byWords = betterDirection(text);
  if (dimension === "time" || dimension === "size") return "<=";
  if (dimension === "rate" || dimension === "data rate") return byWords ?? ">=";
  return byWords;
}
