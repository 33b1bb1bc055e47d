import { type CellCheckOptions, isFailure, keyOfCell } from "../../core/conformance/benchmarks/benchmarkCheck.ts";
import { titleOf } from "../../core/conformance/benchmarks/partTitle.ts";
import { resultCellsIn } from "../../core/conformance/benchmarks/resultCells.ts";
import { placedParts } from "../../core/document/outline.ts";
import { openDocument } from "../../core/document/perfDocument.ts";
import { parentUri } from "../../core/host/uri.ts";
import type { Quantity } from "../../core/quantities/quantity.ts";
import { heldAgainst, heldCells, partsFor } from "../../core/tasks/heldResults.ts";
import { boundDocuments } from "../../core/workspace/links/boundDocuments.ts";
import type { ResultsOfPart } from "../../core/workspace/links/documentResults.ts";
import type { ImportTarget } from "../../core/workspace/links/importProposal.ts";
import type { Workspace } from "../../core/workspace/workspace.ts";
import { earlierTexts } from "../benchmarks/earlierTexts.ts";
import { namedDocument } from "../benchmarks/namedDocument.ts";
import { type NamedResults, readResultsFiles } from "../benchmarks/readResultsFiles.ts";
import { unnamedText } from "../benchmarks/unnamedText.ts";
import { uriFrom } from "../checking/checkTargets.ts";
import { reportConfigProblems, workspaceOf } from "../checking/workspaceOf.ts";
import { type BenchmarkReport, type BenchmarkRow, formatBenchmarks } from "../formats/benchmarks.ts";
import { pathsFor } from "../reports/checkoutPaths.ts";
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
  const documents =
    asked === undefined ? await boundDocuments(workspace) : [await namedDocument(workspace, asked, named)];
  const request = { tolerance, base: nonEmpty(values.base, "--base") };
  const rows: BenchmarkRow[] = [];
  const known = new Map<ImportTarget, CellCheckOptions>();
  for (const file of files) {
    const found = documents.flatMap((one) => partsFor(one, file, asked !== undefined).map((part) => ({ one, part })));
    if (found.length === 0) throw new UsageError(noBinding(file, asked !== undefined));
    for (const { one, part } of found) {
      const options = known.get(one) ?? (await optionsFor(terminal, workspace, one, request));
      known.set(one, options);
      rows.push(...rowsOf(terminal, one, part, file, options));
    }
  }
  const report: BenchmarkReport = {
    rows,
    remarks: files.flatMap(({ path, results }) => results.remarks.map((remark) => `${path}: ${remark}`)),
  };
  for (const remark of report.remarks) terminal.complain(remark);
  const pathOf = pathsFor(format, terminal);
  const placed = { ...report, rows: rows.map((row) => ({ ...row, path: pathOf(row.path) })) };
  terminal.out(formatBenchmarks(placed, format));
  terminal.summarise?.(formatBenchmarks(report, "markdown"));
  if (rows.every(({ measured }) => measured === undefined)) {
    terminal.complain("Nothing of what is documented was measured.");
    return 2;
  }
  return rows.some(isFailure) ? 1 : 0;
}

function noBinding({ path }: NamedResults, isNamed: boolean): string {
  const what = isNamed ? "The document binds no results to" : "No document binds its results to";
  return `${what} ${path}; expected a line such as **Results file:** [results](${path}) below a benchmark, which perfdoc bench import writes.`;
}

interface CheckRequest {
  readonly tolerance: number | undefined;
  readonly base: string | undefined;
}

/** What the results of a document are held against: looked up once, however many of its parts are bound. */
async function optionsFor(
  terminal: Terminal,
  workspace: Workspace,
  target: ImportTarget,
  { tolerance, base }: CheckRequest,
): Promise<CellCheckOptions> {
  return {
    ...heldAgainst(workspace, target, tolerance),
    base: base === undefined ? undefined : await cellsAt(terminal, target.document.uri, base),
  };
}

function rowsOf(
  { cwd, complain }: Terminal,
  target: ImportTarget,
  part: ResultsOfPart,
  file: NamedResults,
  options: CellCheckOptions,
): readonly BenchmarkRow[] {
  const path = pathFrom(cwd, target.document.uri);
  const { bound, cells } = heldCells(target, part, file, options);
  if (bound.unnamed) complain(unnamedText(bound, path, file.path));
  return cells.map((cell) => ({ ...cell, path }));
}

/** What the cells of a document said at a commit. */
async function cellsAt(terminal: Terminal, uri: string, ref: string): Promise<ReadonlyMap<string, Quantity>> {
  const text = (await earlierTexts(terminal, parentUri(uri), ref, [uri])).get(uri);
  if (text === undefined) return new Map();
  return new Map(
    placedParts(openDocument(uri, text).outline).flatMap(({ part }) =>
      resultCellsIn(part).flatMap((cell) =>
        cell.quantity ? [[keyOfCell(titleOf(part), cell), cell.quantity] as const] : [],
      ),
    ),
  );
}
