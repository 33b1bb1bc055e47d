import type { BenchmarkResult, ResultsFile } from "../../core/benchmarks/resultsFile.ts";
import {
  bindResults,
  hasRowsOfTheirOwn,
  type UnboundPart,
  unboundParts,
} from "../../core/conformance/benchmarks/bindResults.ts";
import { titleOf } from "../../core/conformance/benchmarks/boundResults.ts";
import {
  type ImportOptions,
  importResults,
  type ResultsImport,
} from "../../core/conformance/benchmarks/importResults.ts";
import { benchmarkNamed } from "../../core/conformance/benchmarks/measuredCell.ts";
import { openFieldTest } from "../../core/conformance/benchmarks/openFields.ts";
import { parentUri, relativePath } from "../../core/host/uri.ts";
import { suggestion } from "../../core/text/nearWords.ts";
import { applyEdits, shiftEdit, type TextEdit } from "../../core/text/textEdit.ts";
import { anyOf, counted, shortened } from "../../core/text/wording.ts";
import type { ResultsOfPart } from "../../core/workspace/links/documentResults.ts";
import { writtenUrlPath } from "../../core/workspace/links/writtenPaths.ts";
import type { Workspace } from "../../core/workspace/workspace.ts";
import { type BoundDocument, boundDocument, boundDocuments, isBoundTo } from "../benchmarks/boundDocuments.ts";
import { type NamedResults, readResultsFiles } from "../benchmarks/readResultsFiles.ts";
import { uriFrom } from "../checking/checkTargets.ts";
import { reportConfigProblems, workspaceOf } from "../checking/workspaceOf.ts";
import { pathFrom } from "../reports/documentReport.ts";
import { BENCH_IMPORT_OPTIONS, dayOf, nonEmpty, parseOptions } from "../terminal/options.ts";
import { type ExitCode, type Terminal, UsageError } from "../terminal/terminal.ts";
import { carryOut } from "./carryOut.ts";

interface ImportRequest {
  readonly document: string | undefined;
  readonly section: string | undefined;
  readonly benchmark: string | undefined;
  readonly day: string | undefined;
  readonly commit: string | undefined;
  readonly isDryRun: boolean;
  readonly asksGit: boolean;
}

/** `perfdoc bench import`: writes results into the documents that are bound to their file, or binds one to it. */
export async function benchImport(terminal: Terminal, args: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = parseOptions(args, BENCH_IMPORT_OPTIONS);
  if (positionals.length === 0) throw new UsageError("No file was given; expected perfdoc bench import FILE….");
  const request: ImportRequest = {
    document: nonEmpty(values.document, "--document"),
    section: nonEmpty(values.section, "--section"),
    benchmark: nonEmpty(values.benchmark, "--benchmark"),
    day: dayOf(values.date, "--date"),
    commit: nonEmpty(values.commit, "--commit"),
    isDryRun: values["dry-run"] ?? false,
    asksGit: !values["no-git"],
  };
  const files = await readResultsFiles(terminal, positionals);
  const asked = request.document === undefined ? undefined : uriFrom(terminal.cwd, request.document);
  const workspace = await workspaceOf(
    terminal,
    [...(asked === undefined ? [] : [asked]), ...files.map(({ uri }) => uri)],
    { config: values.config },
  );
  if (reportConfigProblems(terminal, workspace.folders)) return 2;
  for (const { uri, results } of files) workspace.takeResults(uri, { kind: "results", results });
  for (const file of files) {
    for (const remark of file.results.remarks) terminal.complain(`${file.path}: ${remark}`);
    if (!(await importFile(terminal, workspace, file, request))) return 2;
  }
  return 0;
}

/** False if a document could not be written. */
async function importFile(
  terminal: Terminal,
  workspace: Workspace,
  file: NamedResults,
  request: ImportRequest,
): Promise<boolean> {
  const asked = request.document === undefined ? undefined : uriFrom(terminal.cwd, request.document);
  const documents =
    asked === undefined ? await boundDocuments(workspace) : [await documentAt(workspace, asked, request.document)];
  const isMeant = (part: ResultsOfPart) =>
    isBoundTo(part, file.uri) && (request.section === undefined || titleOf(part.part) === request.section);
  const bound = documents.filter(({ parts }) => parts.some(isMeant));
  const options = await optionsFor(terminal, file, request);
  let isWritten = true;
  for (const one of bound) {
    isWritten =
      (await importInto(terminal, workspace, one, importOfBound(one, isMeant, options), file, request.isDryRun)) &&
      isWritten;
  }
  if (bound.length > 0) return isWritten;
  const document = documents[0] && asked !== undefined ? documents[0] : await chosenDocument(terminal, workspace, file);
  const part = await chosenPart(terminal, document, file, request);
  const benchmark = await chosenBenchmark(terminal, part, file.results, request);
  const path = relativePath(parentUri(document.document.uri), file.uri);
  if (path === undefined) throw new UsageError(`No path leads from the document to ${file.path}.`);
  const bind = bindResults(
    part.part,
    file.results,
    writtenUrlPath(path, "link"),
    benchmark,
    optionsAt(options, document, part.start),
  );
  return importInto(
    terminal,
    workspace,
    document,
    { ...bind, edits: bind.edits.map((edit) => shiftEdit(edit, part.start)) },
    file,
    request.isDryRun,
  );
}

/** The day that the file says, else that of its last commit, else today. */
async function optionsFor(
  { host }: Terminal,
  { uri, results }: NamedResults,
  request: ImportRequest,
): Promise<Omit<ImportOptions, "isOpen">> {
  const committed =
    request.day === undefined && results.run.takenAt === undefined && request.asksGit
      ? (await host.history?.daysOf(uri))?.last
      : undefined;
  return { day: request.day ?? committed ?? host.today(), commit: request.commit };
}

function optionsAt(
  options: Omit<ImportOptions, "isOpen">,
  { conformance }: BoundDocument,
  start: number,
): ImportOptions {
  return { ...options, isOpen: openFieldTest(conformance?.match, start) };
}

async function documentAt(workspace: Workspace, uri: string, named = ""): Promise<BoundDocument> {
  const document = await boundDocument(workspace, uri);
  if (!document) throw new UsageError(`"${named}" is no performance document that can be read.`);
  return document;
}

function importOfBound(
  document: BoundDocument,
  isMeant: (part: ResultsOfPart) => boolean,
  options: Omit<ImportOptions, "isOpen">,
): ResultsImport {
  const imports = document.parts.filter(isMeant).flatMap(({ part, start, bound }) => {
    if (!bound) return [];
    const { edits, ...rest } = importResults(part, bound, optionsAt(options, document, start));
    return [{ ...rest, edits: edits.map((edit) => shiftEdit(edit, start)) }];
  });
  return {
    edits: imports.flatMap(({ edits }): readonly TextEdit[] => edits),
    written: imports.flatMap(({ written }) => written),
    left: imports.flatMap(({ left }) => left),
  };
}

async function importInto(
  terminal: Terminal,
  workspace: Workspace,
  { document }: BoundDocument,
  { edits, written, left }: ResultsImport,
  { path }: NamedResults,
  isDryRun: boolean,
): Promise<boolean> {
  const name = pathFrom(terminal.cwd, document.uri);
  if (edits.length === 0) {
    const why = written.length === 0 ? `Nothing in it is a figure of ${path}` : `It has the results of ${path} already`;
    terminal.say(`${name}: ${why}; nothing was changed.`);
    for (const { cell, why: reason } of left) terminal.say(`  ${cell.label}: ${reason}`);
    return true;
  }
  const lines = [
    ...written
      .filter(({ before, after }) => before !== after)
      .map(({ cell, before, after }) => `${cell.label}: ${before === "" ? after : `${before} -> ${after}`}`),
    ...left.map(({ cell, why }) => `${cell.label} stays as it is: ${why}`),
  ];
  const after = applyEdits(document.text, edits);
  return carryOut(terminal, workspace, { uri: document.uri, before: document.text, after, lines }, isDryRun);
}

/** Without a binding somebody has to say where the results belong. */
async function chosenDocument(terminal: Terminal, workspace: Workspace, file: NamedResults): Promise<BoundDocument> {
  listBenchmarks(terminal, file);
  const ask = terminal.ask;
  if (!ask) {
    throw new UsageError(
      `No document is bound to ${file.path}; say where its results belong: --document FILE, and --section and --benchmark where there are several.`,
    );
  }
  const path = (await ask("Which document do they belong to? ")).trim();
  if (path === "") throw new UsageError("No document was named; nothing was changed.");
  return documentAt(workspace, uriFrom(terminal.cwd, path), path);
}

function listBenchmarks({ complain }: Terminal, { path, results }: NamedResults): void {
  complain(`${path}: ${counted(results.benchmarks.length, "benchmark")} of ${results.tool.name}`);
  for (const { name } of results.benchmarks.slice(0, MOST_LISTED)) complain(`  ${name}`);
  if (results.benchmarks.length > MOST_LISTED) complain(`  and ${results.benchmarks.length - MOST_LISTED} more`);
}

const MOST_LISTED = 20;

async function chosenPart(
  terminal: Terminal,
  { document }: BoundDocument,
  { path, results }: NamedResults,
  { section, benchmark }: ImportRequest,
): Promise<UnboundPart> {
  const parts = unboundParts(document, results);
  const titles = parts.map(({ title }) => title);
  if (section !== undefined) {
    const named = parts.find(({ title, part }) => title === section || part.heading?.text === section);
    if (!named)
      throw new UsageError(
        `There is no section "${shortened(section)}" with results to fill in${suggestion(section, titles)}`,
      );
    return named;
  }
  const [only, ...others] = parts;
  if (!only)
    throw new UsageError(
      `${pathFrom(terminal.cwd, document.uri)} has no results that figures of ${path} could be written to; expected a table with rows such as "Latency (p50)".`,
    );
  if (others.length === 0) return only;
  const wanted = benchmark ?? (results.benchmarks.length === 1 ? results.benchmarks[0]?.name : undefined);
  const same = parts.filter(({ title }) => title === wanted);
  if (same.length === 1 && same[0]) return same[0];
  const title = await chosenFrom(terminal, "Which section do they belong to?", titles, "--section");
  return parts.find((one) => one.title === title) ?? only;
}

async function chosenBenchmark(
  terminal: Terminal,
  { title, part }: UnboundPart,
  results: ResultsFile,
  { benchmark }: ImportRequest,
): Promise<BenchmarkResult | undefined> {
  const names = results.benchmarks.map(({ name }) => name);
  if (benchmark !== undefined) {
    const named = benchmarkNamed(results, benchmark);
    if (named) return named;
    throw new UsageError(`There is no benchmark "${shortened(benchmark)}" in the file${suggestion(benchmark, names)}`);
  }
  const [only, ...others] = results.benchmarks;
  if (others.length === 0) return only;
  const same = benchmarkNamed(results, title);
  if (same || hasRowsOfTheirOwn(part, results)) return same;
  return benchmarkNamed(results, await chosenFrom(terminal, "Which of its benchmarks is it?", names, "--benchmark"));
}

async function chosenFrom(
  { ask, complain }: Terminal,
  question: string,
  choices: readonly string[],
  option: string,
): Promise<string> {
  if (!ask)
    throw new UsageError(
      `${question} Expected ${option} with ${anyOf(choices.slice(0, 5).map((one) => `"${shortened(one, 40)}"`))}${choices.length > 5 ? `, or one of ${choices.length - 5} more` : ""}.`,
    );
  for (const [index, choice] of choices.entries()) complain(`  ${index + 1}  ${choice}`);
  const answer = (await ask(`${question} `)).trim();
  const chosen = choices[Number(answer) - 1] ?? choices.find((one) => one === answer);
  if (chosen === undefined) throw new UsageError(`"${shortened(answer)}" is none of these; nothing was changed.`);
  return chosen;
}
