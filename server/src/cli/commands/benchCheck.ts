import { checkCells, isFailure, keyOfCell } from "../../core/conformance/benchmarks/benchmarkCheck.ts";
import { type BoundResults, boundResults } from "../../core/conformance/benchmarks/boundResults.ts";
import { cellTargets } from "../../core/conformance/benchmarks/cellTargets.ts";
import { titleOf } from "../../core/conformance/benchmarks/partTitle.ts";
import { resultCellsIn } from "../../core/conformance/benchmarks/resultCells.ts";
import { placedLink } from "../../core/conformance/benchmarks/resultsLink.ts";
import { placedParts } from "../../core/document/outline.ts";
import { openDocument, type PerfDocument } from "../../core/document/perfDocument.ts";
import { parentUri } from "../../core/host/uri.ts";
import type { Quantity } from "../../core/quantities/quantity.ts";
import { boundDocument, boundDocuments } from "../../core/workspace/links/boundDocuments.ts";
import type { ResultsOfPart } from "../../core/workspace/links/documentResults.ts";
import { isBoundTo } from "../../core/workspace/links/documentResults.ts";
import type { ImportTarget } from "../../core/workspace/links/importProposal.ts";
import type { Workspace } from "../../core/workspace/workspace.ts";
import { type NamedResults, readResultsFiles } from "../benchmarks/readResultsFiles.ts";
import { unnamedText } from "../benchmarks/unnamedText.ts";
import { uriFrom } from "../checking/checkTargets.ts";
import { reportConfigProblems, workspaceOf } from "../checking/workspaceOf.ts";
import { type BenchmarkReport, type BenchmarkRow, formatBenchmarks } from "../formats/benchmarks.ts";
import { pathFrom } from "../reports/documentReport.ts";
import { BENCH_CHECK_OPTIONS, BENCH_FORMATS } from "../terminal/options.ts";
import { choiceOf, nonEmpty, parseOptions, percentOption } from "../terminal/parseOptions.ts";
import { type ExitCode, type Terminal, UsageError } from "../terminal/terminal.ts";

/** `perfdoc bench check`: holds fresh results against what documents say. */
export async function benchCheck(terminal: Terminal, args: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = parseOptions(args, BENCH_CHECK_OPTIONS);
  if (positionals.length === 0) throw new UsageError("No file was given; expected perfdoc bench check FILE….");
  const format = choiceOf(values.format, BENCH_FORMATS, "--format") ?? "table";
  const tolerance = percentOption(values.tolerance, "--tolerance");
  const files = await readResultsFiles(terminal, positionals);
  const named = nonEmpty(values.document, "--document");
  const asked = named === undefined ? undefined : uriFrom(terminal.cwd, named);
  const places = [...(asked === undefined ? [] : [asked]), ...files.map(({ uri }) => uri)];
  const workspace = await workspaceOf(terminal, places, { config: values.config });
  if (reportConfigProblems(terminal, workspace.folders)) return 2;
  for (const { uri, results } of files) workspace.takeResults(uri, { kind: "results", results });
  const documents = await documentsFor(workspace, asked, named);
  const rows: BenchmarkRow[] = [];
  for (const file of files) {
    const found = documents.flatMap((one) => partsFor(one, file, asked !== undefined).map((part) => ({ one, part })));
    if (found.length === 0) throw new UsageError(noBinding(file, asked !== undefined));
    for (const { one, part } of found)
      rows.push(
        ...(await rowsOf(terminal, workspace, one, part, file, { tolerance, base: nonEmpty(values.base, "--base") })),
      );
  }
  const report: BenchmarkReport = {
    rows,
    remarks: files.flatMap(({ path, results }) => results.remarks.map((remark) => `${path}: ${remark}`)),
  };
  for (const remark of report.remarks) terminal.complain(remark);
  terminal.out(formatBenchmarks(report, format));
  terminal.summarise?.(formatBenchmarks(report, "markdown"));
  if (rows.every(({ measured }) => measured === undefined)) {
    terminal.complain("Nothing of what is documented was measured.");
    return 2;
  }
  return rows.some(isFailure) ? 1 : 0;
}

async function documentsFor(
  workspace: Workspace,
  asked: string | undefined,
  named = "",
): Promise<readonly ImportTarget[]> {
  if (asked === undefined) return boundDocuments(workspace);
  const document = await boundDocument(workspace, asked);
  if (!document) throw new UsageError(`"${named}" is no performance document that can be read.`);
  return [document];
}

/** Those that are bound to the file; else to one of its name; of a document that was named, all. */
function partsFor({ parts }: ImportTarget, { uri }: NamedResults, isNamed: boolean): readonly ResultsOfPart[] {
  const same = parts.filter((part) => isBoundTo(part, uri));
  const alike = same.length > 0 ? same : parts.filter((part) => isBoundTo(part, uri, true));
  return alike.length > 0 || !isNamed ? alike : parts;
}

function noBinding({ path }: NamedResults, isNamed: boolean): string {
  const what = isNamed ? "The document binds no results to" : "No document binds its results to";
  return `${what} ${path}; expected a line such as **Results file:** [results](${path}) below a benchmark, which perfdoc bench import writes.`;
}

interface CheckRequest {
  readonly tolerance: number | undefined;
  readonly base: string | undefined;
}

async function rowsOf(
  terminal: Terminal,
  workspace: Workspace,
  { document, match }: ImportTarget,
  { start, part, link, links }: ResultsOfPart,
  { results, path: file }: NamedResults,
  { tolerance, base }: CheckRequest,
): Promise<readonly BenchmarkRow[]> {
  const { settings } = workspace.placeContextOf(document.uri);
  const bound: BoundResults = boundResults({ part }, placedLink(link, -start), results, titleOf(part), links);
  if (bound.unnamed) terminal.complain(unnamedText(bound, pathFrom(terminal.cwd, document.uri), file));
  const cells = checkCells({ part, start }, bound, {
    tolerance: tolerance ?? settings.benchmarkTolerance,
    targetsOf: match ? cellTargets(document, match) : () => [],
    base: base === undefined ? undefined : await cellsAt(terminal, document, base),
  });
  const path = pathFrom(terminal.cwd, document.uri);
  return cells.map((cell) => {
    const { line, character } = document.lines.positionAt(cell.span.start);
    return { ...cell, path, line: line + 1, column: character + 1 };
  });
}

/** What the cells of a document said at a commit. */
async function cellsAt({ host }: Terminal, { uri }: PerfDocument, ref: string): Promise<ReadonlyMap<string, Quantity>> {
  const folder = parentUri(uri);
  const commit = await host.history?.commitAt(folder, ref);
  if (commit === undefined) throw new UsageError(`There is no commit "${ref}" here.`);
  const name = (await host.history?.earlierNames(folder, commit))?.get(uri) ?? uri;
  const text = (await host.history?.textsAt(folder, commit, [name]))?.get(name);
  if (text === undefined) return new Map();
  return new Map(
    placedParts(openDocument(uri, text).outline).flatMap(({ part }) =>
      resultCellsIn(part).flatMap((cell) =>
        cell.quantity ? [[keyOfCell(titleOf(part), cell), cell.quantity] as const] : [],
      ),
    ),
  );
}
