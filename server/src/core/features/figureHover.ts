import * as l10n from "@vscode/l10n";
import type { Metric, MetricVerdict, Target, TargetOutcome } from "../conformance/measurements/measurements.ts";
import { unmeasuredSentence, verdictSentence } from "../conformance/targets/targetWording.ts";
import type { WatchedFigure } from "../conformance/verdicts/alertVerdicts.ts";
import { targetOutcomes, watchedByAlerts } from "../conformance/verdicts/targets.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import { writtenQuantity } from "../quantities/quantity.ts";
import type { Conformance } from "../rules/rule.ts";
import { containsSpan, type Span } from "../text/span.ts";
import { shortened } from "../text/wording.ts";

/** What is known of a figure at a place: plain sentences, and where what they speak of stands. */
export interface FigureFacts {
  readonly span: Span;
  readonly sentences: readonly string[];
  readonly places: readonly NamedPlace[];
}

/** A place in the document that a hover speaks of. */
export interface NamedPlace {
  /** Text, in which nothing is markup. */
  readonly label: string;
  readonly span: Span;
}

/** On a metric and on its target how the one does against the other; in an alert what that watches. */
export function figureFacts(document: PerfDocument, { match }: Conformance, at: Span): FigureFacts | undefined {
  const ofTargets = targetOutcomes(document, match).flatMap((one) => targetFacts(one, at) ?? []);
  const facts =
    ofTargets.length > 0 ? ofTargets : watchedByAlerts(document, match).flatMap((one) => alertFacts(one, at));
  const [first] = facts;
  return (
    first && {
      span: first.span,
      sentences: facts.flatMap(({ sentences }) => sentences),
      places: facts.flatMap(({ places }) => places),
    }
  );
}

function targetFacts(outcome: TargetOutcome, at: Span): FigureFacts | undefined {
  const { target } = outcome;
  const isOnTarget = containsSpan(target.span, at);
  if (outcome.kind === "unmeasured") {
    return isOnTarget ? { span: target.span, sentences: [unmeasuredSentence(outcome)], places: [] } : undefined;
  }
  const span = [outcome.metric.span, target.span].find((one) => containsSpan(one, at));
  return span && { span, sentences: [verdictSentence(outcome)], places: placesBeside(outcome, span) };
}

/** Where the other of the two stands; nowhere else where a field names its own target. */
function placesBeside({ metric, target }: MetricVerdict, span: Span): readonly NamedPlace[] {
  if (containsSpan(metric.span, target.span) || containsSpan(target.span, metric.span)) return [];
  return [span === metric.span ? targetPlace(target) : metricPlace(metric)];
}

function alertFacts({ alert, metric, measured, target }: WatchedFigure, at: Span): readonly FigureFacts[] {
  if (!containsSpan(alert.span, at)) return [];
  const [label, value] = [metric.label, writtenQuantity(measured)];
  const sentence = target
    ? l10n.t("It watches {0}, which is {1}; its target is {2}.", label, value, writtenQuantity(target.quantity))
    : l10n.t("It watches {0}, which is {1}.", label, value);
  return [
    {
      span: alert.span,
      sentences: [sentence],
      places: [metricPlace(metric), ...(target ? [targetPlace(target)] : [])],
    },
  ];
}

const LONGEST_LABEL = 60;

function targetPlace({ text, span }: Target): NamedPlace {
  return { label: l10n.t("Target: {0}", shortened(text, LONGEST_LABEL)), span };
}

function metricPlace({ text, span }: Metric): NamedPlace {
  return { label: l10n.t("Measured: {0}", shortened(text, LONGEST_LABEL)), span };
}
