import * as l10n from "@vscode/l10n";
import type { BenchmarkResult, ResultsFile } from "../../benchmarks/resultsFile.ts";
import { byNearness } from "../../text/nearWords.ts";
import { shortened } from "../../text/wording.ts";
import { stemOf, wordsOf } from "../measurements/metricWords.ts";
import { linkedCells } from "./linkedCells.ts";
import { benchmarkNamed, lastName, type MeasuredCell, measuredCell } from "./measuredCell.ts";
import { titleOf } from "./partTitle.ts";
import { namingWords, type ResultCell, resultCellsIn } from "./resultCells.ts";
import type { BoundPart, ResultsLink } from "./resultsLink.ts";

/** What a file says of the results that are bound to it. Spans count from the part's start. */
export interface BoundResults {
  readonly link: ResultsLink;
  readonly results: ResultsFile;
  readonly cells: readonly MeasuredCell[];
  /** The benchmark that cells without a name of their own are of can't be told. */
  readonly unnamed: UnnamedBenchmark | undefined;
}

export interface UnnamedBenchmark {
  /** `unknown`: no benchmark has the name; `shared`: more than one has; `unsaid`: the file has several, and the link names none. */
  readonly kind: "unknown" | "shared" | "unsaid";
  /** The names that could be meant, the likeliest first. */
  readonly candidates: readonly string[];
}

/**
 * Holds the results of a part against one of the files that it names.
 * @param heading The part's title without number: what the benchmark may be called in the file.
 * @param links All of the part.
 */
export function boundResults(
  { part }: Pick<BoundPart, "part">,
  link: ResultsLink,
  results: ResultsFile,
  heading = titleOf(part),
  links: readonly ResultsLink[] = [link],
): BoundResults {
  const cells = linkedCells(link, links, resultCellsIn(part));
  const own = ownBenchmark(link, results, heading);
  const isNamed = ({ benchmark }: ResultCell) => benchmark !== undefined && benchmarkNamed(results, benchmark);
  // Where rows are called as benchmarks of the file are, one that is not is about something else.
  const isAsked = cells.some(({ benchmark }) => benchmark === undefined) || (cells.length > 0 && !cells.some(isNamed));
  // One that another file may have is not missing.
  const areOfFile = links.length === 1 && cells.some(isNamed);
  return {
    link,
    results,
    cells: cells.flatMap((cell) => cellIn(cell, results, own, heading) ?? (areOfFile ? notInFile(cell) : [])),
    unnamed: own || !(isAsked || link.name) ? undefined : unnamedIn(link, results, heading),
  };
}

function cellIn(
  cell: ResultCell,
  results: ResultsFile,
  own: BenchmarkResult | undefined,
  heading: string,
): MeasuredCell | undefined {
  const { benchmark } = cell;
  const named =
    benchmark === undefined ? own : (benchmarkNamed(results, benchmark) ?? ifSameWords(benchmark, own, heading));
  // A row with a name of its own may be about something else than the file is.
  return named && measuredCell(cell, named);
}

/** What a row says that is called as a benchmark is which the file lacks. */
function notInFile(cell: ResultCell): readonly MeasuredCell[] {
  const { benchmark: name } = cell;
  if (name === undefined) return [];
  const why = l10n.t('The file has no benchmark "{0}", or several that are called so.', shortened(name, 40));
  return [{ kind: "not measured", cell, benchmark: undefined, why }];
}

/** "Tile latency" below "Tiles from the cache" is no other benchmark. */
function ifSameWords(label: string, own: BenchmarkResult | undefined, heading: string): BenchmarkResult | undefined {
  const known = new Set(wordsOf(`${heading} ${own?.name ?? ""}`).map(stemOf));
  return namingWords(label).every((word) => known.has(stemOf(word))) ? own : undefined;
}

function ownBenchmark({ name }: ResultsLink, results: ResultsFile, heading: string) {
  if (name) return benchmarkNamed(results, name.text);
  const [only, ...others] = results.benchmarks;
  return others.length === 0 ? only : benchmarkNamed(results, heading);
}

function unnamedIn({ name }: ResultsLink, { benchmarks }: ResultsFile, heading: string): UnnamedBenchmark {
  const names = benchmarks.map((one) => one.name);
  const wanted = name?.text ?? heading;
  const nearest = byNearness(
    wanted,
    names.flatMap((one) => [one, lastName(one)]),
  );
  const wholeOf = (one: string) => names.find((whole) => whole === one || lastName(whole) === one) ?? one;
  const isShared = names.some((one) => one === wanted || lastName(one) === wanted);
  const kind = name ? (isShared ? "shared" : "unknown") : "unsaid";
  const isUnique = (one: string) => names.indexOf(one) === names.lastIndexOf(one);
  return { kind, candidates: [...new Set(nearest.map(wholeOf))].filter(isUnique) };
}
