import type { DashboardNumber } from "../../core/dashboard/dashboardData.ts";
import { TREND, trendGeometry } from "./trendGeometry.ts";

/** A small line of what a number was at earlier commits, with its target as a dashed one. */
export function TrendChart({ number }: { readonly number: DashboardNumber }) {
  const shape = trendGeometry(number);
  const last = shape?.points.at(-1);
  if (!shape || !last) return null;
  return (
    <svg class={`chart trend ${number.verdict ?? ""}`} width={TREND.width} height={TREND.height} aria-hidden="true">
      {shape.targets.map((at) => (
        <line key={at} class="target" x1={0} x2={TREND.width} y1={at} y2={at} />
      ))}
      <path class="course" d={shape.path} />
      <circle class="value" cx={last.x} cy={last.y} r={3} />
    </svg>
  );
}
