import * as l10n from "@vscode/l10n";
import type { MeasureKind } from "../../benchmarks/resultsFile.ts";
import { baseValue, intervalOf, type Quantity } from "../../quantities/quantity.ts";
import { type MeasuredCell, tooFewSamples } from "./measuredCell.ts";

/** How a figure of a file does against what is written in its cell. */
export type CellComparison =
  /** `same`: it may have been rounded to what is written, or is within the tolerance. `open`: nothing is written yet. */
  | { readonly kind: "same" | "open" }
  | Change
  /** Nothing can be said of it; one sentence says why. */
  | { readonly kind: "none"; readonly why: string };

export interface Change {
  readonly kind: "better" | "worse";
  /** By how much the file's figure is larger or smaller than what is written, in percent of that. */
  readonly percent: number;
  readonly isMore: boolean;
}

const MORE_IS_BETTER: ReadonlySet<MeasureKind> = new Set(["throughput", "transfer", "score"]);

/**
 * @param tolerance In percent of what is written.
 */
export function compareCell(one: Extract<MeasuredCell, { kind: "measured" }>, tolerance: number): CellComparison {
  const { cell, measure, benchmark } = one;
  const { quantity, kind } = cell;
  if (!quantity) return { kind: "open" };
  const few = tooFewSamples(measure, benchmark);
  if (few !== undefined) return { kind: "none", why: few };
  return changeOf(quantity, measure.value, kind, tolerance) ?? { kind: "same" };
}

/** Undefined for what was only rounded, or is within the tolerance. */
export function changeOf(quantity: Quantity, value: number, kind: MeasureKind, tolerance: number): Change | undefined {
  const { low, high } = intervalOf(quantity);
  const written = baseValue(quantity);
  if (value >= low && value <= high) return undefined;
  const percent = written === 0 ? 100 : (Math.abs(value - written) / Math.abs(written)) * 100;
  // Three figures of a large number are as many as an import writes.
  if (percent <= Math.max(tolerance, isRounded(quantity) ? HALF_A_FIGURE : 0)) return undefined;
  const isMore = value > written;
  return { kind: isMore === MORE_IS_BETTER.has(kind) ? "better" : "worse", percent, isMore };
}

/** Half a unit of the third figure, in percent of the number. */
const HALF_A_FIGURE = 0.5;

function isRounded({ number, scale, decimals }: Quantity): boolean {
  const written = number / scale;
  return decimals === 0 && written >= 10_000 && written % 100 === 0;
}

/** "36% more", "36% slower": as one says it of each kind of figure. */
export function changeText({ percent, isMore }: Change, kind: MeasureKind): string {
  const rounded = percent >= 10 ? Math.round(percent) : Number(percent.toPrecision(2));
  if (kind === "latency") return isMore ? l10n.t("{0}% slower", rounded) : l10n.t("{0}% faster", rounded);
  return isMore ? l10n.t("{0}% more", rounded) : l10n.t("{0}% less", rounded);
}
