import { KEPT_ROWS, perText } from "../incremental/memo.ts";
import { belowOneAt, CURRENCY, currencyAt, digitsAt, factorAt, type Placed, type Token } from "./amounts.ts";
import { type Comparator, comparisonAt, signAt } from "./comparators.ts";
import { NOTATION } from "./numbersInNames.ts";
import type { Quantity } from "./quantity.ts";
import { type Statistic, statisticAt } from "./statistics.ts";

/** What a text says in numbers. */
export interface Reading {
  /** In the order of the text. */
  readonly quantities: readonly Quantity[];
  /** A number in it could be read in two ways ("1,5 s", "1.250.000"), and was left out. */
  readonly isAmbiguous: boolean;
  /** The words beside the quantities that are neither numbers, units, comparisons nor statistics. */
  readonly words: readonly string[];
}

/** Every quantity in a text, each with its comparison and statistic: "40% average, 85% peak" holds two. */
export function readQuantities(text: string): Reading {
  return /\d|\bsub-?(?:micro|milli|nano)?second/i.test(text) ? readNumbers(text) : NOTHING_READ;
}

const readNumbers = perText((text): Reading => {
  const tokens = tokensIn(withoutMath(text.slice(0, LONGEST_READ)));
  return {
    quantities: segmentsOf(tokens).flatMap(quantitiesIn),
    isAmbiguous: tokens.some(({ kind }) => kind === "ambiguous"),
    words: tokens.flatMap((token) => (token.kind === "word" ? [token.word] : token.kind === "from" ? ["from"] : [])),
  };
}, KEPT_ROWS);

/** What a text without digits says. */
export const NOTHING_READ: Reading = { quantities: [], isAmbiguous: false, words: [] };

/** No value is longer; prose is not read to its end. */
const LONGEST_READ = 2_000;

/** "$3$ ms", "$\\approx 3$ ms": a number in mathematics is one in prose; every character stays in its place. */
function withoutMath(text: string): string {
  return text.includes("$") ? text.replace(MATH, (whole) => whole.replace(/[$\\]|approx|leq?|geq?/g, inPlace)) : text;
}

const MATH = /\$\s?(?:\\(?:approx|leq?|geq?)\s?|[<>≤≥~≈±]\s?)?\d[\d.,]{0,20}\$(?![\d$])/g;
const IN_PLACE: Readonly<Record<string, string>> = { approx: "~", le: "≤", leq: "≤", ge: "≥", geq: "≥" };

/** As long as what it replaces. */
function inPlace(written: string): string {
  return (IN_PLACE[written] ?? "").padStart(written.length);
}

function tokensIn(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; ) {
    const placed = isIdleSpace(text, at) ? undefined : tokenAt(text, at, tokens.at(-1));
    at = Math.max(at + 1, placed?.end ?? 0);
    if (!placed || isBetweenStatistics(text, at, placed.token, tokens.at(-1))) continue;
    tokens.push(placed.token, ...(placed.more ?? []));
  }
  return tokens;
}

/** "p50 / p95 / p99: 100/150/300 ms": what parts statistics parts no values. */
function isBetweenStatistics(text: string, at: number, { kind }: Token, before: Token | undefined): boolean {
  return kind === "break" && before?.kind === "statistic" && statisticAt(text, at) !== undefined;
}

/** True for a space that begins nothing: " - " and its like part values. */
function isIdleSpace(text: string, at: number): boolean {
  return text[at] === " " && !/[-–—/]/.test(text[at + 1] ?? "");
}

/** What a value is measured against. */
const TARGET_WORDS: ReadonlySet<string> = new Set(["target", "goal", "budget", "limit", "slo", "sla", "objective"]);
/** What parts one value from the next. */
const BREAKS = /^(?:[,;()[\]|\n·•]|\s[-–—/]\s|and(?![\p{L}\d])|(?:vs|versus)(?![\p{L}\d]))/iu;

function tokenAt(text: string, at: number, before: Token | undefined): Placed | undefined {
  const startsWord = !/[\p{L}\p{N}_]/u.test(text[at - 1] ?? " ");
  if (startsWord && /\d/.test(text[at] ?? "")) return digitsAt(text, at, before);
  const sign = signAt(text, at);
  if (sign) return { token: { kind: "comparator", comparator: sign.comparator, isBehind: false }, end: sign.end };
  if (startsWord && isMinus(text, at)) return digitsAt(text, at, before);
  if (CURRENCY.test(text[at] ?? "")) return currencyAt(text, at);
  const notation = startsWord ? NOTATION.exec(text.slice(at, at + 80))?.[0] : undefined;
  if (notation !== undefined) return { token: { kind: "other" }, end: at + notation.length };
  const factor = startsWord && /^[x×]\d+(?!\d*-)/i.test(text.slice(at, at + 8)) ? factorAt(text, at) : undefined;
  if (factor) return factor;
  return startsWord || !/[\p{L}\d]/u.test(text[at] ?? "") ? wordsAt(text, at) : undefined;
}

function wordsAt(text: string, at: number): Placed | undefined {
  const phrase = comparisonAt(text, at);
  if (phrase) {
    const { comparator, isBehind, end } = phrase;
    return { token: { kind: "comparator", comparator, isBehind }, end };
  }
  const pause = BREAKS.exec(text.slice(at, at + 8))?.[0];
  if (pause !== undefined) return { token: { kind: "break" }, end: at + pause.length };
  const statistic = statisticAt(text, at);
  if (statistic) return { token: { kind: "statistic", statistic: statistic.statistic }, end: statistic.end };
  const below = belowOneAt(text, at);
  if (below) return below;
  const word = /^[\p{L}_][\p{L}\p{N}_]{0,60}(?:[-'’.][\p{L}\p{N}_]{1,60}){0,8}/u.exec(text.slice(at, at + 400))?.[0];
  if (word === undefined) return undefined;
  const lower = word.toLowerCase();
  const kind = TARGET_WORDS.has(lower) ? "target" : lower === "from" ? "from" : "word";
  return { token: kind === "word" ? { kind, word } : { kind }, end: at + word.length };
}

function isMinus(text: string, at: number): boolean {
  return /^[-−+]\d/.test(text.slice(at, at + 2)) && /^$|[\s(:>,]/.test(text[at - 1] ?? "");
}

function segmentsOf(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const segments: Token[][] = [[]];
  for (const token of tokens) {
    if (token.kind === "break") segments.push([]);
    else segments.at(-1)?.push(token);
  }
  return joinedLoose(segments);
}

/** "100 ms (p95)", "P95, over a week: 100 ms": what says a statistic alone belongs to the number beside it. */
function joinedLoose(segments: readonly (readonly Token[])[]): readonly (readonly Token[])[] {
  const has = (segment: readonly Token[] | undefined, kind: Token["kind"]) =>
    segment?.some((one) => one.kind === kind) ?? false;
  const joined: (readonly Token[])[] = [];
  for (const segment of segments) {
    const previous = joined.at(-1);
    const isLoose = !has(segment, "amount") && (has(segment, "statistic") || has(segment, "comparator"));
    const takes = previous && has(previous, "amount") && !has(previous, "statistic");
    const waits = previous && !has(previous, "amount") && has(previous, "statistic") && has(segment, "amount");
    if (previous && ((isLoose && takes) || waits)) joined[joined.length - 1] = [...previous, ...segment];
    else joined.push(segment);
  }
  return joined;
}

/** What a segment's amounts are, each with the comparison before or behind it. */
function quantitiesIn(segment: readonly Token[]): readonly Quantity[] {
  const isTarget = segment.some(({ kind }) => kind === "target");
  const amounts = segment.filter(({ kind }) => kind === "amount").length;
  const statistics = segment.flatMap((token) => (token.kind === "statistic" ? [token.statistic] : []));
  const quantities: Quantity[] = [];
  let comparator: Comparator | undefined;
  for (const token of segment) {
    if (token.kind === "amount") {
      const { amount } = token;
      const compared = amount.comparator ?? comparator;
      const statistic = statisticOf(quantities.length, amounts, statistics);
      quantities.push({ dimension: amount.unit.dimension, statistic, isTarget, ...amount, comparator: compared });
    }
    const last = isBehind(token) ? quantities.pop() : undefined;
    if (last && token.kind === "comparator") quantities.push({ ...last, comparator: token.comparator });
    comparator = comparatorAfter(token, comparator);
  }
  return quantities;
}

/** One statistic in a segment holds for all its amounts; several, one for each in turn. */
function statisticOf(index: number, amounts: number, statistics: readonly Statistic[]): Statistic | undefined {
  if (new Set(statistics).size === 1) return statistics[0];
  return statistics.length === amounts ? statistics[index] : undefined;
}

function isBehind(token: Token): boolean {
  return token.kind === "comparator" && token.isBehind;
}

/** The comparison that is still open behind a token: "over a week" compares nothing, "below the 5 ms" does. */
function comparatorAfter(token: Token, open: Comparator | undefined): Comparator | undefined {
  if (token.kind === "comparator") return token.isBehind ? open : token.comparator;
  const closes = token.kind === "amount" || (token.kind === "word" && !ARTICLES.has(token.word.toLowerCase()));
  return closes ? undefined : open;
}

const ARTICLES: ReadonlySet<string> = new Set(["the", "of", "than"]);
