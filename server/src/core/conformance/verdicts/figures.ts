import { inEveryPart } from "../../document/inEveryPart.ts";
import { type Outline, placesBySlug } from "../../document/outline.ts";
import type { PerfDocument } from "../../document/perfDocument.ts";
import { inTopLevelSections } from "../match/inTopLevelSections.ts";
import { inPresentSections } from "../match/presentSections.ts";
import type { Match } from "../match.ts";
import type { Metric, MetricVerdict, Target } from "../measurements/measurements.ts";
import { metricOf, metricsIn, metricsInOwnSection } from "../measurements/metrics.ts";
import { targetsOwnField } from "../targets/ownTargets.ts";
import { targetsIn } from "../targets/targetEntries.ts";
import { targetsInTables } from "../targets/targetTables.ts";
import { type QuantityField, quantityFields, readingOf, writesDecimalCommas } from "../values/readings.ts";
import { type AlertThreshold, alertThresholdsIn, statedThresholdsIn } from "./alertThresholds.ts";

/** What a piece of the document promises and measures: an outermost section, or a part with tables. */
export interface Figures {
  /** Where it begins: spans in it count from there. */
  readonly start: number;
  readonly targets: readonly Target[];
  readonly metrics: readonly Metric[];
  /** Metrics whose fields name their own targets. */
  readonly own: readonly MetricVerdict[];
  readonly alerts: readonly AlertThreshold[];
  /** Thresholds that are given beside what they watch. */
  readonly thresholds: readonly Metric[];
  readonly hasDecimalCommas: boolean;
}

/** All figures of a document, each section's and part's remembered. */
export function figuresOf({ outline }: PerfDocument, match: Match): readonly Figures[] {
  const topLevelSections = figuresInSections(match);
  const isMeasured = topLevelSections.some(({ found: { metrics } }) => metrics.some(({ isOfItem }) => !isOfItem));
  return [
    ...topLevelSections.flatMap(({ start, found }) => (isEmpty(found) ? [] : [{ start, ...found }])),
    ...(isMeasured
      ? []
      : match.unknown.map(({ start, section }) => ({
          start,
          targets: [],
          ...NOTHING_MORE,
          metrics: metricsInOwnSection(section),
        }))),
    ...targetsInParts(outline).map(({ start, found }) => ({ start, targets: [found], ...NOTHING_MORE })),
  ];
}

const NOTHING_MORE = { metrics: [], own: [], alerts: [], thresholds: [], hasDecimalCommas: false } as const;

function isEmpty({ targets, metrics, own, alerts, thresholds }: Omit<Figures, "start">): boolean {
  return [targets, metrics, own, alerts, thresholds].every(({ length }) => length === 0);
}

/** One for each of the template's sections. */
const figuresInSections = inTopLevelSections((match): readonly Omit<Figures, "start">[] => [
  {
    targets: targetsIn(match),
    metrics: metricsIn(match),
    own: ownTargetsIn(match),
    alerts: alertThresholdsIn(match),
    thresholds: statedThresholdsIn(match),
    hasDecimalCommas: writesDecimalCommas(match),
  },
]);

const targetsInParts = inEveryPart(targetsInTables);

const ownTargetsIn = inPresentSections(({ match }) =>
  quantityFields(match)
    .filter(namesTarget)
    .flatMap((one) => targetsOwnField(one, metricOf(one))),
);

function namesTarget({ field }: QuantityField): boolean {
  return readingOf(field).quantities.some(({ isTarget }) => isTarget);
}

/** Where the figures are that hold a target or metric; those of a row or of a field's own target stand where it does. */
export function placesIn(figures: readonly Figures[]): (one: Target | Metric) => number {
  const places = new Map<Target | Metric, number>();
  for (const [index, { targets, metrics, own, alerts, thresholds }] of figures.entries()) {
    const all = [
      ...targets,
      ...targets.flatMap(({ row }) => row?.current ?? []),
      ...metrics,
      ...own.flatMap(({ target, metric }) => [target, metric]),
      ...alerts.flatMap(({ target, value }) => [target, value]),
      ...thresholds,
    ];
    for (const one of all) places.set(one, index);
  }
  return (one) => places.get(one) ?? -1;
}

/** For each target what stands below the headings that it links to. */
export function linkedMetrics(
  targets: readonly Target[],
  figures: readonly Figures[],
  { titles, headings, end }: Outline,
): readonly (readonly Metric[] | undefined)[] {
  return targets.map(({ anchors }) => {
    const below = anchors.flatMap((anchor) => {
      const place = placesBySlug(titles).get(anchor);
      const heading = place === undefined ? undefined : headings[place];
      if (place === undefined || !heading) return [];
      const next = headings.slice(place + 1).find(({ heading: { level } }) => level <= heading.heading.level);
      const until = next?.start ?? end;
      return figures.flatMap(({ start, metrics }) =>
        metrics.filter(({ span }) => start + span.start >= heading.start && start + span.start < until),
      );
    });
    return below.length === 0 ? undefined : below;
  });
}
