import { baseValue, intervalOf, type Quantity } from "../document/quantity.ts";
import { flatMap } from "../text/flatMap.ts";
import type { Held, HeldMetric, Metric, Target } from "./measurements.ts";
import { nameSameKind, namesKind } from "./metricWords.ts";

/**
 * Pairs targets with metrics: by kind of quantity, statistic and words. A pair is only one if the target fits no other
 * metric, and the metric no other target of the same direction. A target that is about something in particular is
 * left alone unless the document, the metric or the metric's item is about just that.
 */
export function heldAgainst(
  targets: readonly Target[],
  metrics: readonly Metric[],
  subject: ReadonlySet<string>,
): readonly HeldMetric[] {
  const pairs = flatMap(targets, (target) => {
    const fitting = metrics.filter((metric) => fits(target, metric, subject));
    const [own, ...others] = fitting.filter(({ isOfItem }) => !isOfItem);
    const ofItems = fitting.filter(({ isOfItem }) => isOfItem);
    return [...(own && others.length === 0 ? [own] : []), ...ofItems].map((metric) => ({ target, metric }));
  });
  return flatMap(
    pairs.filter(
      ({ target, metric }) =>
        !pairs.some(
          (other) => other.metric === metric && other.target !== target && sameDirection(other.target, target),
        ),
    ),
    ({ target, metric }) => {
      const held = verdictOn(quantitiesFor(target.quantity, metric), target.quantity);
      return held ? [{ target, metric, isOwn: false, ...held }] : [];
    },
  );
}

function sameDirection(a: Target, b: Target): boolean {
  return a.quantity.comparator?.[0] === b.quantity.comparator?.[0];
}

function fits(target: Target, metric: Metric, subject: ReadonlySet<string>): boolean {
  const { quantity, words } = target;
  if (quantitiesFor(quantity, metric).length === 0) return false;
  const isExplained = (word: string) =>
    metric.words.includes(word) ||
    metric.itemWords.includes(word) ||
    subject.has(word) ||
    namesKind(word, quantity.dimension);
  if (!words.every(isExplained)) return false;
  if (metric.isOfItem) return isAboutItem(target, metric, subject);
  const isNamed =
    words.some((word) => metric.words.includes(word)) || nameSameKind(words, metric.words, quantity.dimension);
  return isNamed || words.length === 0 || quantity.statistic !== undefined || quantity.dimension === "rate";
}

/** A result counts for a target that names just what its item is about: "Cached tiles: < 25 ms" and "Benchmark 2: Cached tiles". */
function isAboutItem({ words, quantity }: Target, { itemWords }: Metric, subject: ReadonlySet<string>): boolean {
  const telling = itemWords.filter((word) => !subject.has(word));
  return telling.length > 0 && telling.every((word) => words.includes(word) || namesKind(word, quantity.dimension));
}

/** The measured quantities that a target speaks of. */
function quantitiesFor(target: Quantity, { quantities, label }: Metric): readonly Quantity[] {
  const comparable = quantities.filter(
    ({ dimension, unit }) =>
      dimension === target.dimension &&
      unit.per === target.unit.per &&
      (unit.noun === target.unit.noun || unit.noun === "" || target.unit.noun === "" || dimension === "count"),
  );
  if (target.statistic !== undefined) return comparable.filter(({ statistic }) => statistic === target.statistic);
  // "Latency: < 100 ms" could mean any percentile; "Memory: < 1 GB" the average or the peak, so it fails if both do.
  const isOfLabel = comparable.some(({ statistic }) => statistic !== undefined) && comparable.length === 1;
  return isOfLabel || (comparable.length !== quantities.length && label !== "") ? [] : comparable;
}

/** Missed or met in every reading of the measured values; undefined where that can't be said. */
export function verdictOn(measured: readonly Quantity[], target: Quantity): Held | undefined {
  const limit = baseValue(target);
  const [first] = measured;
  if (!first || limit <= 0 || target.comparator === undefined) return undefined;
  const isUpper = target.comparator.startsWith("<");
  const isStrict = target.comparator.length === 1;
  const judged = measured.map((quantity) => {
    const { low, high } = intervalOf(quantity);
    const [best, worst] = isUpper ? [low - limit, high - limit] : [limit - high, limit - low];
    if (isStrict ? best >= 0 : best > 0) return "missed";
    return (isStrict ? worst < 0 : worst <= 0) ? "met" : "undecided";
  });
  const [verdict] = judged;
  if (verdict === undefined || verdict === "undecided" || judged.some((one) => one !== verdict)) return undefined;
  const byDistance = measured
    .map((quantity) => ({ quantity, far: Math.abs(nearEnd(quantity, isUpper) - limit) }))
    .sort((a, b) => a.far - b.far);
  const closest = byDistance[0] ?? { quantity: first, far: 0 };
  return { verdict, measured: closest.quantity, percent: (closest.far / limit) * 100 };
}

function nearEnd(quantity: Quantity, isUpper: boolean): number {
  return isUpper || quantity.upTo === undefined ? baseValue(quantity) : quantity.upTo * quantity.unit.factor;
}
