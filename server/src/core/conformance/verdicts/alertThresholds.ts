import { readQuantities } from "../../quantities/readQuantities.ts";
import { shiftSpan } from "../../text/span.ts";
import { demandingItems, inPresentSections } from "../match/presentSections.ts";
import type { SectionMatch, SlotMatch } from "../match.ts";
import { BARE_TARGET, type Metric, type Target } from "../measurements/measurements.ts";
import { stemOf, tellingWords } from "../measurements/metricWords.ts";
import { targetWords } from "../targets/targetWords.ts";
import { labelStatistic, readingOf } from "../values/readings.ts";

/** What an alert's condition compares a measured value with. Spans count from the outermost section's start. */
export interface AlertThreshold {
  /** Read as a target would be, so that it finds the metric that it is about. */
  readonly target: Target;
  readonly value: Metric;
}

/** The threshold of each condition that compares one quantity. */
export const alertThresholdsIn = inPresentSections(({ match }): readonly AlertThreshold[] =>
  demandingItems(match).flatMap(({ slots }) => slots.flatMap(thresholdIn)),
);

function thresholdIn({ schema, field, state, at }: SlotMatch): readonly AlertThreshold[] {
  if (schema.kind !== "field" || schema.value.kind !== "condition" || !field || state !== "filled") return [];
  const { quantities, isAmbiguous } = readingOf(field);
  const [threshold, ...others] = quantities.filter(
    ({ comparator }) => comparator !== undefined && /^[<>]/.test(comparator),
  );
  if (!threshold || others.length > 0 || isAmbiguous) return [];
  const span = shiftSpan(field.valueSpan, at);
  const name = field.value.slice(0, threshold.span.start);
  const quantity = { ...threshold, statistic: threshold.statistic ?? labelStatistic(name) };
  const target: Target = { ...BARE_TARGET, quantity, text: field.value, span, end: span.end, ...targetWords(name) };
  return [{ target, value: thresholdMetric(field.label, [quantity], span, target.words, field.value) }];
}

/** A threshold that an item gives for what it measures: "**Alert threshold:** 80 ms at p95" in "Query latency". */
export const statedThresholdsIn = inPresentSections(({ match }): readonly Metric[] =>
  demandingItems(match).flatMap(stated),
);

const THRESHOLD = /\b(?:threshold|alarm|alert)/i;

function stated({ slots, name }: SectionMatch["items"][number]): readonly Metric[] {
  return slots.flatMap(({ schema, field, state, at }) => {
    if (schema.kind !== "field" || !field || state !== "filled" || !THRESHOLD.test(field.label)) return [];
    if (schema.value.kind === "condition" || readingOf(field).isAmbiguous) return [];
    const { quantities } = readQuantities(field.value);
    return quantities.length === 1
      ? [thresholdMetric(field.label, quantities, shiftSpan(field.valueSpan, at), tellingWords(name), field.value)]
      : [];
  });
}

function thresholdMetric(
  label: string,
  quantities: Metric["quantities"],
  span: Metric["span"],
  words: readonly string[],
  text: string,
): Metric {
  return { label, quantities, span, words, partWords: [], isOfItem: false, text };
}

/** An alert's threshold and the one stated for what it watches, where each is the only one for the other. */
export function sameThresholds(
  alerts: readonly AlertThreshold[],
  given: readonly Metric[],
): readonly (readonly [Metric, Metric])[] {
  const pairs = alerts
    .slice(0, MOST)
    .flatMap(({ value }) =>
      given
        .slice(0, MOST)
        .flatMap((one): readonly (readonly [Metric, Metric])[] => (speakOfSame(value, one) ? [[one, value]] : [])),
    );
  return pairs.filter(([one, value]) => pairs.every((pair) => (pair[0] === one) === (pair[1] === value)));
}

const MOST = 100;

function speakOfSame({ quantities: [fired], words }: Metric, { quantities: [given], words: own }: Metric): boolean {
  if (!fired || !given || fired.dimension !== given.dimension || fired.unit.per !== given.unit.per) return false;
  if (fired.unit.noun !== given.unit.noun) return false;
  if (fired.statistic !== given.statistic) return false;
  const stems = new Set(words.map(stemOf));
  return own.length > 0 && own.every((word) => stems.has(stemOf(word)));
}
