import { baseValue, type Interval, intervalOf, type Quantity } from "../../quantities/quantity.ts";
import type { Metric, Target, Verdict } from "../measurements/measurements.ts";

/**
 * The measured quantities that a target speaks of.
 * @param isLinked The author says that they belong together: then it need not be for each of the same.
 */
export function comparableWith(target: Quantity, metric: Metric, isLinked = false): readonly Quantity[] {
  const { quantities, label, partWords, isOfItem } = metric;
  const comparable = quantities.filter(
    ({ dimension, unit }) =>
      dimension === target.dimension &&
      (isLinked || (perOf(unit.per) === perOf(target.unit.per) && sameNoun(unit.noun, target.unit.noun, dimension))),
  );
  if (target.statistic !== undefined) {
    const same = comparable.filter(({ statistic }) => statistic === target.statistic);
    // "LCP: 2.1 s" answers "LCP < 2.5 s p75": which figure it is goes without saying.
    const isNamed = partWords.some((word) => label.toLowerCase().includes(word));
    const mayBeUnsaid = isLinked || (isNamed && !isOfItem);
    return same.length > 0 || !mayBeUnsaid ? same : comparable.filter(({ statistic }) => statistic === undefined);
  }
  if (comparable.length !== quantities.length && label !== "") return [];
  const isSpread = target.dimension === "time" && !isLinked;
  return isSpread ? comparable.filter(({ statistic }) => statistic !== "max" && statistic !== "min") : comparable;
}

/** What is measured for each request is what every latency is. */
function perOf(per: string): string {
  return ["request", "operation", "call", "query"].includes(per) ? "" : per;
}

/** Money and events of two kinds can't be compared. */
function sameNoun(own: string, wanted: string, dimension: Quantity["dimension"]): boolean {
  const isMoney = (noun: string) => /^[$€£]$/.test(noun);
  if (isMoney(own) || isMoney(wanted)) return own === wanted;
  return own === wanted || own === "" || wanted === "" || dimension === "count";
}

/** The measured quantities that a target speaks of. */
export function measuredFor({ quantity }: Target, metric: Metric, isLinked = false): readonly Quantity[] {
  return comparableWith(quantity, metric, isLinked);
}

/** Whether measured values are within a target; undefined where that can't be said at all. */
export function verdictOn(measured: readonly Quantity[], target: Quantity): Verdict | undefined {
  const [first] = measured;
  const limit = baseValue(target);
  if (!first || limit < 0 || (limit === 0 && target.comparator?.startsWith(">"))) return undefined;
  const judged = measured.map((quantity) => ({ quantity, ...judgedBy(intervalOf(quantity), quantity, target) }));
  const missing = judged.filter(({ verdict }) => verdict === "missed");
  // "212 MB average, 268 MB peak" is not within 250 MB: memory that is short for a moment is short.
  const isPeak = target.dimension === "size" && missing.some(({ quantity }) => quantity.statistic === "max");
  const isMissed = missing.length > 0 && (missing.length === judged.length || isPeak);
  const isMet = judged.every(({ verdict }) => verdict === "met");
  const [closest] = (isMissed ? missing : judged).toSorted((a, b) => a.far - b.far);
  if (!closest) return undefined;
  const percent = limit === 0 ? 100 : (closest.far / limit) * 100;
  return { verdict: isMissed ? "missed" : isMet ? "met" : "unclear", measured: closest.quantity, percent };
}

interface Judged {
  readonly verdict: Verdict["verdict"];
  /** How far it is from the target, in base units. */
  readonly far: number;
}

function judgedBy(interval: Interval, quantity: Quantity, target: Quantity): Judged {
  const value = baseValue(quantity);
  const end = quantity.upTo === undefined ? value : quantity.upTo * quantity.unit.factor;
  if (target.comparator === undefined) return judgedByRange(interval, value, target);
  const limit = baseValue(target);
  const isUpper = target.comparator.startsWith("<");
  const isStrict = target.comparator.length === 1;
  const [best, worst] = isUpper
    ? [interval.low - limit, interval.high - limit]
    : [limit - interval.high, limit - interval.low];
  const isMissed = isStrict ? best >= 0 : best > 0;
  const isMet = isStrict ? worst < 0 : worst <= 0;
  return {
    verdict: isMissed ? "missed" : isMet ? "met" : "unclear",
    far: Math.abs((isUpper ? value : end) - limit),
  };
}

/** A range is missed by what lies wholly outside of it. */
function judgedByRange({ low, high }: Interval, value: number, target: Quantity): Judged {
  const { unit, number, upTo = number, uncertainty = 0 } = target;
  const [least, most] = [(number - uncertainty) * unit.factor, (upTo + uncertainty) * unit.factor];
  const isMissed = high < least || low > most;
  const far = value > most ? value - most : Math.max(0, least - value);
  return { verdict: isMissed ? "missed" : low >= least && high <= most ? "met" : "unclear", far };
}
