import { baseValue, type Quantity } from "../../quantities/quantity.ts";
import type { Metric, Target } from "../measurements/measurements.ts";
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

/** An alert with the figure that it watches. Spans count from the document's start. */
export interface WatchedFigure {
  /** The condition. */
  readonly alert: Target;
  readonly metric: Metric;
  readonly measured: Quantity;
  /** The figure's target, where it has just one. */
  readonly target: Target | undefined;
}

/** The figure of each alert that is about one, and that figure's target. */
export function watchedFigures(alerts: readonly Binding[], targets: readonly Binding[]): readonly WatchedFigure[] {
  const guarded = targets.flatMap((binding) => figureOf(binding));
  return alerts.flatMap((alert) => {
    const [watched] = figureOf(alert);
    if (!watched) return [];
    const [only, ...others] = guarded.filter(({ figure }) => figure === watched.figure);
    const target = others.length === 0 ? only?.target : undefined;
    return [{ alert: alert.target, metric: watched.metric, measured: watched.figure, target }];
  });
}

/** Undefined for an alert that fires about where it should, or guards no target. */
export function alertVerdict({ alert, target }: WatchedFigure): AlertVerdict | undefined {
  const fires = target && firing(alert.quantity, target.quantity);
  return fires && { alert, target, fires };
}

/** The document's own figure that a target is bound to. */
function figureOf(
  binding: Binding,
): readonly { readonly target: Target; readonly metric: Metric; readonly figure: Quantity }[] {
  if (binding.kind !== "bound") return [];
  const { target, metrics } = binding;
  return metrics.flatMap(({ metric, by }) => {
    const [figure] = by === "words" && !metric.isOfItem ? comparableWith(target.quantity, metric, true) : [];
    return figure ? [{ target, metric, figure }] : [];
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
