import type { BenchmarkResult, ResultsFile } from "../../benchmarks/resultsFile.ts";
import { type PlacedPart, placedParts } from "../../document/outline.ts";
import type { PerfDocument } from "../../document/perfDocument.ts";
import type { Part } from "../../markdown/part.ts";
import { escapeMarkdown } from "../../text/escapeMarkdown.ts";
import { spanAt } from "../../text/span.ts";
import { insertion } from "../edits/insertBlock.ts";
import { tablesIn } from "../measurements/tableColumns.ts";
import { addedRow } from "./addedRow.ts";
import { boundResults } from "./boundResults.ts";
import { type ImportOptions, importResults, type ResultsImport } from "./importResults.ts";
import { benchmarkNamed } from "./measuredCell.ts";
import { titleOf } from "./partTitle.ts";
import { resultCellsIn } from "./resultCells.ts";
import { boundParts, quotedName, RESULTS_LABEL, type ResultsLink } from "./resultsLink.ts";

/** A part with results that are bound to no file yet. */
export interface UnboundPart extends PlacedPart {
  readonly title: string;
}

/**
 * The parts of a document whose results could be bound to a file: those that have a place for a figure of the file, in
 * the order of the text. Where one has a table, lists are no candidates: they say what production measures.
 */
export function unboundParts(document: PerfDocument, results: ResultsFile): readonly UnboundPart[] {
  const bound = new Set(boundParts(document).map(({ start }) => start));
  const fitting = placedParts(document.outline)
    .filter(({ part, start }) => !bound.has(start) && resultCellsIn(part).length > 0 && fits(part, results))
    .map(({ part, start }) => ({ part, start, title: titleOf(part) }));
  const withTables = fitting.filter(({ part }) => tablesIn(part).length > 0);
  return withTables.length > 0 ? withTables : fitting;
}

/** True if rows or columns of a part are called as benchmarks of the file are. */
export function hasRowsOfTheirOwn(part: Part, results: ResultsFile): boolean {
  return resultCellsIn(part).some(({ benchmark }) => benchmark !== undefined && benchmarkNamed(results, benchmark));
}

/** True if one of the benchmarks has a figure for one of its cells. */
function fits(part: Part, results: ResultsFile): boolean {
  return results.benchmarks.some((benchmark) => {
    const { cells } = boundResults({ part }, linkTo("", benchmark.name, 0), { ...results, benchmarks: [benchmark] });
    return (
      cells.some(({ kind }) => kind === "measured") || addedRow(part, cells, { benchmarks: [benchmark] }) !== undefined
    );
  });
}

/**
 * Binds the results of a part to a file, and writes what that says into them. Edits count from the part's start.
 * @param path The file, as a link of the document has it; undefined where there is none, and nothing is bound.
 * @param benchmark The one that is meant; undefined where rows are called as the file's benchmarks are.
 */
export function bindResults(
  part: Part,
  results: ResultsFile,
  path: string | undefined,
  benchmark: BenchmarkResult | undefined,
  options: ImportOptions,
): ResultsImport {
  const end = endOfResults(part);
  const isSaid = results.benchmarks.length === 1 || benchmark?.name === titleOf(part);
  const name = benchmark && !isSaid ? quotedName(benchmark.name) : undefined;
  const chosen = benchmark ? { ...results, benchmarks: [benchmark] } : results;
  const bound = boundResults({ part }, linkTo(path ?? "", undefined, end), chosen);
  if (path === undefined) return importResults(part, bound, options);
  const line = `${bindingLine(path)}${name === undefined ? "" : `, ${name}`}`;
  return importResults(part, bound, options, [insertion(part.text, end, `\n\n${line}`)]);
}

/** What binds results to a file, without a benchmark's name. */
export function bindingLine(path: string): string {
  return `**${RESULTS_LABEL}:** [${shownPath(path)}](${path})`;
}

/** The last segment of a path as the text of a link. */
function shownPath(path: string): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  try {
    return escapeMarkdown(decodeURIComponent(name));
  } catch {
    return escapeMarkdown(name);
  }
}

/** Where the line goes: behind the last block with results, at the end of its last line. */
function endOfResults(part: Part): number {
  const [last] = resultCellsIn(part).slice(-1);
  const at = last?.span.end ?? part.text.trimEnd().length;
  const table = tablesIn(part).find(({ span }) => span.start <= at && at <= span.end);
  const block = table ?? part.blocks.find(({ span }) => span.start <= at && at <= span.end);
  return block?.span.end ?? at;
}

function linkTo(path: string, name: string | undefined, at: number): ResultsLink {
  return {
    kind: "url",
    path,
    pathSpan: spanAt(at),
    name: name === undefined ? undefined : { text: name, span: spanAt(at) },
    nameAt: at,
    isInComment: false,
    span: spanAt(at),
  };
}
