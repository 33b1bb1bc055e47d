import type { DashboardChange } from "../../core/dashboard/dashboardData.ts";
import { chartScale } from "./chartScale.ts";

export const CHANGE_WIDTH = 270;

/** Where a value stood before an optimisation and after it. */
export interface ChangeGeometry {
  readonly before: number;
  readonly after: number;
  readonly zero: number | null;
}

export function changeGeometry({ before, after }: DashboardChange): ChangeGeometry {
  const scale = chartScale({ values: [before.value, after.value], unit: "", unitSize: 1, width: CHANGE_WIDTH });
  return {
    before: scale.position(before.value),
    after: scale.position(after.value),
    zero: scale.isFromZero ? scale.position(0) : null,
  };
}
