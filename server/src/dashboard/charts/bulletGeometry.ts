import type { DashboardNumber, DashboardTarget, TargetDirection } from "../../core/dashboard/dashboardData.ts";
import { type ChartScale, chartScale } from "./chartScale.ts";

export const BULLET_WIDTH = 270;

/** What a bullet chart is made of, in pixels from its left end. */
export interface BulletGeometry {
  /** The measured value, from end to end where it is a range; null where nothing is measured. */
  readonly value: Stretch | null;
  /** From where to where the value is a bar; null where there is no zero to measure from. */
  readonly bar: Stretch | null;
  /** Where the target begins and ends: one place, or two for a range. */
  readonly targets: readonly number[];
  /** Where the target is met, and where it is missed; neither where it is a single value. */
  readonly good: readonly Stretch[];
  readonly bad: readonly Stretch[];
  readonly ticks: ChartScale["ticks"];
}

export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What is drawn: values in their base unit, and the unit that they are written in. */
export type BulletInput = Pick<DashboardNumber, "value" | "unit" | "unitSize"> & {
  readonly upTo?: number | null;
  readonly target: (Pick<DashboardTarget, "value" | "direction"> & { readonly upTo?: number | null }) | null;
};

/** A number against its target; null where it has none. */
export function bulletGeometry({ value, upTo = null, target, unit, unitSize }: BulletInput): BulletGeometry | null {
  if (target === null) return null;
  const measured = value === null ? [] : [value, upTo ?? value];
  const limits = typeof target.upTo === "number" ? [target.value, target.upTo] : [target.value];
  const scale = chartScale({ values: [...measured, ...limits], unit, unitSize, width: BULLET_WIDTH });
  const targets = limits.map(scale.position);
  const ends = measured.map(scale.position);
  return {
    value: measured.length === 0 ? null : around(ends),
    bar: measured.length === 0 || !scale.isFromZero ? null : around([scale.position(0), ...ends]),
    targets,
    ...bandsOf(around(targets), target.direction),
    ticks: scale.ticks,
  };
}

function bandsOf({ from, to }: Stretch, direction: TargetDirection): Pick<BulletGeometry, "good" | "bad"> {
  const left = { from: 0, to: from };
  const right = { from: to, to: BULLET_WIDTH };
  if (direction === "below") return { good: [left], bad: [right] };
  if (direction === "above") return { good: [right], bad: [left] };
  return from === to ? { good: [], bad: [] } : { good: [{ from, to }], bad: [left, right] };
}

function around(places: readonly number[]): Stretch {
  return { from: Math.min(...places), to: Math.max(...places) };
}
