import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import type { DashboardNumber, HistoryPoint } from "../../core/dashboard/dashboardData.ts";
import { bounded } from "./chartScale.ts";

export const TREND = { width: 132, height: 30, pad: 4 } as const;

/** How a number went: a line through its values, and the target's height. */
export interface TrendGeometry {
  readonly path: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
  /** Two for a range. */
  readonly targets: readonly number[];
}

/** Null where there is only one value, which is no trend. */
export function trendGeometry({ history, target }: DashboardNumber): TrendGeometry | null {
  if (history.length < 2) return null;
  const values = history.map(({ value }) => bounded(value));
  const limits = target === null ? [] : [target.value, ...(target.upTo === null ? [] : [target.upTo])].map(bounded);
  const shown = [...values, ...limits];
  const [low, high] = [Math.min(...shown), Math.max(...shown)];
  const y = scaleLinear([low, high], [TREND.height - TREND.pad, TREND.pad]);
  const x = scaleLinear([0, 1], [TREND.pad, TREND.width - TREND.pad]);
  const heightOf = (value: number) => (low === high ? TREND.height / 2 : y(value));
  const times = timesOf(history);
  const points = values.map((value, index) => ({ x: x(times[index] ?? 0), y: heightOf(value) }));
  const path = line<(typeof points)[number]>(
    (point) => point.x,
    (point) => point.y,
  )(points);
  return { path: path ?? "", points, targets: limits.map(heightOf) };
}

/** From 0 to 1, by day; evenly spread where days do not tell. */
function timesOf(history: readonly HistoryPoint[]): readonly number[] {
  const days = history.map(({ day }) => Date.parse(day));
  const [first, last] = [Math.min(...days), Math.max(...days)];
  // Also false for a day that is none.
  if (last - first > 0) return days.map((day) => (day - first) / (last - first));
  return history.map((_, index) => index / (history.length - 1));
}
