import { flatMap } from "../text/flatMap.ts";
import type { Span } from "../text/span.ts";
import { type Comparator, comparisonAt, signAt } from "./comparators.ts";
import { numberAt } from "./numbers.ts";
import type { Quantity } from "./quantity.ts";
import { type Statistic, statisticAt } from "./statistics.ts";
import { BARE, SCALES, type Unit, unitAt } from "./units.ts";

/** What a text says in numbers. */
export interface Reading {
  /** In the order of the text. */
  readonly quantities: readonly Quantity[];
  /** A number in it could be read in two ways ("1,5 s", "1.250.000"), and was left out. */
  readonly isAmbiguous: boolean;
  /** The words beside the quantities that are neither numbers, units, comparisons nor statistics. */
  readonly words: readonly string[];
}

/** A number and unit, before what stands around it is read. */
type Amount = Pick<
  Quantity,
  "number" | "unit" | "decimals" | "scale" | "comparator" | "upTo" | "uncertainty" | "loneSeparator" | "span"
>;

type Token =
  | { readonly kind: "amount"; readonly amount: Amount }
  | { readonly kind: "comparator"; readonly comparator: Comparator; readonly isBehind: boolean }
  | { readonly kind: "statistic"; readonly statistic: Statistic }
  | { readonly kind: "word"; readonly word: string }
  | { readonly kind: "target" | "from" | "break" | "ambiguous" | "other" };

interface Placed {
  readonly token: Token;
  readonly end: number;
}

/** Every quantity in a text, each with its comparison and statistic: "40% average, 85% peak" holds two. */
export function readQuantities(text: string): Reading {
  if (!/\d/.test(text)) return NOTHING_READ;
  const tokens = tokensIn(text.slice(0, LONGEST_READ));
  return {
    quantities: flatMap(segmentsOf(tokens), quantitiesIn),
    isAmbiguous: tokens.some(({ kind }) => kind === "ambiguous"),
    words: flatMap(tokens, (token) => (token.kind === "word" ? [token.word] : token.kind === "from" ? ["from"] : [])),
  };
}

/** What a text without digits says. */
export const NOTHING_READ: Reading = { quantities: [], isAmbiguous: false, words: [] };

/** No value is longer; prose is not read to its end. */
const LONGEST_READ = 2_000;

function tokensIn(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; ) {
    const placed = isIdleSpace(text, at) ? undefined : tokenAt(text, at, tokens.at(-1));
    if (placed?.token) tokens.push(placed.token);
    at = Math.max(at + 1, placed?.end ?? 0);
  }
  return tokens;
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
  const factor = startsWord && /^[x×](?=\d)/i.test(text.slice(at, at + 2)) ? factorAt(text, at) : undefined;
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
  const word = /^[\p{L}_][\p{L}\p{N}_]{0,60}(?:[-'’.][\p{L}\p{N}_]{1,60}){0,8}/u.exec(text.slice(at, at + 400))?.[0];
  if (word === undefined) return undefined;
  const lower = word.toLowerCase();
  const kind = TARGET_WORDS.has(lower) ? "target" : lower === "from" ? "from" : "word";
  return { token: kind === "word" ? { kind, word } : { kind }, end: at + word.length };
}

function isMinus(text: string, at: number): boolean {
  return /^[-−+]\d/.test(text.slice(at, at + 2)) && /^$|[\s(:>,]/.test(text[at - 1] ?? "");
}

function factorAt(text: string, at: number): Placed | undefined {
  const number = numberAt(text, at + 1);
  if (number.kind !== "number") return undefined;
  const unit: Unit = { dimension: "factor", factor: 1, text: "x", noun: "", per: "" };
  return {
    token: { kind: "amount", amount: amountOf(number.value, number, unit, 1, at, number.end) },
    end: number.end,
  };
}

/** A number with its unit, and with the second number of a range, of an uncertainty or of "1 min 30 s". */
function digitsAt(text: string, at: number, before: Token | undefined): Placed | undefined {
  const ordinal = statisticAt(text, at);
  if (ordinal) return { token: { kind: "statistic", statistic: ordinal.statistic }, end: ordinal.end };
  if (/(?:^|[^.])[.,]$/.test(text.slice(Math.max(0, at - 2), at)))
    return { token: { kind: "ambiguous" }, end: numberAt(text, at).end };
  const first = amountAt(text, at);
  if (first.token.kind !== "amount") return first;
  const { amount } = first.token;
  // "HTTP/2", "a.ts:42", "#12": part of a name.
  if (amount.unit === BARE && /[\p{L}][/:.]$|#$/u.test(text.slice(Math.max(0, at - 2), at))) {
    return { token: { kind: "other" }, end: first.end };
  }
  const whole =
    uncertainAt(text, amount, first.end) ??
    rangeAt(text, amount, first.end, before) ??
    compoundAt(text, amount, first.end);
  return whole ?? first;
}

function amountAt(text: string, at: number): Placed {
  const signLength = /\d/.test(text[at] ?? "") ? 0 : 1;
  const number = numberAt(text, at + signLength);
  if (number.kind !== "number") return { token: { kind: number.kind }, end: number.end };
  const scaled = scaleAt(text, number.end);
  // "1000+ req/s"
  const isOpen = /^\+(?![\d/-])/.test(text.slice(scaled.end, scaled.end + 2));
  const unit = unitAt(text, scaled.end + (isOpen ? 1 : 0));
  if (unit === "ambiguous") return { token: { kind: "ambiguous" }, end: scaled.end };
  // "42abc", "7d9f": a name, no number.
  const isName = unit.unit.dimension === "count" && /[\p{L}_]/u.test(text[scaled.end] ?? "");
  if (isName) return { token: { kind: "other" }, end: scaled.end };
  // Nobody counts a thousandth of a request: three digits behind a dot are thousands then, or are they?
  const isCounted = unit.unit.dimension === "count" || unit.unit.dimension === "rate";
  if (number.loneSeparator === "." && isCounted && scaled.scale === 1)
    return { token: { kind: "ambiguous" }, end: unit.end };
  const value = (text[at] === "-" || text[at] === "−" ? -1 : 1) * number.value * scaled.scale;
  const amount = amountOf(value, number, unit.unit, scaled.scale, at, unit.end);
  return { token: { kind: "amount", amount: isOpen ? { ...amount, comparator: ">=" } : amount }, end: unit.end };
}

function amountOf(
  value: number,
  { decimals, loneSeparator }: { readonly decimals: number; readonly loneSeparator: Quantity["loneSeparator"] },
  unit: Unit,
  scale: number,
  start: number,
  end: number,
): Amount {
  const span: Span = { start, end };
  return { number: value, unit, decimals, scale, loneSeparator, span, ...NOTHING_MORE };
}

const NOTHING_MORE = { comparator: undefined, upTo: undefined, uncertainty: undefined } as const;

function scaleAt(text: string, at: number): { readonly scale: number; readonly end: number } {
  const [whole = "", word = ""] =
    /^[^\S\r\n]?(k|K|M|G|thousand|million|billion)(?![\p{L}\d/])/u.exec(text.slice(at, at + 12)) ?? [];
  const scale = SCALES[word];
  return scale === undefined ? { scale: 1, end: at } : { scale, end: at + whole.length };
}

/** "120 ± 5 ms", "120 ms ± 5 %" */
function uncertainAt(text: string, amount: Amount, end: number): Placed | undefined {
  const mark = /^\s{0,2}(?:±|\+\/-|\+-)\s{0,2}(?=\d)/.exec(text.slice(end, end + 8))?.[0];
  const second = mark === undefined ? undefined : amountAt(text, end + mark.length);
  if (second?.token.kind !== "amount") return undefined;
  const { number, unit } = second.token.amount;
  const own = amount.unit === BARE ? unit : amount.unit;
  const isRelative = unit.dimension === "percentage" && own.dimension !== "percentage";
  if (!isRelative && unit !== BARE && unit.dimension !== own.dimension) return undefined;
  const uncertainty = isRelative
    ? Math.abs(amount.number) * (number / 100)
    : unit === BARE
      ? number
      : number * (unit.factor / own.factor);
  return withAmount({ ...amount, unit: own, uncertainty }, second.end);
}

/** "12-15 %", "10 ms – 20 ms", "10 to 20 ms"; "from 10 to 20 ms" is a change. */
function rangeAt(text: string, amount: Amount, end: number, before: Token | undefined): Placed | undefined {
  const mark = /^\s{0,2}(?:[-–—‑]|\.{2,3}|…|to(?=\s)|and(?=\s))\s{0,2}(?=\d)/.exec(text.slice(end, end + 8))?.[0];
  if (mark === undefined || (mark.trim() === "to" && before?.kind === "from")) return undefined;
  const isBetween = before?.kind === "word" && before.word.toLowerCase() === "between";
  if (mark.trim() === "and" && !isBetween) return undefined;
  const second = amountAt(text, end + mark.length);
  if (second?.token.kind === "ambiguous") return second;
  if (second?.token.kind !== "amount") return undefined;
  const upper = second.token.amount;
  const unit = amount.unit === BARE ? upper.unit : amount.unit;
  if (upper.unit.dimension !== unit.dimension || unit.factor === 0) return undefined;
  const upTo = upper.number * (upper.unit.factor / unit.factor);
  const scale = amount.scale === 1 && amount.unit === BARE ? upper.scale : amount.scale;
  const number = amount.number * (scale / amount.scale);
  if (upTo < number) return undefined;
  const decimals = Math.max(amount.decimals, upper.decimals);
  return withAmount({ ...amount, unit, upTo, number, scale, decimals }, second.end);
}

/** "1m30s", "1 min 30 s": parts of one time, each smaller than the one before. */
function compoundAt(text: string, amount: Amount, end: number): Placed | undefined {
  let whole = amount;
  let at = end;
  for (let parts = 0; parts < 4; parts++) {
    const gap = /^[^\S\r\n]?(?=\d)/.exec(text.slice(at, at + 2))?.[0];
    const next = gap === undefined ? undefined : amountAt(text, at + gap.length);
    if (next?.token.kind !== "amount" || whole.unit.dimension !== "time") break;
    const { unit, number, decimals } = next.token.amount;
    if (unit.dimension !== "time" || unit.factor >= whole.unit.factor || unit.per !== "") break;
    whole = { ...whole, unit, decimals, scale: 1, number: whole.number * (whole.unit.factor / unit.factor) + number };
    at = next.end;
  }
  return at === end ? undefined : withAmount(whole, at);
}

function withAmount(amount: Amount, end: number): Placed {
  return { token: { kind: "amount", amount: { ...amount, span: { start: amount.span.start, end } } }, end };
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
  const statistics = flatMap(segment, (token) => (token.kind === "statistic" ? [token.statistic] : []));
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
