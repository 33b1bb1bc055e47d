import { inEveryPart } from "../document/inEveryPart.ts";
import { type Outline, placesBySlug } from "../document/outline.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import { flatMap } from "../text/flatMap.ts";
import { DocumentMemory, type Memory, remembered } from "../text/memoised.ts";
import { shiftSpan } from "../text/span.ts";
import { type Binding, bindTargets } from "./binding.ts";
import { inEveryTop } from "./inEveryTop.ts";
import type { Match } from "./match.ts";
import type { HeldMetric, Metric, Target, TargetOutcome, UnheldTarget } from "./measurements.ts";
import { metricOf, metricsIn } from "./metrics.ts";
import { stemOf, tellingWords } from "./metricWords.ts";
import { targetsOwnField } from "./ownTargets.ts";
import { type QuantityField, quantityFields, readingOf, writesDecimalCommas } from "./readings.ts";
import { targetsIn } from "./targetEntries.ts";
import { targetsInTables } from "./targetTables.ts";
import { comparableWith, verdictOn } from "./targetVerdict.ts";
import { inPresentSections } from "./walk.ts";

/** Each target of a document with what it is held against, or why it is held against nothing; spans from its start. */
export function targetOutcomes(document: PerfDocument, match: Match): readonly TargetOutcome[] {
  const figures = figuresOf(document, match);
  return figures.length === 0 ? [] : flatMap(outcomesIn(document, match, figures), (one) => placed(one, figures));
}

/** Each metric with its target, where it is certain that one is meant for the other. */
export function heldMetrics(document: PerfDocument, match: Match): readonly HeldMetric[] {
  return flatMap(targetOutcomes(document, match), (one) => (one.kind === "held" ? [one] : []));
}

/** All that a document says to be measured where the template asks for it; spans from the document's start. */
export function documentMetrics(document: PerfDocument, match: Match): readonly Metric[] {
  return flatMap(figuresOf(document, match), ({ start, metrics }) =>
    metrics.map((metric) => placedMetric(metric, start)),
  );
}

/** What a piece of the document promises and measures: an outermost section, or a part with tables. */
interface Figures {
  readonly start: number;
  readonly targets: readonly Target[];
  readonly metrics: readonly Metric[];
  /** Metrics whose fields name their own targets. */
  readonly own: readonly HeldMetric[];
  readonly hasDecimalCommas: boolean;
}

function figuresOf({ outline }: PerfDocument, match: Match): readonly Figures[] {
  return [
    ...flatMap(figuresInTops(match), ({ start, found }) => (isEmpty(found) ? [] : [{ start, ...found }])),
    ...targetsInParts(outline).map(({ start, found }) => ({ start, targets: [found], ...NO_METRICS })),
  ];
}

const NO_METRICS = { metrics: [], own: [], hasDecimalCommas: false } as const;

function isEmpty({ targets, metrics, own }: Omit<Figures, "start">): boolean {
  return targets.length === 0 && metrics.length === 0 && own.length === 0;
}

/** One for each of the template's sections. */
const figuresInTops = inEveryTop((match): readonly Omit<Figures, "start">[] => [
  {
    targets: targetsIn(match),
    metrics: metricsIn(match),
    own: ownTargetsIn(match),
    hasDecimalCommas: writesDecimalCommas(match),
  },
]);

const targetsInParts = inEveryPart(targetsInTables);

const ownTargetsIn = inPresentSections(({ match }) =>
  flatMap(quantityFields(match).filter(namesTarget), (one) => targetsOwnField(one, metricOf(one))),
);

function namesTarget({ field }: QuantityField): boolean {
  return readingOf(field).quantities.some(({ isTarget }) => isTarget);
}

/** An outcome; spans still count from the figures that hold them. */
interface Outcome {
  readonly outcome: TargetOutcome;
  readonly targetIn: number;
  /** For each metric in it. */
  readonly metricsIn: readonly number[];
}

/** What was made out last: it holds as long as no target, no metric and not the subject changes. */
const lastOutcomes: Memory<readonly Outcome[]> = new DocumentMemory();

/** No document of a person has more; beyond them nothing is said. */
const MOST_TARGETS = 300;
const MOST_METRICS = 1_000;

function outcomesIn(document: PerfDocument, match: Match, figures: readonly Figures[]): readonly Outcome[] {
  const targets = flatMap(figures, (one) => one.targets).slice(0, MOST_TARGETS);
  const metrics = flatMap(figures, (one) => one.metrics).slice(0, MOST_METRICS);
  const own = flatMap(figures, (one) => one.own);
  const subject = `${match.title.name} ${descriptionOf(document, match)}`;
  const linked = linkedMetrics(targets, figures, document.outline);
  const inputs = [match.template, subject, targets.length, ...targets, ...metrics, ...own, ...linked.flat()];
  return remembered(lastOutcomes, match.lineage, inputs, () => {
    const place = placesIn(figures);
    const usesCommas = figures.some(({ hasDecimalCommas }) => hasDecimalCommas);
    const isClear = ({ quantities }: Pick<Metric, "quantities">) =>
      !usesCommas || quantities.every(({ loneSeparator }) => loneSeparator === undefined);
    const clear = targets
      .map((target, index) => ({ target, linked: linked[index] }))
      .filter(({ target }) => isClear({ quantities: [target.quantity] }));
    const bindings = bindTargets(
      clear.map(({ target }) => target),
      metrics.filter(isClear),
      clear.map((one) => one.linked),
      new Set(tellingWords(subject).map(stemOf)),
    );
    const outcomes = [...flatMap(bindings, outcomesOf), ...own.filter(({ metric }) => isClear(metric))];
    return outcomes.map((outcome) => ({
      outcome,
      targetIn: place(outcome.target),
      metricsIn: metricsOf(outcome).map((metric) =>
        metric === outcome.target.row?.current ? place(outcome.target) : place(metric),
      ),
    }));
  });
}

function metricsOf(outcome: TargetOutcome): readonly Metric[] {
  return outcome.kind === "held" ? [outcome.metric] : outcome.candidates;
}

/** What a target's own row says first, then what was bound. */
function outcomesOf(binding: Binding): readonly TargetOutcome[] {
  const { target } = binding;
  const current = target.row?.current;
  const ofRow = current && verdictOn(comparableWith(target.quantity, current, true), target.quantity);
  if (current && ofRow) return [{ kind: "held", metric: current, target, by: "own", ...ofRow }];
  if (binding.kind === "unbound") return [{ ...binding, kind: "unheld" }];
  return flatMap(binding.metrics, ({ metric, by }): readonly HeldMetric[] => {
    const held = verdictOn(comparableWith(target.quantity, metric, target.anchors.length > 0), target.quantity);
    return held ? [{ kind: "held", metric, target, by, ...held }] : [];
  });
}

/** Where the figures are that hold a target or metric; those of a field's own target stand where their field does. */
function placesIn(figures: readonly Figures[]): (one: Target | Metric) => number {
  const places = new Map<Target | Metric, number>();
  for (const [index, { targets, metrics, own }] of figures.entries()) {
    for (const one of [...targets, ...metrics, ...flatMap(own, ({ target, metric }) => [target, metric])])
      places.set(one, index);
  }
  return (one) => places.get(one) ?? -1;
}

/** For each target what stands below the headings that it links to. */
function linkedMetrics(
  targets: readonly Target[],
  figures: readonly Figures[],
  { titles, headings, end }: Outline,
): readonly (readonly Metric[] | undefined)[] {
  return targets.map(({ anchors }) => {
    const below = flatMap(anchors, (anchor) => {
      const place = placesBySlug(titles).get(anchor);
      const heading = place === undefined ? undefined : headings[place];
      if (place === undefined || !heading) return [];
      const next = headings.slice(place + 1).find(({ heading: { level } }) => level <= heading.heading.level);
      const until = next?.start ?? end;
      return flatMap(figures, ({ start, metrics }) =>
        metrics.filter(({ span }) => start + span.start >= heading.start && start + span.start < until),
      );
    });
    return below.length === 0 ? undefined : below;
  });
}

function descriptionOf(document: PerfDocument, { description }: Match): string {
  return description?.span && description.state === "filled"
    ? document.textBetween(description.span.start, description.span.end)
    : "";
}

/** The same object for as long as all in it stay where they are. */
function placed(
  { outcome, targetIn, metricsIn: places }: Outcome,
  figures: readonly Figures[],
): readonly TargetOutcome[] {
  const startOf = (place: number) => figures[place]?.start ?? 0;
  const starts = [startOf(targetIn), ...places.map(startOf)];
  return [
    remembered(lastPlaced, outcome, starts, () => {
      const target = placedTarget(outcome.target, startOf(targetIn));
      if (outcome.kind === "held")
        return { ...outcome, target, metric: placedMetric(outcome.metric, startOf(places[0] ?? -1)) };
      const candidates = outcome.candidates.map((metric, index) => placedMetric(metric, startOf(places[index] ?? -1)));
      return { ...outcome, target, candidates } satisfies UnheldTarget;
    }),
  ];
}

const lastPlaced: Memory<TargetOutcome> = new DocumentMemory();

function placedTarget(target: Target, start: number): Target {
  const { row, span, end } = target;
  return {
    ...target,
    span: shiftSpan(span, start),
    end: end + start,
    row: row && {
      current: row.current && placedMetric(row.current, start),
      status: row.status && { ...row.status, span: shiftSpan(row.status.span, start) },
    },
  };
}

function placedMetric(metric: Metric, start: number): Metric {
  return { ...metric, span: shiftSpan(metric.span, start) };
}
