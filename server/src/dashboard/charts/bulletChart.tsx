import type { DashboardNumber } from "../../core/dashboard/dashboardData.ts";
import { BULLET_WIDTH, bulletGeometry, type Stretch } from "./bulletGeometry.ts";

const BAND = 16;
const BAR = 6;
const HEIGHT = 31;
const PAD = 2;

/** A value against its target: a bar, or a dot where the scale has no zero; a line at the target, a hatched band where it is missed. */
export function BulletChart({ number }: { readonly number: DashboardNumber }) {
  const shape = bulletGeometry(number);
  if (shape === null) return null;
  return (
    <svg
      class={`chart bullet ${number.verdict ?? ""}`}
      width={BULLET_WIDTH + 2 * PAD}
      height={HEIGHT}
      viewBox={`${-PAD} 0 ${BULLET_WIDTH + 2 * PAD} ${HEIGHT}`}
      aria-hidden="true"
    >
      <Band name="good" {...shape.good} />
      <Band name="bad" {...shape.bad} />
      <Band name="hatch" {...shape.bad} />
      {shape.bar && (
        <rect
          class="bar"
          x={shape.bar.from}
          y={(BAND - BAR) / 2 + 1}
          width={shape.bar.to - shape.bar.from}
          height={BAR}
        />
      )}
      <line class="target" x1={shape.target} x2={shape.target} y1={0} y2={BAND + 2} />
      {shape.value !== null && <circle class="value" cx={shape.value} cy={BAND / 2 + 1} r={4} />}
      {shape.ticks.map(({ at, label, anchor }) => (
        <g key={at} class="tick">
          <line x1={at} x2={at} y1={BAND + 1} y2={BAND + 4} />
          <text x={at} y={HEIGHT - 2} text-anchor={anchor}>
            {label}
          </text>
        </g>
      ))}
    </svg>
  );
}

function Band({ name, from, to }: Stretch & { readonly name: string }) {
  return <rect class={name} x={from} y={1} width={to - from} height={BAND} />;
}

/** What hatched bands are filled with; once in a page. */
export function Hatching() {
  return (
    <svg class="hatching" width="0" height="0" aria-hidden="true">
      <pattern id="hatching" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line x1="0" x2="0" y1="0" y2="5" />
      </pattern>
    </svg>
  );
}
