import { baseValue, type Quantity } from "../../quantities/quantity.ts";
import type { Target } from "../measurements/measurements.ts";
import { comparableWith } from "../targets/targetVerdict.ts";
import type { Binding } from "./binding.ts";

/** An alert that fires far from the target of what it watches. Spans count from the document's start. */
export interface AlertVerdict {
  /** The condition. */
  readonly alert: Target;
  readonly target: Target;
  /** Only when the target is missed by more than its own value, or while it is still met. */
  readonly fires: "late" | "early";
}

/** Compares the alerts with the targets of the same figure. */
export function alertVerdicts(alerts: readonly Binding[], targets: readonly Binding[]): readonly AlertVerdict[] {
  const guarded = targets.flatMap((binding) => figureOf(binding));
  return alerts.flatMap((alert) => {
    const [watched] = figureOf(alert);
    const same = guarded.filter(({ figure }) => figure === watched?.figure);
    const [only, ...others] = same;
    const fires = only && others.length === 0 ? firing(alert.target.quantity, only.target.quantity) : undefined;
    return only && fires ? [{ alert: alert.target, target: only.target, fires }] : [];
  });
}

/** The document's own figure that a target is bound to. */
function figureOf(binding: Binding): readonly { readonly target: Target; readonly figure: Quantity }[] {
  if (binding.kind !== "bound") return [];
  const { target, metrics } = binding;
  return metrics.flatMap(({ metric, by }) => {
    const [figure] = by === "words" && !metric.isOfItem ? comparableWith(target.quantity, metric, true) : [];
    return figure ? [{ target, figure }] : [];
  });
}

/** A share can't be twice as much: of those nothing is said. */
function firing(alert: Quantity, target: Quantity): AlertVerdict["fires"] | undefined {
  if (target.dimension === "percentage" || target.comparator === undefined || alert.comparator === undefined)
    return undefined;
  const isUpper = target.comparator.startsWith("<");
  if (isUpper !== alert.comparator.startsWith(">")) return undefined;
  const [threshold, limit] = [baseValue(alert), baseValue(target)];
  if (isUpper) return threshold > limit * 2 ? "late" : threshold < limit ? "early" : undefined;
  return threshold * 2 < limit ? "late" : threshold > limit ? "early" : undefined;
}
