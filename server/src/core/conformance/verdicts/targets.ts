import type { PerfDocument } from "../../document/perfDocument.ts";
import { perDocument } from "../../incremental/memo.ts";
import { shiftSpan } from "../../text/span.ts";
import type { Match } from "../match.ts";
import type { Metric, MetricVerdict, Target, TargetOutcome } from "../measurements/measurements.ts";
import { stemOf, tellingWords } from "../measurements/metricWords.ts";
import { MOST_TARGETS } from "../targets/targetTables.ts";
import { comparableWith, verdictOn } from "../targets/targetVerdict.ts";
import { sameThresholds } from "./alertThresholds.ts";
import { type AlertVerdict, alertVerdict, type WatchedFigure, watchedFigures } from "./alertVerdicts.ts";
import { type Binding, bindTargets } from "./binding.ts";
import {
  claimDisagreements,
  claimsIn,
  type Disagreement,
  disagreementOf,
  repeatedMetrics,
  rowDisagreements,
} from "./disagreements.ts";
import { type Figures, figuresOf, linkedMetrics, placesIn } from "./figures.ts";

/** Each target of a document with what it is compared with, or why it is compared with nothing; spans from its start. */
export function targetOutcomes(document: PerfDocument, match: Match): readonly TargetOutcome[] {
  const figures = figuresOf(document, match);
  if (figures.length === 0) return [];
  return findingsIn(document, match, figures).outcomes.map((one) => placed(one, figures));
}

/** Each metric with its target, where it is certain that one is meant for the other. */
export function metricVerdicts(document: PerfDocument, match: Match): readonly MetricVerdict[] {
  return targetOutcomes(document, match).flatMap((one) => (one.kind === "measured" ? [one] : []));
}

/** The places of a document that contradict each other; spans from its start. */
export function disagreements(document: PerfDocument, match: Match): readonly Disagreement[] {
  const figures = figuresOf(document, match);
  const summary = match.description?.span?.start ?? 0;
  const startOf = (place: number) => figures[place]?.start ?? summary;
  return findingsIn(document, match, figures).disagreements.map(({ found, firstIn, secondIn }) => ({
    ...found,
    first: placedMetric(found.first, startOf(firstIn)),
    second: placedMetric(found.second, startOf(secondIn)),
  }));
}

/** The alerts that fire too late or too early for the target that they guard; spans from the document's start. */
export function alertsOffTarget(document: PerfDocument, match: Match): readonly AlertVerdict[] {
  return watchedByAlerts(document, match).flatMap((one) => alertVerdict(one) ?? []);
}

/** The figures that a document's alerts watch; spans from its start. */
export function watchedByAlerts(document: PerfDocument, match: Match): readonly WatchedFigure[] {
  const figures = figuresOf(document, match);
  if (figures.length === 0) return [];
  const startOf = (place: number) => figures[place]?.start ?? 0;
  return findingsIn(document, match, figures).watched.map(({ found, alertIn, metricIn, targetIn }) => ({
    ...found,
    alert: placedTarget(found.alert, startOf(alertIn)),
    metric: placedMetric(found.metric, startOf(metricIn)),
    target: found.target && placedTarget(found.target, startOf(targetIn)),
  }));
}

/** All that is made out of a document's figures; spans still count from the figures that hold them. */
interface Findings {
  readonly outcomes: readonly Outcome[];
  readonly disagreements: readonly {
    readonly found: Disagreement;
    readonly firstIn: number;
    /** -1 for the summary. */
    readonly secondIn: number;
  }[];
  readonly watched: readonly {
    readonly found: WatchedFigure;
    readonly alertIn: number;
    readonly metricIn: number;
    /** -1 where there is no target. */
    readonly targetIn: number;
  }[];
}

interface Outcome {
  readonly outcome: TargetOutcome;
  readonly targetIn: number;
  /** For each metric in it. */
  readonly metricsIn: readonly number[];
}

/** What was made out last: it holds as long as no target, no metric and not the subject changes. */
const lastFindings = perDocument<Findings>();

const MOST_METRICS = 1_000;
const MOST_ALERTS = 100;

function findingsIn(document: PerfDocument, match: Match, figures: readonly Figures[]): Findings {
  const targets = figures.flatMap((one) => one.targets).slice(0, MOST_TARGETS);
  const metrics = figures.flatMap((one) => one.metrics).slice(0, MOST_METRICS);
  const own = figures.flatMap((one) => one.own);
  const alerts = figures.flatMap((one) => one.alerts).slice(0, MOST_ALERTS);
  const thresholds = figures.flatMap((one) => one.thresholds);
  const summary = descriptionOf(document, match);
  const linked = linkedMetrics(targets, figures, document.outline);
  // With the bounds of each list and of each place: what is found names places by their number.
  const inputs = [
    match.template,
    match.title.name,
    summary,
    ...figures.flatMap(inputsOf),
    ...linked.flatMap((list) => [list?.length, ...(list ?? [])]),
  ];
  return lastFindings(match.documentIdentity, inputs, () => {
    const place = placesIn(figures);
    const usesCommas = figures.some(({ hasDecimalCommas }) => hasDecimalCommas);
    const isClear = ({ quantities }: Pick<Metric, "quantities">) =>
      !usesCommas || quantities.every(({ loneSeparator }) => loneSeparator === undefined);
    const clear = targets
      .map((target, index) => ({ target, linked: linked[index] }))
      .filter(({ target }) => isClear({ quantities: [target.quantity] }));
    const read = metrics.filter(isClear);
    const subject = stemsOf(`${match.title.name} ${summary}`);
    const bind = (some: readonly Target[], links: readonly (readonly Metric[] | undefined)[] = []) =>
      bindTargets(some, read, links, subject);
    const bindings = bind(
      clear.map(({ target }) => target),
      clear.map((one) => one.linked),
    );
    const found = [
      ...claimDisagreements(bindTargets(claimsIn(summary), read, [], stemsOf(match.title.name)), summary, targets),
      ...repeatedMetrics(read),
      ...rowDisagreements(bindings),
      ...sameThresholds(alerts, thresholds).flatMap(
        ([given, fired]) => disagreementOf(given, fired, plain(given), plain(fired)) ?? [],
      ),
    ];
    return {
      outcomes: [...bindings.flatMap(outcomesOf), ...own.filter(({ metric }) => isClear(metric))].map((outcome) => ({
        outcome,
        targetIn: place(outcome.target),
        metricsIn: metricsOf(outcome).map(place),
      })),
      disagreements: found.map((one) => ({ found: one, firstIn: place(one.first), secondIn: place(one.second) })),
      watched: watchedFigures(
        alerts.flatMap(({ target }) => bind([target])),
        bindings,
      ).map((one) => ({
        found: one,
        alertIn: place(one.alert),
        metricIn: place(one.metric),
        targetIn: one.target ? place(one.target) : -1,
      })),
    };
  });
}

/** All of the figures of one place that findings are made of. */
function inputsOf({ targets, metrics, own, alerts, thresholds, hasDecimalCommas }: Figures): readonly unknown[] {
  const lists = [targets, metrics, own, alerts, thresholds];
  return [hasDecimalCommas, ...lists.flatMap((list) => [list.length, ...list])];
}

function stemsOf(text: string): ReadonlySet<string> {
  return new Set(tellingWords(text).map(stemOf));
}

/** A threshold's own value, whichever way it is compared. */
function plain({ quantities }: Metric): Metric["quantities"] {
  return quantities.map((one) => ({ ...one, comparator: undefined }));
}

function metricsOf(outcome: TargetOutcome): readonly Metric[] {
  return outcome.kind === "measured" ? [outcome.metric] : outcome.candidates;
}

/** What a target's own row says first, then what was bound. */
function outcomesOf(binding: Binding): readonly TargetOutcome[] {
  const { target } = binding;
  const current = target.row?.current;
  const ofRow = current && verdictOn(comparableWith(target.quantity, current, true), target.quantity);
  if (current && ofRow) return [{ kind: "measured", metric: current, target, by: "own", ...ofRow }];
  if (binding.kind === "unbound") return [{ ...binding, kind: "unmeasured" }];
  return binding.metrics.flatMap(({ metric, by }): readonly MetricVerdict[] => {
    const verdict = verdictOn(comparableWith(target.quantity, metric, target.anchors.length > 0), target.quantity);
    return verdict ? [{ kind: "measured", metric, target, by, ...verdict }] : [];
  });
}

function descriptionOf(document: PerfDocument, { description }: Match): string {
  return description?.span && description.state === "filled"
    ? document.textBetween(description.span.start, description.span.end)
    : "";
}

function placed({ outcome, targetIn, metricsIn: places }: Outcome, figures: readonly Figures[]): TargetOutcome {
  const startOf = (place: number) => figures[place]?.start ?? 0;
  const target = placedTarget(outcome.target, startOf(targetIn));
  if (outcome.kind === "measured")
    return { ...outcome, target, metric: placedMetric(outcome.metric, startOf(places[0] ?? -1)) };
  const candidates = outcome.candidates.map((metric, index) => placedMetric(metric, startOf(places[index] ?? -1)));
  return { ...outcome, target, candidates };
}

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
