import * as l10n from "@vscode/l10n";
import { baseValue, intervalOf, type Quantity } from "../../quantities/quantity.ts";
import { readQuantities } from "../../quantities/readQuantities.ts";
import { BARE_TARGET, type Metric, type Target } from "../measurements/measurements.ts";
import { aboutWords } from "../measurements/metricTables.ts";
import { namesKind } from "../measurements/metricWords.ts";
import { goalsIn } from "../targets/goals.ts";
import { comparableWith } from "../targets/targetVerdict.ts";
import type { Binding } from "./binding.ts";

/** Two places that speak of the same measure with values that can't both be. */
export interface Disagreement {
  readonly first: Metric;
  readonly firstQuantity: Quantity;
  readonly second: Metric;
  readonly secondQuantity: Quantity;
}

/** Undefined if some reading of the two agrees, going by how they were rounded. */
export function disagreementOf(
  first: Metric,
  second: Metric,
  firsts: readonly Quantity[],
  seconds: readonly Quantity[],
): Disagreement | undefined {
  const [one] = firsts;
  const [other] = seconds;
  if (!one || !other || firsts.some((a) => seconds.some((b) => overlap(a, b)))) return undefined;
  return { first, firstQuantity: one, second, secondQuantity: other };
}

function overlap(a: Quantity, b: Quantity): boolean {
  const [one, other] = [intervalOf(a), intervalOf(b)];
  return one.low <= other.high && other.low <= one.high;
}

/** A target's own column against the metric that the target is meant for. */
export function rowDisagreements(bindings: readonly Binding[]): readonly Disagreement[] {
  return bindings.flatMap((binding) => {
    const current = binding.target.row?.current;
    if (binding.kind !== "bound" || !current) return [];
    const [bound] = binding.metrics.filter(({ by, metric }) => by === "words" && !metric.isOfItem);
    if (!bound) return [];
    const { quantity } = binding.target;
    // What goes without saying for a verdict is not enough for a contradiction.
    const isSame = ({ statistic }: Quantity) => statistic === quantity.statistic;
    return (
      disagreementOf(
        bound.metric,
        current,
        comparableWith(quantity, bound.metric).filter(isSame),
        comparableWith(quantity, current, true),
      ) ?? []
    );
  });
}

/** Metrics of the document itself that are given twice: in a list and in a table. */
export function repeatedMetrics(metrics: readonly Metric[]): readonly Disagreement[] {
  const known = new Map<string, { readonly metric: Metric; readonly quantity: Quantity }>();
  return metrics
    .filter(({ isOfItem, partWords }) => !isOfItem && partWords.length === 0)
    .flatMap((metric) =>
      metric.quantities.flatMap((quantity) => {
        const key = keyOf(metric, quantity);
        const first = key === undefined ? undefined : known.get(key);
        if (key !== undefined && !first) known.set(key, { metric, quantity });
        return first ? (disagreementOf(first.metric, metric, [first.quantity], [quantity]) ?? []) : [];
      }),
    );
}

/** Figures with the same key are one figure; without a statistic it can't be said. */
function keyOf({ label, quantities }: Metric, { dimension, unit, statistic }: Quantity): string | undefined {
  if (statistic === undefined || dimension === "count") return undefined;
  if (quantities.filter((one) => one.statistic === statistic && one.dimension === dimension).length > 1)
    return undefined;
  const words = aboutWords(label).filter((word) => !namesKind(word, dimension) && word !== "observed");
  return [dimension, unit.per, unit.noun, statistic, ...words.toSorted()].join(" ");
}

/** Words of a sentence that tells of other days, or of what is aimed at. */
const NOT_NOW =
  /\b(?:targets?|goals?|aims?|must|should|shall|budgets?|was|were|before|from|used to|will|promises?|instead|than it)\b/i;

/** What the summary sentence claims, as targets that find what it speaks of. Spans count from its start. */
export function claimsIn(text: string): readonly Target[] {
  if (!/\d/.test(text) || NOT_NOW.test(text)) return [];
  const { quantities } = readQuantities(text);
  return goalsIn("", text).flatMap(({ quantity, words, restricting, conditions }) => {
    const { comparator, number } = quantities.find(({ span }) => span.start === quantity.span.start) ?? quantity;
    if (quantity.dimension === "count" || quantity.dimension === "factor") return [];
    const claimed = { ...quantity, comparator: comparator ?? quantity.comparator, number };
    const { span } = quantity;
    return [{ ...BARE_TARGET, quantity: claimed, text, span, end: span.end, words, restricting, conditions }];
  });
}

/** The summary's claims against what was measured; one that repeats a target is a promise. */
export function claimDisagreements(
  bindings: readonly Binding[],
  written: string,
  targets: readonly Target[],
): readonly Disagreement[] {
  return bindings.flatMap((binding) => {
    if (binding.kind !== "bound") return [];
    const { quantity, span, text } = binding.target;
    const [bound] = binding.metrics.filter(({ metric }) => !metric.isOfItem);
    const said = readQuantities(written).quantities.find((one) => one.span.start === span.start);
    const isPromise = targets.some(
      ({ quantity: one }) => one.dimension === quantity.dimension && baseValue(one) === baseValue(quantity),
    );
    if (!bound || !said || isPromise) return [];
    const claim: Metric = {
      label: l10n.t("The summary"),
      quantities: [said],
      span,
      words: [],
      partWords: [],
      isOfItem: false,
      text,
    };
    return disagreementOf(bound.metric, claim, comparableWith(quantity, bound.metric), [said]) ?? [];
  });
}
