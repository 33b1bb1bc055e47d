import * as l10n from "@vscode/l10n";
import { baseValue, type Quantity, writtenQuantity } from "../../quantities/quantity.ts";
import { statisticText } from "../../quantities/statistics.ts";
import { anyOf, shortened } from "../../text/wording.ts";
import type { MetricVerdict, Target, UnmeasuredTarget } from "../measurements/measurements.ts";
import { labelStatistic } from "../values/readings.ts";
import { verdictOn } from "./targetVerdict.ts";

/** The measured value, with its statistic where the label does not name it: "2.6 GB (maximum)". */
export function writtenMeasured({ measured, metric }: MetricVerdict): string {
  const { statistic } = measured;
  const isSaid = statistic === undefined || labelStatistic(metric.label) === statistic;
  if (isSaid) return writtenQuantity(measured);
  const name = statistic === "max" && measured.dimension !== "time" ? l10n.t("peak") : statisticText(statistic);
  return `${writtenQuantity(measured)} (${name})`;
}

/** "20%", to one place below ten, and to the first digit below a tenth. */
export function writtenPercent(percent: number): string {
  if (percent > 0 && percent < 0.05) return `${Number(percent.toPrecision(1))}%`;
  return `${percent < 9.95 ? Math.round(percent * 10) / 10 : Math.round(percent)}%`;
}

/** "20% over", "12% below". */
export function missedBy({ percent, target, measured }: MetricVerdict): string {
  const { comparator } = target.quantity;
  const isOver = comparator ? comparator.startsWith("<") : baseValue(measured) > baseValue(target.quantity);
  return isOver ? l10n.t("{0} over", writtenPercent(percent)) : l10n.t("{0} below", writtenPercent(percent));
}

/** "met", "missed by 20%", "at its limit" */
export function verdictText({ verdict, percent, metric, target }: MetricVerdict): string {
  if (verdict === "missed") return l10n.t("missed by {0}", writtenPercent(percent));
  if (verdict === "met") return l10n.t("met");
  return isMixed(metric.quantities, target) ? l10n.t("met in part") : l10n.t("at its limit");
}

/** Some of what was measured meets the target, and some doesn't. */
function isMixed(measured: readonly Quantity[], target: Target): boolean {
  return measured.some((one) => verdictOn([one], target.quantity)?.verdict === "missed");
}

/** The whole of it as one sentence. */
export function verdictSentence(metricVerdict: MetricVerdict): string {
  const { metric, target, verdict, percent } = metricVerdict;
  const { label } = metric;
  const [measured, aim] = [writtenMeasured(metricVerdict), writtenQuantity(target.quantity)];
  if (verdict === "missed") {
    const by = writtenPercent(percent);
    return l10n.t("{0} is {1}; its target is {2}, which it misses by {3}.", label, measured, aim, by);
  }
  if (verdict === "met") return l10n.t("{0} is {1}; its target is {2}, which it meets.", label, measured, aim);
  return isMixed(metric.quantities, target)
    ? l10n.t("{0} is {1}; its target is {2}, which it meets in part.", label, measured, aim)
    : l10n.t("{0} is {1}; its target is {2}, which it is too close to for a verdict.", label, measured, aim);
}

/** That a target is compared with nothing, and why. */
export function unmeasuredSentence({ reason, candidates, target }: UnmeasuredTarget): string {
  const labels = [...new Set(candidates.map(({ label }) => `"${shortened(label, 40)}"`))];
  const because = BECAUSE[reason](labels);
  const { status } = target.row ?? {};
  return status?.says === "met"
    ? l10n.t('Said to be "{0}", but not compared with any measured value: {1}.', shortened(status.text, 20), because)
    : l10n.t("Not compared with any measured value: {0}.", because);
}

const BECAUSE: Readonly<Record<UnmeasuredTarget["reason"], (labels: readonly string[]) => string>> = {
  none: () => l10n.t("none of its kind is given"),
  several: (labels) =>
    labels.length > 1
      ? l10n.t("{0} could be meant", anyOf(labels))
      : l10n.t("several called {0} could be meant", anyOf(labels)),
  shared: (labels) => l10n.t("another target is meant for {0}, too", anyOf(labels)),
  words: () => l10n.t("none is given for just what it names"),
};
