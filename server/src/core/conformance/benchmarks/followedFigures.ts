import type { MeasureKind } from "../../benchmarks/resultsFile.ts";
import { placedParts } from "../../document/outline.ts";
import type { PerfDocument } from "../../document/perfDocument.ts";
import { baseValue, type Quantity } from "../../quantities/quantity.ts";
import type { Statistic } from "../../quantities/statistics.ts";
import { type Span, shiftSpan, textOf } from "../../text/span.ts";
import type { Match } from "../match.ts";
import { byDistinctKey, documentNumbers, keyOf } from "./documentNumbers.ts";
import { titleOf } from "./partTitle.ts";
import { resultCellsIn } from "./resultCells.ts";

/** A figure of a document that can be found again in other versions of it. */
export interface FollowedFigure {
  /** The same in every version, as long as its section and its label are called so. */
  readonly key: string;
  /** Where its value stands, from the document's start. */
  readonly span: Span;
  /** As it is written. */
  readonly text: string;
  /** In the base unit. */
  readonly value: number;
}

/** Every cell of a results table with a value, and every other number of the document that is measured. */
export function followedFigures(document: PerfDocument, match: Match): readonly FollowedFigure[] {
  const cells = placedParts(document.outline).flatMap(({ part, start }) =>
    resultCellsIn(part).flatMap(({ label, kind, statistic, quantity, span }) =>
      quantity
        ? [figure([titleOf(part), label, statistic, kind], quantity, shiftSpan(span, start), textOf(part.text, span))]
        : [],
    ),
  );
  const taken = new Set(cells.map(({ span }) => span.start));
  const numbers = documentNumbers(document, match).flatMap(({ section, label, statistic, quantity, span }) => {
    const place = shiftSpan(quantity.span, span.start);
    const text = document.textBetween(place.start, place.end);
    return taken.has(place.start)
      ? []
      : [figure([section, label, statistic, quantity.dimension], quantity, place, text)];
  });
  return [...byDistinctKey([...cells, ...numbers], ({ key }) => key)].map(([key, one]) => ({ ...one, key }));
}

function figure(
  words: readonly (string | Statistic | MeasureKind | undefined)[],
  quantity: Quantity,
  span: Span,
  text: string,
): FollowedFigure {
  return { key: keyOf(...words), span, text, value: baseValue(quantity) };
}
