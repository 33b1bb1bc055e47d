const WIDTH = 96;
const HEIGHT = 8;

/** A percentage as the length of a bar, with its number beside it; a dash where there is none. */
export function ScoreBar({ percent }: { readonly percent: number | null }) {
  const part = percent === null ? 0 : Math.max(0, Math.min(100, percent)) / 100;
  return (
    <span class="score">
      <svg class="score-bar" width={WIDTH} height={HEIGHT} aria-hidden="true">
        <rect class="all" width={WIDTH} height={HEIGHT} />
        <rect class="part" width={WIDTH * part} height={HEIGHT} />
      </svg>
      <span class="percent">{percent === null ? "–" : `${percent}%`}</span>
    </span>
  );
}
