import { writtenQuantity } from "../document/quantity.ts";
import { statisticName } from "../document/statistics.ts";
import type { HeldMetric } from "./measurements.ts";
import { labelStatistic } from "./readings.ts";

/** The measured value, with its statistic where the label does not name it: "2.6 GB (maximum)". */
export function writtenMeasured({ measured, metric }: HeldMetric): string {
  const { statistic } = measured;
  const isSaid = statistic === undefined || labelStatistic(metric.label) === statistic;
  return `${writtenQuantity(measured)}${isSaid ? "" : ` (${statisticName(statistic)})`}`;
}

/** "20 %", to one place below ten. */
export function writtenPercent(percent: number): string {
  return `${percent < 9.95 ? Math.round(percent * 10) / 10 : Math.round(percent)} %`;
}

/** "20 % over", "12 % below". */
export function missedBy({ percent, target }: HeldMetric): string {
  return `${writtenPercent(percent)} ${target.quantity.comparator?.startsWith("<") ? "over" : "below"}`;
}

/** "met", "missed by 20 %" */
export function verdictText({ verdict, percent }: HeldMetric): string {
  return verdict === "met" ? "met" : `missed by ${writtenPercent(percent)}`;
}

/** The whole of it as one sentence. */
export function heldSentence(held: HeldMetric): string {
  const { metric, target, verdict } = held;
  const outcome = verdict === "met" ? "which it meets" : `which it misses by ${writtenPercent(held.percent)}`;
  return `${metric.label} is ${writtenMeasured(held)}; its target is ${writtenQuantity(target.quantity)}, ${outcome}.`;
}
