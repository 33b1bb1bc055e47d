import type { BenchmarkResult, ResultsFile } from "../../benchmarks/resultsFile.ts";
import {
  bindResults,
  hasRowsOfTheirOwn,
  type UnboundPart,
  unboundParts,
} from "../../conformance/benchmarks/bindResults.ts";
import { type ImportOptions, importResults, type ResultsImport } from "../../conformance/benchmarks/importResults.ts";
import { benchmarkNamed } from "../../conformance/benchmarks/measuredCell.ts";
import { openFieldTest } from "../../conformance/benchmarks/openFields.ts";
import { titleOf } from "../../conformance/benchmarks/partTitle.ts";
import type { Match } from "../../conformance/match.ts";
import type { PerfDocument } from "../../document/perfDocument.ts";
import type { Host } from "../../host/host.ts";
import { parentUri, relativePath } from "../../host/uri.ts";
import { shiftEdit } from "../../text/textEdit.ts";
import { type DecidedPart, decidedParts, isBoundTo, type ResultsOfPart } from "./documentResults.ts";
import { writtenUrlPath } from "./writtenPaths.ts";

/** Results that are to be written into a document. */
export interface ImportedResults {
  /** The file that they stand in. */
  readonly uri: string;
  readonly results: ResultsFile;
}

/** A document that results are written into. */
export interface ImportTarget {
  readonly document: PerfDocument;
  readonly match: Match | undefined;
  /** What binds its results to files. */
  readonly parts: readonly ResultsOfPart[];
}

/** What the user wants where there are several. */
export interface ImportWishes {
  /** The title of a section, with or without what numbers it. */
  readonly section: string | undefined;
  readonly benchmark: string | undefined;
}

/** When it was measured, for files that don't say. */
export type ImportRun = Omit<ImportOptions, "isOpen">;

/** What an import would do, or what has to be said before. Spans count from the document's start. */
export type ImportProposal =
  | { readonly kind: "import"; readonly proposed: ResultsImport }
  /** `wished`: what was said and is none of them. */
  | { readonly kind: "which section" | "which benchmark"; readonly names: readonly string[]; readonly wished?: string }
  /** The document has nothing that a figure of the file could be written to. */
  | { readonly kind: "no place" }
  /** No path leads from the document to the file. */
  | { readonly kind: "no path" };

/** When a file was measured that doesn't say: on the day of its last commit, as far as version control is asked, else today. */
export async function importRun(
  { history, today }: Pick<Host, "history" | "today">,
  { uri, results }: ImportedResults,
): Promise<ImportRun> {
  const committed = results.run.takenAt === undefined ? (await history?.daysOf(uri))?.last : undefined;
  return { day: committed ?? today() };
}

/** Writes results into the parts that are bound to their file; where none is, binds the one that is meant. */
export function importProposal(
  target: ImportTarget,
  file: ImportedResults,
  wishes: ImportWishes,
  run: ImportRun,
): ImportProposal {
  const isMeant = (part: Pick<ResultsOfPart, "source" | "part">) => isMeantBy(part, file.uri, wishes.section);
  return target.parts.some(isMeant)
    ? { kind: "import", proposed: importOfBound(target, decidedParts(target.parts).filter(isMeant), run) }
    : bindingImport(target, file, wishes, run);
}

/** True for a part that is bound to a file, if its section is the one that is wanted. */
export function isMeantBy(
  one: Pick<ResultsOfPart, "source" | "part">,
  uri: string,
  section: string | undefined,
): boolean {
  return isBoundTo(one, uri) && (section === undefined || titleOf(one.part) === section);
}

/** What the files of parts say is written into them. */
export function importOfBound(
  target: Omit<ImportTarget, "parts">,
  parts: readonly DecidedPart[],
  run: ImportRun,
): ResultsImport {
  const imports = parts.map(({ part, start, bound, measured }, index) => {
    // What another file decides stays.
    const cells = bound.cells.filter((one) => one.kind !== "measured" || measured.includes(one));
    const one = shifted(importResults(part, { ...bound, cells }, optionsAt(target, start, run)), start);
    const isFirst = parts[index - 1]?.start !== start;
    return isFirst ? one : valuesOf(one, start);
  });
  return {
    edits: imports.flatMap(({ edits }) => edits).toSorted((a, b) => a.span.start - b.span.start),
    written: imports.flatMap(({ written }) => written),
    left: imports.flatMap(({ left }) => left),
  };
}

/** Where they come from is said once, by the first file. */
function valuesOf(one: ResultsImport, start: number): ResultsImport {
  const cells = one.written.map(({ cell }) => cell.span);
  const isValue = ({ span }: ResultsImport["edits"][number]) =>
    cells.some((cell) => cell.start + start === span.start && cell.end + start === span.end);
  return { ...one, edits: one.edits.filter(isValue) };
}

function bindingImport(
  target: ImportTarget,
  { uri, results }: ImportedResults,
  wishes: ImportWishes,
  run: ImportRun,
): ImportProposal {
  const { document } = target;
  const section = chosenSection(unboundParts(document, results), results, wishes);
  if (section.kind !== "chosen") return section;
  const { part, start } = section.chosen;
  const benchmark = chosenBenchmark(section.chosen, results, wishes.benchmark);
  if (benchmark.kind !== "chosen") return benchmark;
  const path = relativePath(parentUri(document.uri), uri);
  if (path === undefined) return { kind: "no path" };
  const link = writtenUrlPath(path, "link");
  const bind = bindResults(part, results, link, benchmark.chosen, optionsAt(target, start, run));
  return { kind: "import", proposed: shifted(bind, start) };
}

interface Chosen<Choice> {
  readonly kind: "chosen";
  readonly chosen: Choice;
}

type Question = Extract<ImportProposal, { readonly kind: "which section" | "which benchmark" | "no place" }>;

function chosenSection(
  parts: readonly UnboundPart[],
  { benchmarks }: ResultsFile,
  { section, benchmark }: ImportWishes,
): Chosen<UnboundPart> | Question {
  const isTitle = (wanted: string) => parts.filter(({ title }) => title === wanted).length === 1;
  const names = parts.map(({ title, part }) => (isTitle(title) ? title : (part.heading?.text ?? title)));
  if (section !== undefined) {
    const named = parts.find(({ part }) => part.heading?.text === section) ?? parts[names.indexOf(section)];
    return named ? { kind: "chosen", chosen: named } : { kind: "which section", names, wished: section };
  }
  const [only, ...others] = parts;
  if (!only) return { kind: "no place" };
  if (others.length === 0) return { kind: "chosen", chosen: only };
  const wanted = benchmark ?? (benchmarks.length === 1 ? benchmarks[0]?.name : undefined);
  const [same, ...furtherSame] = parts.filter(({ title }) => title === wanted);
  return same && furtherSame.length === 0 ? { kind: "chosen", chosen: same } : { kind: "which section", names };
}

/** The benchmark that a section is of. None is chosen where rows are called as the file's benchmarks are. */
export function chosenBenchmark(
  { title, part }: UnboundPart,
  results: ResultsFile,
  benchmark: string | undefined,
): Chosen<BenchmarkResult | undefined> | Question {
  const names = results.benchmarks.map(({ name }) => name);
  if (benchmark !== undefined) {
    const named = benchmarkNamed(results, benchmark);
    return named ? { kind: "chosen", chosen: named } : { kind: "which benchmark", names, wished: benchmark };
  }
  const [only, ...others] = results.benchmarks;
  const same = others.length === 0 ? only : benchmarkNamed(results, title);
  return same || hasRowsOfTheirOwn(part, results)
    ? { kind: "chosen", chosen: same }
    : { kind: "which benchmark", names };
}

function optionsAt({ match }: Pick<ImportTarget, "match">, start: number, run: ImportRun): ImportOptions {
  return { ...run, isOpen: openFieldTest(match, start) };
}

function shifted(one: ResultsImport, start: number): ResultsImport {
  return { ...one, edits: one.edits.map((edit) => shiftEdit(edit, start)) };
}
