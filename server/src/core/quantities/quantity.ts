import type { Span } from "../text/span.ts";
import type { Comparator } from "./comparators.ts";
import { groupedDigits } from "./numbers.ts";
import { type Statistic, statisticName } from "./statistics.ts";
import type { Dimension, Unit } from "./units.ts";

/** A number with its unit, and what is said of it: "< 100 ms p95", "120 ± 5 ms", "10-20 %". */
export interface Quantity {
  readonly dimension: Dimension;
  /** In the unit as written. */
  readonly number: number;
  readonly unit: Unit;
  /** Digits behind the decimal point, as written. */
  readonly decimals: number;
  /** The `k`, `M` or "million" that is counted into the number: 1 if there is none. */
  readonly scale: number;
  readonly comparator: Comparator | undefined;
  /** The upper end of a range, in the unit; `number` is the lower one. */
  readonly upTo: number | undefined;
  /** What stands behind `±`, in the unit. */
  readonly uncertainty: number | undefined;
  readonly statistic: Statistic | undefined;
  /** It is called a target, goal, budget or limit: "61 % (target: 55 %)". */
  readonly isTarget: boolean;
  /** The one separator in it, before three digits: where people write decimals with a comma it is another number. */
  readonly loneSeparator: "." | "," | undefined;
  /** Where number and unit stand in the text that was read. */
  readonly span: Span;
}

/** From the least to the most that a quantity can mean, in its dimension's base unit. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The number in its dimension's base unit. */
export function baseValue({ number, unit }: Quantity): number {
  return number * unit.factor;
}

/**
 * What a quantity can mean: its range or uncertainty, half a unit in its last digit, and all below or above for one
 * with a comparator. "About" allows for half a unit in the last digit that is no zero.
 */
export function intervalOf(quantity: Quantity): Interval {
  const { number, unit, upTo, uncertainty = 0, comparator } = quantity;
  const slack = Math.max(uncertainty, lastDigit(quantity) / 2);
  const low = (number - slack) * unit.factor;
  const high = ((upTo ?? number) + slack) * unit.factor;
  if (comparator === "<" || comparator === "<=") return { low: 0, high };
  if (comparator === ">" || comparator === ">=") return { low, high: Number.POSITIVE_INFINITY };
  return { low, high };
}

/** What one more in the last digit given would add, in the unit as written. */
function lastDigit({ number, decimals, scale, comparator }: Quantity): number {
  const step = 10 ** -decimals * scale;
  if (comparator !== "~" || decimals > 0 || number === 0) return step;
  const zeros = /(?<!0)0*$/.exec(String(Math.round(number / scale)))?.[0].length ?? 0;
  return step * 10 ** zeros;
}

/** The sign of a currency, which stands before its number, and what it is paid for. */
const PRICED = /^([$€£])( per .*|\/.*|)$/;

const SUFFIXES: Readonly<Record<number, string>> = { 1e3: "k", 1e6: "M", 1e9: " billion" };

/** As people write it, without its statistic: "< 100 ms", "12,500 req/s", "40%". */
export function writtenQuantity({ comparator, number, upTo, unit, decimals, scale }: Quantity): string {
  const suffix = SUFFIXES[scale] ?? "";
  const shown = (one: number) => groupedDigits((one / scale).toFixed(decimals));
  const amount = `${shown(number)}${upTo === undefined ? "" : `-${shown(upTo)}`}${suffix}`;
  const [, sign, behind] = PRICED.exec(unit.text) ?? [];
  if (sign !== undefined) return `${signOf(comparator)}${sign}${amount}${behind}`;
  const isJoined = unit.dimension === "factor" || /^(?:$|[/%])/.test(unit.text);
  return `${signOf(comparator)}${amount}${isJoined ? "" : " "}${unit.text}`;
}

/** The same with its statistic behind it: "< 80 ms P95". */
export function writtenWithStatistic(quantity: Quantity): string {
  const { statistic } = quantity;
  const written = writtenQuantity(quantity);
  return statistic === undefined ? written : `${written} ${statisticName(statistic)}`;
}

function signOf(comparator: Comparator | undefined): string {
  return comparator === undefined ? "" : `${SIGNS[comparator] ?? comparator} `;
}

const SIGNS: Readonly<Partial<Record<Comparator, string>>> = { "<=": "≤", ">=": "≥" };
