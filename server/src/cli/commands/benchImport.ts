import type { ResultsImport } from "../../core/conformance/benchmarks/importResults.ts";
import { suggestion } from "../../core/text/nearWords.ts";
import { applyEdits } from "../../core/text/textEdit.ts";
import { anyOf, counted, shortened } from "../../core/text/wording.ts";
import { boundDocuments } from "../../core/workspace/links/boundDocuments.ts";
import {
  type ImportProposal,
  type ImportRun,
  type ImportTarget,
  importProposal,
  importRun,
  isMeantBy,
} from "../../core/workspace/links/importProposal.ts";
import type { Workspace } from "../../core/workspace/workspace.ts";
import { namedDocument } from "../benchmarks/namedDocument.ts";
import { type NamedResults, readResultsFiles } from "../benchmarks/readResultsFiles.ts";
import { unnamedText } from "../benchmarks/unnamedText.ts";
import { uriFrom } from "../checking/checkTargets.ts";
import { reportConfigProblems, workspaceOf } from "../checking/workspaceOf.ts";
import { pathFrom } from "../reports/documentReport.ts";
import { BENCH_IMPORT_OPTIONS } from "../terminal/options.ts";
import { dayOf, nonEmpty, parseOptions } from "../terminal/parseOptions.ts";
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
    asked === undefined ? await boundDocuments(workspace) : [await namedDocument(workspace, asked, request.document)];
  const bound = documents.filter(({ parts }) => parts.some((part) => isMeantBy(part, file.uri, request.section)));
  const [document] =
    bound.length > 0 || asked !== undefined ? documents : [await chosenDocument(terminal, workspace, file)];
  const run = await runOf(terminal, file, request);
  let isWritten = true;
  for (const one of bound.length > 0 || !document ? bound : [document]) {
    const proposed = await proposedImport(terminal, one, file, request, run);
    const unnamed = one.parts.filter((part) => isMeantBy(part, file.uri, request.section) && part.bound?.unnamed);
    for (const { bound: found } of unnamed)
      if (found) terminal.complain(unnamedText(found, pathFrom(terminal.cwd, one.document.uri), file.path));
    if (unnamed.length > 0 && proposed.written.length === 0) {
      isWritten = false;
      continue;
    }
    isWritten = (await importInto(terminal, workspace, one, proposed, file, request.isDryRun)) && isWritten;
  }
  return isWritten;
}

async function runOf({ host }: Terminal, file: NamedResults, request: ImportRequest): Promise<ImportRun> {
  const { day, commit, asksGit } = request;
  const { history } = host;
  const asked = { ...(asksGit && history && { history }), today: () => host.today() };
  return { day: day ?? (await importRun(asked, file)).day, commit };
}

/** What is to be done, whatever has to be asked before. */
async function proposedImport(
  terminal: Terminal,
  target: ImportTarget,
  file: NamedResults,
  { section, benchmark }: ImportRequest,
  run: ImportRun,
): Promise<ResultsImport> {
  const wishes = { section, benchmark };
  for (;;) {
    const proposal = importProposal(target, file, wishes, run);
    switch (proposal.kind) {
      case "import":
        return proposal.proposed;
      case "which section":
        wishes.section = await chosenSection(terminal, proposal);
        break;
      case "which benchmark":
        wishes.benchmark = await chosenBenchmark(terminal, proposal);
        break;
      case "no place":
        throw new UsageError(
          target.parts.length > 0
            ? `${pathFrom(terminal.cwd, target.document.uri)} has no results for ${file.path} that are not bound to another file.`
            : `${pathFrom(terminal.cwd, target.document.uri)} has no results that figures of ${file.path} could be written to; expected a table with rows such as "p50".`,
        );
      case "no path":
        throw new UsageError(`No path leads from the document to ${file.path}.`);
    }
  }
}

async function importInto(
  terminal: Terminal,
  workspace: Workspace,
  { document }: ImportTarget,
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
async function chosenDocument(terminal: Terminal, workspace: Workspace, file: NamedResults): Promise<ImportTarget> {
  listBenchmarks(terminal, file);
  const ask = terminal.ask;
  if (!ask) {
    throw new UsageError(
      `No document is bound to ${file.path}; say where its results belong: --document FILE, and --section and --benchmark where there are several.`,
    );
  }
  const path = (await ask("Which document do they belong to? ")).trim();
  if (path === "") throw new UsageError("No document was named; nothing was changed.");
  return namedDocument(workspace, uriFrom(terminal.cwd, path), path);
}

function listBenchmarks({ complain }: Terminal, { path, results }: NamedResults): void {
  complain(`${path}: ${counted(results.benchmarks.length, "benchmark")} of ${results.tool.name}`);
  for (const { name } of results.benchmarks.slice(0, MOST_LISTED)) complain(`  ${name}`);
  if (results.benchmarks.length > MOST_LISTED) complain(`  and ${results.benchmarks.length - MOST_LISTED} more`);
}

const MOST_LISTED = 20;

type Question = Extract<ImportProposal, { readonly names: readonly string[] }>;

function chosenSection(terminal: Terminal, { names, wished }: Question): Promise<string> {
  if (wished === undefined) return chosenFrom(terminal, "Which section do they belong to?", names, "--section");
  throw new UsageError(
    `There is no section "${shortened(wished)}" with results to fill in${suggestion(wished, names)}`,
  );
}

function chosenBenchmark(terminal: Terminal, { names, wished }: Question): Promise<string> {
  if (wished === undefined) return chosenFrom(terminal, "Which of its benchmarks is it?", names, "--benchmark");
  throw new UsageError(
    names.includes(wished)
      ? `The file holds several benchmarks "${shortened(wished)}"; expected a name that one alone has.`
      : `There is no benchmark "${shortened(wished)}" in the file${suggestion(wished, names)}`,
  );
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
