import type { Quantity } from "../../quantities/quantity.ts";
import type { Metric, MetricVerdict, Target } from "../measurements/measurements.ts";
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
  const span = { start: at + field.valueSpan.start, end: at + field.valueSpan.end };
  const own: Target = {
    quantity: { ...target, comparator },
    text: field.value,
    span,
    end: span.end,
    words: [],
    restricting: [],
    conditions: [],
    anchors: [],
    isElsewhere: false,
    row: undefined,
  };
  return [{ kind: "measured", metric, target: own, by: "own", ...verdict }];
}

/** A percentile of a time should be below its target, a rate above. */
function directionOf({ quantities }: Metric, label: string): Quantity["comparator"] {
  const [first] = quantities;
  if (first?.dimension === "time" && first.statistic !== undefined) return "<=";
  if (first?.dimension === "rate") return ">=";
  return betterDirection(label);
}
