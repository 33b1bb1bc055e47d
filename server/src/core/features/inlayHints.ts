import { slotsBelow } from "../conformance/match/matchDocument.ts";
import { percentChanged, type StatedChange, statedChanges } from "../conformance/measurements/changes.ts";
import type { HeldMetric, UnheldTarget } from "../conformance/measurements/measurements.ts";
import {
  heldSentence,
  unheldSentence,
  verdictText,
  writtenMeasured,
  writtenPercent,
} from "../conformance/targets/targetWording.ts";
import { targetOutcomes } from "../conformance/verdicts/targets.ts";
import { writtenQuantity } from "../quantities/quantity.ts";
import { flatMap } from "../text/flatMap.ts";
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
  const { governed } = checked;
  if (!governed) return [];
  const changes = flatMap(governed.match.sections, ({ start, match }) =>
    flatMap(slotsBelow(match), (slot) => statedChanges(slot).map((change) => changeHint(change, start))),
  );
  const targets = flatMap(targetOutcomes(document, governed.match), (one) =>
    one.kind === "held" ? targetHints(one, document.text) : [unheldHint(one, document.text)],
  );
  return [...changes, ...targets].sort((a, b) => a.offset - b.offset);
}

function changeHint(change: StatedChange, start: number): InlayHint {
  const percent = percentChanged(change);
  return {
    offset: start + change.at + change.field.valueSpan.end,
    label: `${writtenPercent(Math.abs(percent))} ${percent < 0 ? "less" : "more"}`,
    tooltip: `From ${writtenQuantity(change.before)} to ${writtenQuantity(change.after)}`,
  };
}

function targetHints(held: HeldMetric, text: string): readonly InlayHint[] {
  const { metric, target, by } = held;
  const isOwn = by === "own";
  const tooltip = heldSentence(held);
  const ofMetric = isOwn ? verdictText(held) : `target ${writtenQuantity(target.quantity)}, ${verdictText(held)}`;
  const behindMetric = { offset: firstLineOf(text, metric.span).end, label: ofMetric, tooltip };
  if (isOwn) return [behindMetric];
  const label = `measured ${writtenMeasured(held)}, ${verdictText(held)}`;
  return [behindMetric, { offset: firstLineOf(text, target.span).end, label, tooltip }];
}

function unheldHint(unheld: UnheldTarget, text: string): InlayHint {
  return { offset: firstLineOf(text, unheld.target.span).end, label: "not measured", tooltip: unheldSentence(unheld) };
}
