import * as l10n from "@vscode/l10n";
import { changesIn, percentChanged, type StatedChange } from "../conformance/measurements/changes.ts";
import type { MetricVerdict, UnmeasuredTarget } from "../conformance/measurements/measurements.ts";
import {
  unmeasuredSentence,
  verdictSentence,
  verdictText,
  writtenMeasured,
  writtenPercent,
} from "../conformance/targets/targetWording.ts";
import { targetOutcomes } from "../conformance/verdicts/targets.ts";
import { writtenQuantity } from "../quantities/quantity.ts";
import { firstLineOf } from "../text/span.ts";
import type { FeatureInput } from "./feature.ts";

/** A computed fact, shown behind the text that it is about. */
export interface InlayHint {
  readonly offset: number;
  readonly label: string;
  /** How it was computed. */
  readonly tooltip: string;
}

/**
 * Behind a stated improvement how far the two values are apart; behind a metric its target, and behind the target what
 * was measured, with whether it is met.
 */
export function inlayHints({ document, checked }: FeatureInput): readonly InlayHint[] {
  const { conformance } = checked;
  if (!conformance) return [];
  const changes = changesIn(conformance.match).map(({ start, found }) => changeHint(found, start));
  const targets = targetOutcomes(document, conformance.match).flatMap((one) =>
    one.kind === "measured" ? targetHints(one, document.text) : [unmeasuredHint(one, document.text)],
  );
  return [...changes, ...targets].sort((a, b) => a.offset - b.offset);
}

function changeHint(change: StatedChange, start: number): InlayHint {
  const percent = percentChanged(change);
  return {
    offset: start + change.at + change.field.valueSpan.end,
    label: l10n.t(percent < 0 ? "{0} less" : "{0} more", writtenPercent(Math.abs(percent))),
    tooltip: l10n.t("From {0} to {1}", writtenQuantity(change.before), writtenQuantity(change.after)),
  };
}

function targetHints(metricVerdict: MetricVerdict, text: string): readonly InlayHint[] {
  const { metric, target, by } = metricVerdict;
  const isOwn = by === "own";
  const tooltip = verdictSentence(metricVerdict);
  const ofMetric = isOwn
    ? verdictText(metricVerdict)
    : l10n.t("target {0}, {1}", writtenQuantity(target.quantity), verdictText(metricVerdict));
  const behindMetric = { offset: firstLineOf(text, metric.span).end, label: ofMetric, tooltip };
  if (isOwn) return [behindMetric];
  const label = l10n.t("measured {0}, {1}", writtenMeasured(metricVerdict), verdictText(metricVerdict));
  return [behindMetric, { offset: firstLineOf(text, target.span).end, label, tooltip }];
}

function unmeasuredHint(unmeasured: UnmeasuredTarget, text: string): InlayHint {
  return {
    offset: firstLineOf(text, unmeasured.target.span).end,
    label: l10n.t("not measured"),
    tooltip: unmeasuredSentence(unmeasured),
  };
}
