import type { DashboardNumber, DashboardTarget } from "../../core/dashboard/dashboardData.ts";
import { type ChartScale, chartScale } from "./chartScale.ts";

export const BULLET_WIDTH = 270;

/** What a bullet chart is made of, in pixels from its left end. */
export interface BulletGeometry {
  /** The measured value; null where nothing is measured. */
  readonly value: number | null;
  /** From where to where the value is a bar; null where there is no zero to measure from. */
  readonly bar: Stretch | null;
  readonly target: number;
  readonly good: Stretch;
  readonly bad: Stretch;
  readonly ticks: ChartScale["ticks"];
}

export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What is drawn: values in their base unit, and the unit that they are written in. */
export type BulletInput = Pick<DashboardNumber, "value" | "unit" | "unitSize"> & {
  readonly target: Pick<DashboardTarget, "value" | "direction"> | null;
};

/** A number against its target; null where it has none. */
export function bulletGeometry({ value, target, unit, unitSize }: BulletInput): BulletGeometry | null {
  if (target === null) return null;
  const values = value === null ? [target.value] : [value, target.value];
  const scale = chartScale({ values, unit, unitSize, width: BULLET_WIDTH });
  const at = scale.position(target.value);
  const [left, right] = [
    { from: 0, to: at },
    { from: at, to: BULLET_WIDTH },
  ];
  const isBelow = target.direction === "below";
  return {
    value: value === null ? null : scale.position(value),
    bar: value === null || !scale.isFromZero ? null : stretch(scale.position(0), scale.position(value)),
    target: at,
    good: isBelow ? left : right,
    bad: isBelow ? right : left,
    ticks: scale.ticks,
  };
}

function stretch(one: number, other: number): Stretch {
  return { from: Math.min(one, other), to: Math.max(one, other) };
}
