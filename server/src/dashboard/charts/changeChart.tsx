import type { DashboardChange } from "../../core/dashboard/dashboardData.ts";
import { CHANGE_WIDTH, changeGeometry } from "./changeGeometry.ts";

const HEIGHT = 16;
const PAD = 6;

/** A dumbbell: a ring for what was, a dot for what is, on a line from zero where there is one. */
export function ChangeChart({ change }: { readonly change: DashboardChange }) {
  const { before, after, zero } = changeGeometry(change);
  const middle = HEIGHT / 2;
  const kind = change.isBetter === null ? "unknown" : change.isBetter ? "better" : "worse";
  return (
    <svg
      class={`chart change ${kind}`}
      width={CHANGE_WIDTH + 2 * PAD}
      height={HEIGHT}
      viewBox={`${-PAD} 0 ${CHANGE_WIDTH + 2 * PAD} ${HEIGHT}`}
      aria-hidden="true"
    >
      <line class="axis" x1={0} x2={CHANGE_WIDTH} y1={middle} y2={middle} />
      {zero !== null && <line class="axis" x1={zero} x2={zero} y1={middle - 4} y2={middle + 4} />}
      <line class="way" x1={before} x2={after} y1={middle} y2={middle} />
      <circle class="before" cx={before} cy={middle} r={4} />
      <circle class="after" cx={after} cy={middle} r={4.5} />
    </svg>
  );
}
