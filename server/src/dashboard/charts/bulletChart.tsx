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
      {shape.good.map((band) => (
        <Band key={band.from} name="good" {...band} />
      ))}
      {shape.bad.map((band) => (
        <g key={band.from}>
          <Band name="bad" {...band} />
          <Band name="hatch" {...band} />
        </g>
      ))}
      {shape.bar && <Middle name="bar" height={BAR} {...shape.bar} />}
      {shape.targets.map((at) => (
        <line key={at} class="target" x1={at} x2={at} y1={0} y2={BAND + 2} />
      ))}
      {shape.value && <Value {...shape.value} />}
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

/** A dot, or one at each end of a range. */
function Value({ from, to }: Stretch) {
  return (
    <>
      {to > from && <Middle name="value" height={2} from={from} to={to} />}
      {(to > from ? [from, to] : [to]).map((at) => (
        <circle key={at} class="value" cx={at} cy={BAND / 2 + 1} r={4} />
      ))}
    </>
  );
}

function Middle({ name, height, from, to }: Stretch & { readonly name: string; readonly height: number }) {
  return <rect class={name} x={from} y={(BAND - height) / 2 + 1} width={to - from} height={height} />;
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
