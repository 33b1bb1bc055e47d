import { DIMENSION_OF } from "../../benchmarks/resultsFile.ts";
import type { PerfDocument } from "../../document/perfDocument.ts";
import { overlaps, type Span, shiftSpan } from "../../text/span.ts";
import type { Match } from "../match.ts";
import type { Target } from "../measurements/measurements.ts";
import { targetOutcomes } from "../verdicts/targets.ts";
import type { ResultCell } from "./resultCells.ts";
import { resultCellsIn } from "./resultCells.ts";
import { boundParts } from "./resultsLink.ts";

/**
 * The targets that a result of a benchmark is held against, by where it stands: those that the document compares it with,
 * and those that are compared with nothing, where this is the one result of their kind that is bound to a file.
 */
export function cellTargets(document: PerfDocument, match: Match): (span: Span) => readonly Target[] {
  const outcomes = targetOutcomes(document, match);
  const cells = boundParts(document).flatMap(({ part, start }) =>
    resultCellsIn(part).map((cell) => ({ cell, span: shiftSpan(cell.span, start) })),
  );
  const found = outcomes.flatMap((one): readonly { readonly span: Span; readonly target: Target }[] => {
    if (one.kind === "measured") return [{ span: one.metric.span, target: one.target }];
    const [only, ...others] = one.reason === "none" ? cells.filter(({ cell }) => isOfKind(cell, one.target)) : [];
    return only && others.length === 0 ? [{ span: only.span, target: one.target }] : [];
  });
  return (span) => found.filter((one) => overlaps(one.span, span)).map(({ target }) => target);
}

/** The same figure of the same kind of quantity; what says no figure means the average. */
function isOfKind({ kind, statistic, unit }: ResultCell, { quantity, restricting }: Target): boolean {
  if (restricting.length > 0 || DIMENSION_OF[kind] !== quantity.dimension) return false;
  const isSameNoun = unit.noun === quantity.unit.noun || unit.noun === "" || quantity.unit.noun === "";
  const figure = quantity.statistic ?? "mean";
  return isSameNoun && (statistic === quantity.statistic || (statistic ?? "mean") === figure);
}
