import type { Span } from "../text/span.ts";
import type { Comparator } from "./comparators.ts";
import { numberAt } from "./numbers.ts";
import { isNumberOfName, isPartOfName, WINDOW } from "./numbersInNames.ts";
import type { Quantity } from "./quantity.ts";
import { type Statistic, statisticAt } from "./statistics.ts";
import { BARE, priceAt, SCALES, type Unit, unitAt } from "./units.ts";

/** A number and unit, before what stands around it is read. */
type Amount = Pick<
  Quantity,
  "number" | "unit" | "decimals" | "scale" | "comparator" | "upTo" | "uncertainty" | "loneSeparator" | "span"
>;

export type Token =
  | { readonly kind: "amount"; readonly amount: Amount }
  | { readonly kind: "comparator"; readonly comparator: Comparator; readonly isBehind: boolean }
  | { readonly kind: "statistic"; readonly statistic: Statistic }
  | { readonly kind: "word"; readonly word: string }
  | { readonly kind: "target" | "from" | "break" | "ambiguous" | "other" };

export interface Placed {
  readonly token: Token;
  readonly end: number;
  /** What follows at once: the further numbers of "100/150/300 ms". */
  readonly more?: readonly Token[];
}

/** "sub-second", "sub-millisecond" */
export function belowOneAt(text: string, at: number): Placed | undefined {
  const [whole = "", name = ""] =
    /^sub-?((?:micro|milli|nano)?second)s?(?![\p{L}\d])/iu.exec(text.slice(at, at + 20)) ?? [];
  const unit = name === "" ? "ambiguous" : unitAt(` ${name}`, 0);
  if (unit === "ambiguous") return undefined;
  const end = at + whole.length;
  const amount = amountOf(1, { decimals: 0, loneSeparator: undefined }, unit.unit, 1, at, end);
  return withAmount({ ...amount, comparator: "<" }, end);
}

export const CURRENCY = /[$€£]/;

/** "$0.002 per request"; "$3$" is mathematics. */
export function currencyAt(text: string, at: number): Placed | undefined {
  if (!/\d/.test(text[at + 1] ?? "")) return undefined;
  const number = numberAt(text, at + 1);
  if (number.kind !== "number" || text[number.end] === "$") return undefined;
  const { scale, end: scaleEnd } = scaleAt(text, number.end);
  const { unit, end } = priceAt(text, scaleEnd, text[at] ?? "");
  return withAmount(amountOf(number.value * scale, number, unit, scale, at, end), end);
}

export function factorAt(text: string, at: number): Placed | undefined {
  const number = numberAt(text, at + 1);
  if (number.kind !== "number") return undefined;
  const unit: Unit = { dimension: "factor", factor: 1, text: "x", noun: "", per: "" };
  return {
    token: { kind: "amount", amount: amountOf(number.value, number, unit, 1, at, number.end) },
    end: number.end,
  };
}

/** A number with its unit, and with the second number of a range, of an uncertainty or of "1 min 30 s". */
export function digitsAt(text: string, at: number, before: Token | undefined): Placed | undefined {
  const ordinal = statisticAt(text, at);
  if (ordinal) return { token: { kind: "statistic", statistic: ordinal.statistic }, end: ordinal.end };
  if (/(?:^|[^.])[.,]$/.test(text.slice(Math.max(0, at - 2), at)))
    return { token: { kind: "ambiguous" }, end: numberAt(text, at).end };
  const word = before?.kind === "word" ? before.word : undefined;
  if (isPartOfName(text, at, word)) return { token: { kind: "other" }, end: numberAt(text, at).end };
  const window = WINDOW.exec(text.slice(at, at + 40))?.[0];
  if (window !== undefined) return { token: { kind: "other" }, end: at + window.length };
  const first = amountAt(text, at);
  if (first.token.kind !== "amount") return first;
  const { amount } = first.token;
  if (amount.unit === BARE && isNumberOfName(text, at, word)) return { token: { kind: "other" }, end: first.end };
  const whole =
    listAt(text, amount, first.end) ??
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
  const unitStart = scaled.end + (isOpen ? 1 : 0);
  const unit = unitInBrackets(text, unitStart) ?? unitInHyphens(text, unitStart) ?? unitAt(text, unitStart);
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

interface PlacedUnit {
  readonly unit: Unit;
  readonly end: number;
}

/** "88 (ms)", "88 [ms]" */
function unitInBrackets(text: string, at: number): PlacedUnit | undefined {
  const open = /^\s?[([]/.exec(text.slice(at, at + 2))?.[0];
  const reading = open === undefined ? undefined : measuringUnitAt(text, at + open.length);
  return reading && /[)\]]/.test(text[reading.end] ?? "") ? { unit: reading.unit, end: reading.end + 1 } : undefined;
}

/** "a 100-ms budget", "500-MB limit" */
function unitInHyphens(text: string, at: number): PlacedUnit | undefined {
  return /^[-‑]\p{L}/u.test(text.slice(at, at + 2)) ? measuringUnitAt(text, at + 1) : undefined;
}

/** A unit that is no mere noun. */
function measuringUnitAt(text: string, at: number): PlacedUnit | undefined {
  const reading = unitAt(text, at);
  return reading === "ambiguous" || reading.unit.dimension === "count" ? undefined : reading;
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

const SCALE =
  /^[^\S\r\n]?(k|K|M|G|thousand|million|billion|(?:Tsd|[Mm]io|Mrd)\.?)(?![\p{L}\d]|\/(?!(?:s|sec|second|min|minute|h|hour|day)(?!\p{L})))/u;
/** "1.2m rows", "1.1B events": nobody counts minutes or bytes of these. */
const OF_COUNTED =
  /^[mB] (?:rows|requests|events|messages|records|queries|operations|ops|users|items|transactions|entries|keys)\b/;

function scaleAt(text: string, at: number): { readonly scale: number; readonly end: number } {
  const piece = text.slice(at, at + 24);
  if (OF_COUNTED.test(piece)) return { scale: piece.startsWith("m") ? 1e6 : 1e9, end: at + 1 };
  const [whole = "", word = ""] = SCALE.exec(piece) ?? [];
  const scale = SCALES[word.replace(".", "")];
  return scale === undefined ? { scale: 1, end: at } : { scale, end: at + whole.length };
}

/** "100/150/300 ms", "1 / 2 / 5 s": bare numbers that share the unit behind the last of them. */
function listAt(text: string, first: Amount, end: number): Placed | undefined {
  if (first.unit !== BARE) return undefined;
  const amounts = [first];
  let at = end;
  for (let count = 0; count < 6; count++) {
    const mark = /^ ?\/ ?(?=\d)/.exec(text.slice(at, at + 4))?.[0];
    const next = mark === undefined ? undefined : amountAt(text, at + mark.length);
    if (next?.token.kind !== "amount") break;
    const { amount } = next.token;
    amounts.push(amount);
    at = next.end;
    if (amount.unit === BARE) continue;
    const { unit } = amount;
    const [one, ...others] = amounts.map((each): Token => ({ kind: "amount", amount: { ...each, unit } }));
    return one && unit.dimension !== "count" && amounts.length < MOST_STATISTICS
      ? { token: one, more: others, end: at }
      : undefined;
  }
  return undefined;
}

/** Nobody gives more figures of one distribution in a row. */
const MOST_STATISTICS = 8;

/** "120 ± 5 ms", "120 ms ± 5 %" */
function uncertainAt(text: string, amount: Amount, end: number): Placed | undefined {
  const mark = /^\s{0,2}(?:±|\+\/-|\+-)\s{0,2}(?=\d)/.exec(text.slice(end, end + 8))?.[0];
  const second = mark === undefined ? undefined : amountAt(text, end + mark.length);
  if (second?.token.kind !== "amount") return undefined;
  const { number } = second.token.amount;
  const outside = unitBehindBracket(text, second);
  const unit = outside?.unit ?? second.token.amount.unit;
  const own = amount.unit === BARE ? unit : amount.unit;
  const isRelative = unit.dimension === "percentage" && own.dimension !== "percentage";
  if (!isRelative && unit !== BARE && unit.dimension !== own.dimension) return undefined;
  const uncertainty = isRelative
    ? Math.abs(amount.number) * (number / 100)
    : unit === BARE
      ? number
      : number * (unit.factor / own.factor);
  return withAmount({ ...amount, unit: own, uncertainty }, outside?.end ?? second.end);
}

/** "(12.3 ± 0.5) ms" */
function unitBehindBracket(text: string, { token, end }: Placed): PlacedUnit | undefined {
  const isBare = token.kind === "amount" && token.amount.unit === BARE;
  return isBare && text[end] === ")" ? measuringUnitAt(text, end + 1) : undefined;
}

/** "12-15 %", "10 ms – 20 ms", "10 to 20 ms"; "from 10 to 20 ms" is a change. */
function rangeAt(text: string, amount: Amount, end: number, before: Token | undefined): Placed | undefined {
  const mark = /^(?:~|\s{0,2}(?:[-–—‑]|\.{2,3}|…|to(?=\s)|and(?=\s))\s{0,2})(?=\d)/.exec(text.slice(end, end + 8))?.[0];
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
