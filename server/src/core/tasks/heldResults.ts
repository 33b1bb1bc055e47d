import { type CellCheckOptions, type CheckedCell, checkCells } from "../conformance/benchmarks/benchmarkCheck.ts";
import { type BoundResults, boundResults } from "../conformance/benchmarks/boundResults.ts";
import { cellTargets } from "../conformance/benchmarks/cellTargets.ts";
import { titleOf } from "../conformance/benchmarks/partTitle.ts";
import { placedLink } from "../conformance/benchmarks/resultsLink.ts";
import { isBoundTo, type ResultsOfPart } from "../workspace/links/documentResults.ts";
import type { ImportedResults, ImportTarget } from "../workspace/links/importProposal.ts";
import type { Workspace } from "../workspace/workspace.ts";

/** A figure of a document, and how fresh results do against it. Lines and columns count from 1. */
export interface HeldCell extends CheckedCell {
  readonly line: number;
  readonly column: number;
}

/** Those that are bound to the file; else to one of its name; of a document that was named, all. */
export function partsFor(
  { parts }: ImportTarget,
  { uri }: ImportedResults,
  isNamed: boolean,
): readonly ResultsOfPart[] {
  const same = parts.filter((part) => isBoundTo(part, uri));
  const alike = same.length > 0 ? same : parts.filter((part) => isBoundTo(part, uri, true));
  return alike.length > 0 || !isNamed ? alike : parts;
}

/** What the results of a document are held against. */
export function heldAgainst(
  workspace: Workspace,
  { document, match }: ImportTarget,
  tolerance: number | undefined,
): Omit<CellCheckOptions, "base"> {
  return {
    tolerance: tolerance ?? workspace.placeContextOf(document.uri).settings.benchmarkTolerance,
    targetsOf: match ? cellTargets(document, match) : () => [],
  };
}

/** Holds fresh results against a part of a document. */
export function heldCells(
  { document }: ImportTarget,
  { start, part, link, links }: ResultsOfPart,
  { results }: ImportedResults,
  options: CellCheckOptions,
): { readonly bound: BoundResults; readonly cells: readonly HeldCell[] } {
  const bound = boundResults({ part }, placedLink(link, -start), results, titleOf(part), links);
  const cells = checkCells({ part, start }, bound, options).map((cell) => {
    const { line, character } = document.lines.positionAt(cell.span.start);
    return { ...cell, line: line + 1, column: character + 1 };
  });
  return { bound, cells };
}
