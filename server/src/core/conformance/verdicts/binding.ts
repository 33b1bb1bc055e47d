import { baseValue, type Quantity } from "../../quantities/quantity.ts";
import type { Dimension } from "../../quantities/units.ts";
import { addTo } from "../../text/addTo.ts";
import type { Metric, Target } from "../measurements/measurements.ts";
import { isParticular, MEMORY_WORDS, nameSameKind, namesKind, numbersIn, stemOf } from "../measurements/metricWords.ts";
import { comparableWith, measuredFor } from "../targets/targetVerdict.ts";

/** What a target is compared with, or why it is not. */
export type Binding =
  | { readonly kind: "bound"; readonly target: Target; readonly metrics: readonly BoundMetric[] }
  | {
      readonly kind: "unbound";
      readonly target: Target;
      readonly reason: "none" | "several" | "shared" | "words";
      readonly candidates: readonly Metric[];
    };

export interface BoundMetric {
  readonly metric: Metric;
  readonly by: "words" | "item";
}

/**
 * Finds for each target what was measured: by kind of quantity, statistic and words. Words that only name the system or
 * what it does unbind nothing while there is one candidate on each side; those that name a part, a condition or another
 * measure do, unless the metric has them, too. A link in a target decides.
 * @param subject The stems of what the document is about.
 * @param linked For each target what stands below the headings that it links to; undefined if it links to none.
 */
export function bindTargets(
  targets: readonly Target[],
  metrics: readonly Metric[],
  linked: readonly (readonly Metric[] | undefined)[],
  subject: ReadonlySet<string>,
): readonly Binding[] {
  const byDimension = groupedByDimension(metrics);
  const choices = targets.map((target, index) =>
    choiceFor(target, byDimension.get(target.quantity.dimension) ?? [], linked[index], subject),
  );
  const rivals = rivalsOf(choices);
  return choices.map((choice) => bindingOf(choice, rivals.get(choice) ?? []));
}

function groupedByDimension(metrics: readonly Metric[]): ReadonlyMap<Dimension, readonly Metric[]> {
  const groups = new Map<Dimension, Metric[]>();
  for (const metric of metrics) {
    for (const dimension of new Set(metric.quantities.map((one) => one.dimension))) addTo(groups, dimension, metric);
  }
  return groups;
}

/** How well a metric fits a target: its author linked it, all words are explained, or some only name the system. */
type Fit = "linked" | "exact" | "loose";

interface Choice {
  readonly target: Target;
  /** The one metric of the document itself that it fits; undefined if there is none, or several. */
  readonly chosen: { readonly metric: Metric; readonly fit: Fit } | undefined;
  readonly items: readonly Metric[];
  readonly reason: "none" | "several" | "words";
  readonly candidates: readonly Metric[];
}

function choiceFor(
  target: Target,
  ofKind: readonly Metric[],
  linked: readonly Metric[] | undefined,
  subject: ReadonlySet<string>,
): Choice {
  const byLink = linked === undefined ? undefined : chosenByLink(target, linked);
  if (byLink) {
    return { target, chosen: { metric: byLink, fit: "linked" }, items: [], reason: "none", candidates: [] };
  }
  const fits = ofKind.flatMap((metric) => {
    const fit = fitOf(target, metric, subject);
    return fit ? [{ metric, fit }] : [];
  });
  const hasParts = ofKind.some(
    (metric) => !metric.isOfItem && metric.partWords.length > 0 && measuredFor(target, metric).length > 0,
  );
  const own = fits.filter(
    ({ metric, fit }) =>
      !metric.isOfItem && !(fit === "loose" && hasParts && metric.partWords.length === 0 && mayBePart(target, metric)),
  );
  const exact = bestNamed(
    target,
    own.filter(({ fit }) => fit === "exact"),
  );
  const best = exact.length > 0 ? exact : own;
  const [first, ...others] = best;
  const chosen = first && others.length === 0 ? first : undefined;
  const items = fits.flatMap(({ metric, fit }) => (metric.isOfItem && fit === "exact" ? [metric] : []));
  const reason = others.length > 0 ? "several" : ofKind.some(({ isOfItem }) => !isOfItem) ? "words" : "none";
  const likely = others.length > 0 ? best.map(({ metric }) => metric) : ofKind.filter(({ isOfItem }) => !isOfItem);
  return { target, chosen, items, reason, candidates: likely.slice(0, MOST_CANDIDATES) };
}

/** "Parse: < 50 ms" names a part where some are measured; "Parse latency" may be the latency. */
function mayBePart({ words, quantity }: Target, metric: Metric): boolean {
  return !words.some((word) => namesKind(word, quantity.dimension) || includesStem(metric.words, word));
}

const MOST_CANDIDATES = 5;

/** Below a linked heading the one of the target's kind and statistic, else the one that the target's text names. */
function chosenByLink(target: Target, linked: readonly Metric[]): Metric | undefined {
  const comparable = linked.filter((metric) => comparableWith(target.quantity, metric, true).length > 0);
  const named = comparable.filter(({ label }) => target.text.toLowerCase().includes(label.toLowerCase()));
  const [only, ...others] = named.length === 1 ? named : comparable;
  return others.length === 0 ? only : undefined;
}

/** Where several explain a target's words, those that are about most of them, and about least that it does not say. */
function bestNamed<One extends { readonly metric: Metric }>(target: Target, fitting: readonly One[]): readonly One[] {
  if (fitting.length < 2) return fitting;
  const closeness = fitting.map(({ metric: { partWords } }) => {
    const named = target.words.filter((word) => includesStem(partWords, word)).length;
    return named - partWords.filter((word) => !includesStem(target.words, word)).length;
  });
  const most = Math.max(...closeness);
  return fitting.filter((_, index) => closeness[index] === most);
}

function fitOf(target: Target, metric: Metric, subject: ReadonlySet<string>): Fit | undefined {
  const { quantity, words, restricting, conditions } = target;
  const { dimension } = quantity;
  if (measuredFor(target, metric).length === 0) return undefined;
  const numbers = numbersIn(metric.text);
  if (!conditions.every((condition) => numbersIn(condition).every((one) => numbers.includes(one)))) return undefined;
  const isOfMetric = (word: string) => includesStem(metric.words, word) || includesStem(metric.partWords, word);
  const isExplained = (word: string) =>
    isOfMetric(word) || namesKind(word, dimension) || (!isParticular(word) && subject.has(stemOf(word)));
  if (!isAboutPart(target, metric, subject)) return undefined;
  const unexplained = words.filter((word) => !isExplained(word));
  const isRemark = isNamesake(target, metric);
  if (unexplained.some((word) => isParticular(word) || (restricting.includes(word) && !isRemark))) return undefined;
  if (!isOfSameMatter(target, metric)) return undefined;
  if (unexplained.length > 0 && !isRemark) return LOOSE.has(dimension) && !metric.isOfItem ? "loose" : undefined;
  const isNamed = words.some(isOfMetric) || nameSameKind(words, metric.words, dimension);
  return isNamed || words.length === 0 || quantity.statistic !== undefined || dimension === "rate" || metric.isOfItem
    ? "exact"
    : LOOSE.has(dimension)
      ? "loose"
      : undefined;
}

/** "Encoding: > 50 MB/s on the sensor" and "Encoding: 61 MB/s": what follows is a remark. */
function isNamesake({ text }: Target, { label, partWords, isOfItem }: Metric): boolean {
  const name = /^[^:<>≤≥\d]{2,60}(?=:)/.exec(text)?.[0];
  return partWords.length > 0 && !isOfItem && name !== undefined && name.toLowerCase() === label.toLowerCase();
}

/** Kinds of which a document seldom measures two unlike things in one statistic. */
const LOOSE: ReadonlySet<Dimension> = new Set(["time", "rate", "size"]);

/** A result counts for a target that names just what it is of: "Cached tiles: < 25 ms" and "Benchmark 2: Cached tiles". */
function isAboutPart(
  { words, quantity, conditions }: Target,
  { partWords, isOfItem }: Metric,
  subject: ReadonlySet<string>,
): boolean {
  const telling = partWords.filter((word) => !subject.has(stemOf(word)));
  if (isOfItem && telling.length === 0) return false;
  return telling.every(
    (word) =>
      includesStem(words, word) ||
      namesKind(word, quantity.dimension) ||
      (!isOfItem && FIGURE_WORDS.has(word)) ||
      conditions.some((condition) => numbersIn(condition).includes(word)),
  );
}

/** Percentages, counts and sizes are of many things: both have to name the same one. */
function isOfSameMatter({ words, quantity }: Target, { words: own, partWords, isOfItem }: Metric): boolean {
  const { dimension } = quantity;
  if (dimension === "time" || dimension === "rate" || isOfItem) return true;
  if (dimension === "size") {
    const isMemory = (all: readonly string[]) => all.some((word) => MEMORY_WORDS.has(word));
    return words.length === 0 || (isMemory(words) && isMemory(own)) || shares(words, own);
  }
  return (
    shares(words, own) || shares(words, partWords) || (dimension === "data rate" && nameSameKind(words, own, dimension))
  );
}

/** Words that say what kind of figure it is: two metrics may share them. */
const FIGURE_WORDS: ReadonlySet<string> = new Set(
  "rate ratio share size count number usage use time utilization".split(" "),
);

function shares(words: readonly string[], own: readonly string[]): boolean {
  return words.some((word) => !FIGURE_WORDS.has(word) && includesStem(own, word));
}

function includesStem(words: readonly string[], word: string): boolean {
  return words.includes(word) || words.some((one) => stemOf(one) === stemOf(word));
}

/** For each choice the others that chose the same figure in the same direction, with another limit. */
function rivalsOf(choices: readonly Choice[]): ReadonlyMap<Choice, readonly Choice[]> {
  const byFigure = new Map<Quantity, Choice[]>();
  for (const choice of choices) {
    const [figure] = choice.chosen
      ? measuredFor(choice.target, choice.chosen.metric, choice.chosen.fit === "linked")
      : [];
    if (figure) addTo(byFigure, figure, choice);
  }
  const rivals = new Map<Choice, readonly Choice[]>();
  for (const group of byFigure.values()) {
    if (group.length < 2 || group.length > MOST_RIVALS) continue;
    for (const one of group)
      rivals.set(
        one,
        group.filter((other) => areRivals(one, other)),
      );
  }
  return rivals;
}

/** Nobody sorts out more targets for one figure. */
const MOST_RIVALS = 50;

function areRivals(one: Choice, other: Choice): boolean {
  const [a, b] = [one.target.quantity, other.target.quantity];
  return one !== other && a.comparator?.[0] === b.comparator?.[0] && baseValue(a) !== baseValue(b);
}

const STRENGTH: Readonly<Record<Fit, number>> = { linked: 2, exact: 1, loose: 0 };

function bindingOf({ target, chosen, items, reason, candidates }: Choice, rivals: readonly Choice[]): Binding {
  const isBest =
    chosen !== undefined && rivals.every((rival) => rival.chosen && STRENGTH[rival.chosen.fit] < STRENGTH[chosen.fit]);
  const bound = chosen && isBest ? [{ metric: chosen.metric, by: "words" as const }] : [];
  // What was measured for an item alone says something only if it is the only one.
  const [item, ...more] = items;
  const ofItems = items.map((metric) => ({
    metric,
    by:
      bound.length === 0 && item && more.length === 0 && isNamedWhole(target, item)
        ? ("words" as const)
        : ("item" as const),
  }));
  const metrics = [...bound, ...ofItems];
  if (metrics.length > 0 && (bound.length > 0 || ofItems.length > 0)) return { kind: "bound", target, metrics };
  return {
    kind: "unbound",
    target,
    reason: chosen ? "shared" : reason,
    candidates: chosen ? [chosen.metric] : candidates,
  };
}

function isNamedWhole({ words }: Target, { partWords }: Metric): boolean {
  return partWords.length > 0 && partWords.every((word) => includesStem(words, word));
}
