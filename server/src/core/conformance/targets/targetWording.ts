import { baseValue, type Quantity, writtenQuantity } from "../../quantities/quantity.ts";
import { statisticName } from "../../quantities/statistics.ts";
import { anyOf, shortened } from "../../text/wording.ts";
import type { MetricVerdict, Target, UnmeasuredTarget } from "../measurements/measurements.ts";
import { labelStatistic } from "../values/readings.ts";
import { verdictOn } from "./targetVerdict.ts";

/** The measured value, with its statistic where the label does not name it: "2.6 GB (maximum)". */
export function writtenMeasured({ measured, metric }: MetricVerdict): string {
  const { statistic } = measured;
  const isSaid = statistic === undefined || labelStatistic(metric.label) === statistic;
  if (isSaid) return writtenQuantity(measured);
  const name = statistic === "max" && measured.dimension !== "time" ? "peak" : statisticName(statistic);
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
  return `${writtenPercent(percent)} ${isOver ? "over" : "below"}`;
}

/** "met", "missed by 20%", "at its limit" */
export function verdictText({ verdict, percent, metric, target }: MetricVerdict): string {
  if (verdict === "missed") return `missed by ${writtenPercent(percent)}`;
  if (verdict === "met") return "met";
  return isMixed(metric.quantities, target) ? "met in part" : "at its limit";
}

/** Some of what was measured meets the target, and some doesn't. */
function isMixed(measured: readonly Quantity[], target: Target): boolean {
  return measured.some((one) => verdictOn([one], target.quantity)?.verdict === "missed");
}

/** The whole of it as one sentence. */
export function verdictSentence(metricVerdict: MetricVerdict): string {
  const { metric, target, verdict } = metricVerdict;
  const outcome =
    verdict === "missed"
      ? `which it misses by ${writtenPercent(metricVerdict.percent)}`
      : verdict === "met"
        ? "which it meets"
        : isMixed(metric.quantities, target)
          ? "which it meets in part"
          : "which it is too close to for a verdict";
  return `${metric.label} is ${writtenMeasured(metricVerdict)}; its target is ${writtenQuantity(target.quantity)}, ${outcome}.`;
}

/** That a target is compared with nothing, and why. */
export function unmeasuredSentence({ reason, candidates, target }: UnmeasuredTarget): string {
  const labels = [...new Set(candidates.map(({ label }) => `"${shortened(label, 40)}"`))];
  const said =
    target.row?.status?.says === "met" ? `Said to be "${shortened(target.row.status.text, 20)}", but not` : "Not";
  const because: Readonly<Record<UnmeasuredTarget["reason"], string>> = {
    none: "none of its kind is given",
    several: labels.length > 1 ? `${anyOf(labels)} could be meant` : `several called ${anyOf(labels)} could be meant`,
    shared: `another target is meant for ${anyOf(labels)}, too`,
    words: "none is given for just what it names",
  };
  return `${said} compared with any measured value: ${because[reason]}.`;
}
