import * as l10n from "@vscode/l10n";
import type { Measure, MeasureKind } from "../../benchmarks/resultsFile.ts";
import { type Quantity, writtenQuantity, writtenWithStatistic } from "../../quantities/quantity.ts";
import { type Span, shiftSpan } from "../../text/span.ts";
import type { MetricVerdict, Target } from "../measurements/measurements.ts";
import { verdictOn } from "../targets/targetVerdict.ts";
import type { BoundResults } from "./boundResults.ts";
import { type Change, changeOf } from "./comparison.ts";
import { tooFewSamples } from "./measuredCell.ts";
import { titleOf } from "./partTitle.ts";
import { isOtherMachine, otherBasis } from "./provenance.ts";
import type { ResultCell } from "./resultCells.ts";
import type { BoundPart } from "./resultsLink.ts";
import { writtenValue } from "./writtenValue.ts";

/** How fresh results do against one cell of a document. Spans count from the document's start. */
export interface CheckedCell {
  readonly span: Span;
  /** The heading above it. */
  readonly benchmark: string;
  readonly label: string;
  readonly kind: MeasureKind;
  /** As written; undefined for an open place. */
  readonly documented: string | undefined;
  /** What stood there at the base; undefined where there was nothing, or no base is asked for. */
  readonly base: string | undefined;
  /** In the unit and with the digits of the document; undefined where it was not measured. */
  readonly measured: string | undefined;
  /** Against what is documented; undefined where it is the same, or nothing can be said. */
  readonly change: Change | undefined;
  readonly targets: readonly CheckedTarget[];
  readonly verdict: CellVerdict;
  /** Why nothing can be said, as one sentence; undefined where something is. */
  readonly why: string | undefined;
}

/**
 * `target missed` and `worse` fail. `no verdict`: too few samples, another machine, or figures of another kind. `not
 * measured` is no pass.
 */
export type CellVerdict = "target missed" | "worse" | "better" | "same" | "new" | "not measured" | "no verdict";

export interface CheckedTarget {
  readonly text: string;
  readonly before: MetricVerdict["verdict"] | undefined;
  readonly now: MetricVerdict["verdict"];
}

export interface CellCheckOptions {
  /** In percent of what is documented. */
  readonly tolerance: number;
  /** The targets that a place of the document is compared with, by where it stands. */
  readonly targetsOf: (span: Span) => readonly Target[];
  /** What a cell said at the base, by its key; undefined where no base is asked for. */
  readonly base: ReadonlyMap<string, Quantity> | undefined;
}

/** True for what a pull request should not bring. */
export function isFailure({ verdict }: Pick<CheckedCell, "verdict">): boolean {
  return verdict === "target missed" || verdict === "worse";
}

/** Cells of two versions of a document with one key are one figure. */
export function keyOfCell(title: string, { label, kind, statistic }: ResultCell): string {
  return [title, label, kind, statistic ?? ""].join("\n");
}

/** Holds fresh results against the cells of a part. */
export function checkCells(
  { part, start }: Pick<BoundPart, "part" | "start">,
  bound: BoundResults,
  options: CellCheckOptions,
): readonly CheckedCell[] {
  const title = titleOf(part);
  const { run } = bound.results;
  const isElsewhere = isOtherMachine(part, run.machine);
  return bound.cells.map((one): CheckedCell => {
    const { cell } = one;
    const { quantity } = cell;
    const base = options.base?.get(keyOfCell(title, cell));
    const common = {
      span: shiftSpan(cell.span, start),
      benchmark: title,
      label: cell.label,
      kind: cell.kind,
      documented: quantity && writtenQuantity(quantity),
      base: base && writtenQuantity(base),
    };
    if (one.kind === "not measured") {
      return { ...common, measured: undefined, change: undefined, targets: [], verdict: "not measured", why: one.why };
    }
    const measured = writtenValue(cell, one.measure, part.text.slice(cell.span.start, cell.span.end));
    const change = quantity && changeOf(quantity, one.measure.value, cell.kind, options.tolerance);
    const why = isElsewhere
      ? l10n.t("It was measured on {0}, and the document names another machine.", run.machine.cpu ?? "")
      : (tooFewSamples(one.measure, one.benchmark) ?? otherBasis(part, one.benchmark));
    const targets = checkedTargets(options.targetsOf(common.span), quantity, base, one.measure, cell);
    const verdict = why === undefined ? verdictOf(targets, change, quantity) : "no verdict";
    return { ...common, measured, change, targets, verdict, why };
  });
}

function verdictOf(
  targets: readonly CheckedTarget[],
  change: Change | undefined,
  quantity: Quantity | undefined,
): CellVerdict {
  // What was missed before is no news.
  if (targets.some(({ before, now }) => now === "missed" && before !== "missed")) return "target missed";
  return change?.kind ?? (quantity ? "same" : "new");
}

/** Against the base where there is one, else against what is documented. */
function checkedTargets(
  targets: readonly Target[],
  documented: Quantity | undefined,
  base: Quantity | undefined,
  measure: Measure,
  cell: ResultCell,
): readonly CheckedTarget[] {
  const before = base ?? documented;
  return targets.flatMap((target): readonly CheckedTarget[] => {
    const now = verdictOn([asQuantity(measure, cell, before ?? target.quantity)], target.quantity)?.verdict;
    if (now === undefined) return [];
    return [
      {
        text: writtenWithStatistic(target.quantity),
        before: before && verdictOn([before], target.quantity)?.verdict,
        now,
      },
    ];
  });
}

/** A measured value as if it had been written in the document with all its digits. */
function asQuantity({ value }: Measure, { statistic }: ResultCell, like: Quantity): Quantity {
  return {
    ...like,
    number: value / like.unit.factor,
    decimals: MOST_DECIMALS,
    scale: 1,
    comparator: undefined,
    upTo: undefined,
    uncertainty: undefined,
    statistic,
    isTarget: false,
  };
}

const MOST_DECIMALS = 12;
