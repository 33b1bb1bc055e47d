import { type DocumentNumber, documentNumbers } from "../conformance/benchmarks/documentNumbers.ts";
import { type NumberPoint, type NumbersOfVersion, numberSeries } from "../conformance/benchmarks/numberSeries.ts";
import { titleOf } from "../conformance/benchmarks/partTitle.ts";
import type { Match } from "../conformance/match.ts";
import { targetDirection, type UnmeasuredTarget } from "../conformance/measurements/measurements.ts";
import { targetOutcomes } from "../conformance/verdicts/targets.ts";
import { partAt } from "../document/outline.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import { baseValue, type Quantity, writtenQuantity, writtenWithStatistic } from "../quantities/quantity.ts";
import { statisticName } from "../quantities/statistics.ts";
import { shortened } from "../text/wording.ts";
import type { DashboardNumber, DashboardTarget, HistoryPoint } from "./dashboardData.ts";

/**
 * The figures of a document with their targets, and the targets that nothing is stated for, in the order of the text.
 * @param versions What earlier versions say, the newest first.
 */
export function drawnNumbers(
  document: PerfDocument,
  match: Match,
  versions: readonly NumbersOfVersion[],
  today: string,
): readonly DashboardNumber[] {
  const numbers = documentNumbers(document, match);
  const series = numberSeries(numbers, versions, today);
  const measured = numbers.map((one) => ({
    at: one.span.start,
    drawn: drawnNumber(one, series.get(one) ?? [], document),
  }));
  const unmeasured = targetOutcomes(document, match).flatMap((one) =>
    one.kind === "unmeasured" ? [{ at: one.target.span.start, drawn: drawnTarget(one, document) }] : [],
  );
  return [...measured, ...unmeasured].toSorted((a, b) => a.at - b.at).map(({ drawn }) => drawn);
}

function drawnNumber(
  { section, label, statistic, quantity, span, verdict, target }: DocumentNumber,
  points: readonly NumberPoint[],
  document: PerfDocument,
): DashboardNumber {
  const name = statistic === undefined ? "" : statisticName(statistic);
  return {
    section,
    label: name === "" || label.toLowerCase().includes(name.toLowerCase()) ? label : `${label} (${name})`,
    text: writtenQuantity(quantity),
    ...extentOf(quantity),
    ...unitOf(quantity),
    target: target ? targetOf(target) : null,
    verdict: verdict ?? null,
    history: points.map(pointOf),
    line: lineAt(document, span.start),
  };
}

function drawnTarget({ target }: UnmeasuredTarget, document: PerfDocument): DashboardNumber {
  return {
    section: titleOf(partAt(document.outline, target.span.start)?.part ?? {}),
    label: shortened(target.text, 80),
    text: null,
    value: null,
    upTo: null,
    ...unitOf(target.quantity),
    target: targetOf(target.quantity),
    verdict: "unmeasured",
    history: [],
    line: lineAt(document, target.span.start),
  };
}

function targetOf(quantity: Quantity): DashboardTarget {
  return { text: writtenWithStatistic(quantity), ...extentOf(quantity), direction: targetDirection(quantity) };
}

function pointOf({ day, number: { quantity } }: NumberPoint): HistoryPoint {
  return { day, text: writtenQuantity(quantity), value: baseValue(quantity) };
}

/** In the base unit. */
function extentOf(quantity: Quantity): { readonly value: number; readonly upTo: number | null } {
  const { upTo, unit } = quantity;
  return { value: baseValue(quantity), upTo: upTo === undefined ? null : upTo * unit.factor };
}

function unitOf({ unit }: Quantity): Pick<DashboardNumber, "unit" | "unitSize"> {
  return { unit: unit.text, unitSize: unit.factor };
}

function lineAt({ lines }: PerfDocument, offset: number): number {
  return lines.positionAt(offset).line + 1;
}
