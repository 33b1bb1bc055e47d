import type { Quantity } from "../../quantities/quantity.ts";
import { shiftSpan } from "../../text/span.ts";
import { BARE_TARGET, type Metric, type MetricVerdict, type Target } from "../measurements/measurements.ts";
import { betterDirection } from "../measurements/metricWords.ts";
import { type QuantityField, readingOf } from "../values/readings.ts";
import { verdictOn } from "./targetVerdict.ts";

/** A field that holds its own target: "61 % (target: 55 %)". */
export function targetsOwnField({ field, at }: QuantityField, metric: Metric): readonly MetricVerdict[] {
  const { quantities, isAmbiguous } = readingOf(field);
  const [target, ...others] = quantities.filter(({ isTarget }) => isTarget);
  if (!target || others.length > 0 || isAmbiguous) return [];
  const comparator = target.comparator ?? directionOf(metric, field.label);
  const measured = metric.quantities.filter(({ dimension }) => dimension === target.dimension);
  const verdict = comparator && verdictOn(measured, { ...target, comparator });
  if (!verdict) return [];
  const span = shiftSpan(field.valueSpan, at);
  const own: Target = { ...BARE_TARGET, quantity: { ...target, comparator }, text: field.value, span, end: span.end };
  return [{ kind: "measured", metric, target: own, by: "own", ...verdict }];
}

/** A percentile of a time should be below its target, a rate above. */
function directionOf({ quantities }: Metric, label: string): Quantity["comparator"] {
  const [first] = quantities;
  if (first?.dimension === "time" && first.statistic !== undefined) return "<=";
  if (first?.dimension === "rate") return ">=";
  return betterDirection(label);
}
