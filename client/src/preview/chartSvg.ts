import { BULLET_WIDTH, bulletGeometry } from "../../../server/src/dashboard/charts/bulletGeometry.ts";
import type { PreviewChart } from "../../../server/src/lsp/client/previewMessages.ts";

/** As large as a word; what is drawn is scaled to it. */
const SIZE = { width: 90, height: 12 };
const [TOP, BAND] = [6, 24];

/** A value against its target: good values shaded, bad ones in a dashed frame, a line at the target. What it says stands beside it. */
export function chartSvg(chart: PreviewChart): string {
  const shape = bulletGeometry(chart);
  if (shape === null) return "";
  const { value, bar, targets, good, bad } = shape;
  const band = (
    name: string,
    { from, to }: { readonly from: number; readonly to: number },
    top: number,
    height: number,
  ) =>
    `<rect class="perfdoc-${name}" x="${rounded(from)}" y="${top}" width="${rounded(to - from)}" height="${height}"/>`;
  const height = TOP * 2 + BAND;
  const shapes = [
    ...good.map((one) => band("good", one, TOP, BAND)),
    ...bad.map((one) => band("bad", one, TOP, BAND)),
    ...(bar ? [band("value", bar, TOP + BAND / 3, BAND / 3)] : []),
    ...targets.map(
      (at) => `<line class="perfdoc-target" x1="${rounded(at)}" x2="${rounded(at)}" y1="0" y2="${height}"/>`,
    ),
    ...(value === null ? [] : [`<circle class="perfdoc-value" cx="${rounded(value.to)}" cy="${height / 2}" r="9"/>`]),
  ];
  return `<svg class="perfdoc-chart" width="${SIZE.width}" height="${SIZE.height}" viewBox="0 0 ${BULLET_WIDTH} ${height}" preserveAspectRatio="none" aria-hidden="true">${shapes.join("")}</svg>`;
}

function rounded(length: number): number {
  return Number(length.toFixed(1));
}
