import { scaleLinear } from "d3-scale";

/** Where values stand on a line. */
export interface ChartScale {
  position(value: number): number;
  readonly ticks: readonly Tick[];
  /** False where the line shows only the neighbourhood of values that are close: lengths mean nothing there. */
  readonly isFromZero: boolean;
}

export interface Tick {
  readonly at: number;
  readonly label: string;
  readonly anchor: "start" | "middle" | "end";
}

interface ScaleInput {
  /** In the base unit. */
  readonly values: readonly number[];
  readonly unit: string;
  /** How many base units the unit is. */
  readonly unitSize: number;
  readonly width: number;
}

/** Values that are closer to each other than this, as a part of the largest, are shown without the zero. */
const CLOSE = 0.1;
/** Room behind the outermost values, as a part of what is shown. */
const MARGIN = 0.12;
const LETTER_WIDTH = 5.8;
const GAP = 6;
const TICKS = 3;

/** A scale on which all of the values stand, with ticks in the unit in which their document writes them. */
export function chartScale({ values, unit, unitSize, width }: ScaleInput): ChartScale {
  const size = unitSize > 0 && Number.isFinite(unitSize) ? unitSize : 1;
  const toUnit = (value: number) => bounded(value / size);
  const { low, high, isFromZero } = domainOf(values.map(toUnit));
  const scale = scaleLinear([low, high], [0, width]);
  const ticks = scale.ticks(TICKS);
  return {
    isFromZero,
    position: (value) => Math.max(0, Math.min(width, scale(toUnit(value)))),
    ticks: apart(ticks.map((tick, index) => tickOf(tick, scale(tick), index === ticks.length - 1 ? unit : "", width))),
  };
}

function tickOf(value: number, at: number, unit: string, width: number): Tick {
  const number = tickNumber(value);
  const label = unit === "" ? number : `${number}\u00a0${unit}`;
  const half = widthOf(label) / 2;
  const anchor = at < half ? "start" : at > width - half ? "end" : "middle";
  return { at, label, anchor };
}

/** Those whose labels have room beside the ones to their right; the last has the unit, and stays. */
function apart(ticks: readonly Tick[]): readonly Tick[] {
  let end = Number.POSITIVE_INFINITY;
  const kept = [...ticks].reverse().filter((tick) => {
    const start = tick.at - widthOf(tick.label) * PART_BEFORE[tick.anchor];
    if (start + widthOf(tick.label) + GAP > end) return false;
    end = start;
    return true;
  });
  return kept.reverse();
}

const PART_BEFORE: Readonly<Record<Tick["anchor"], number>> = { start: 0, middle: 0.5, end: 1 };

function widthOf(label: string): number {
  return label.length * LETTER_WIDTH;
}

function domainOf(values: readonly number[]) {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const spread = most - least;
  const largest = Math.max(Math.abs(least), Math.abs(most));
  const isFromZero = !(spread > 0 && least * most > 0 && spread < largest * CLOSE);
  if (!isFromZero) return { low: least - spread, high: most + spread, isFromZero };
  const [low, high] = [Math.min(0, least), Math.max(0, most)];
  const margin = (high - low) * MARGIN;
  if (margin === 0) return { low: 0, high: 1, isFromZero };
  return { low: low < 0 ? low - margin : 0, high: high > 0 ? high + margin : 0, isFromZero };
}

const LARGEST = 1e300;
const SMALLEST = 1e-300;

/** Within what can be reckoned with, so that no sum of two is infinite. */
export function bounded(value: number): number {
  if (Number.isNaN(value) || Math.abs(value) < SMALLEST) return 0;
  return Math.max(-LARGEST, Math.min(LARGEST, value));
}

/** Short, as at an axis: `1,500`, `2M`, `3e-7`. */
function tickNumber(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e15)) return value.toExponential().replace("+", "");
  if (size >= 1e5) return new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 2 }).format(value);
  return new Intl.NumberFormat("en", { maximumFractionDigits: 6 }).format(value);
}
