import { version } from "../../../../package.json";
import { allRules, RULE_IDS } from "../../core/check/allRules.ts";
import { isAtLeast } from "../../core/check/severity.ts";
import { documentUnreadable } from "../../core/check/unreadable.ts";
import { openDocument } from "../../core/document/perfDocument.ts";
import { DOCUMENT_LIMIT, type Host, tooLarge } from "../../core/host/host.ts";
import { rememberingHost } from "../../core/host/rememberingHost.ts";
import { type UnwrittenChange, unwrittenHost } from "../../core/host/unwrittenHost.ts";
import { withoutHistory } from "../../core/host/withoutHistory.ts";
import type { Severity } from "../../core/rules/rule.ts";
import { counted } from "../../core/text/wording.ts";
import type { Workspace } from "../../core/workspace/workspace.ts";
import { writeInWorkspace } from "../../core/workspace/writeInWorkspace.ts";
import { decodeText } from "../../node/nodeHost.ts";
import { checkFiles, type FileOptions } from "../checking/checkFiles.ts";
import { asFound, filesToCheck, findTargets, placesOf, type Targets, uriFrom } from "../checking/checkTargets.ts";
import { reportNotChecked, reportUndecodable, reportUnmatched } from "../checking/notChecked.ts";
import { sightOf } from "../checking/surroundingState.ts";
import { reportConfigProblems, workspaceOf } from "../checking/workspaceOf.ts";
import { FORMATS_WITH_FIXES, formatReport } from "../formats/format.ts";
import { type CheckReport, inPathOrder, summaryOf, withFindings } from "../reports/checkReport.ts";
import { pathFrom, reportUnreadable } from "../reports/documentReport.ts";
import { CHECK_OPTIONS, FAIL_LEVELS, type FailLevel, FORMATS, type Format } from "../terminal/options.ts";
import { choiceOf, countOf, parseOptions, rulesIn } from "../terminal/parseOptions.ts";
import { type ExitCode, type Terminal, UsageError } from "../terminal/terminal.ts";
import { type Baseline, baselineText, readBaseline, withoutKnown } from "./baseline.ts";
import { fixFiles } from "./fix.ts";
import { unifiedDiff } from "./unifiedDiff.ts";

/** `perfdoc check`: checks documents, and fixes them where it is asked to. */
export async function check(terminal: Terminal, args: readonly string[]): Promise<ExitCode> {
  const request = checkRequest(args);
  const asked = request.noGit ? withoutHistory(terminal.host) : terminal.host;
  // Texts that no fix will ask for again are not worth their memory.
  const unwritten = request.dryRun ? unwrittenHost(asked) : undefined;
  const remembering = request.fix ? rememberingHost(unwritten ?? asked) : undefined;
  // Behind fixes nothing is known from before.
  const sight = request.noCache || request.fix ? undefined : sightOf(asked);
  const host = remembering ?? sight ?? asked;
  const targets = await targetsOf(host, terminal.cwd, request);
  const input = request.input === undefined ? undefined : uriFrom(terminal.cwd, request.input);
  const all = input === undefined ? placesOf(targets) : [input];
  const workspace = await workspaceOf({ ...terminal, host }, all, request, targets.folders);
  if (reportConfigProblems(terminal, workspace.folders)) return 2;
  reportUnmatched(terminal, workspace, targets);
  const files = filesToCheck(targets, workspace);
  await reportUndecodable(terminal, files);
  const fixed = remembering && (await fixFiles(terminal, remembering, workspace, files));
  const { named } = targets;
  // Other threads would not see what fixes have written.
  const help = { named, sight, withFixes: FORMATS_WITH_FIXES.has(request.format), inThreads: !request.fix };
  const documents =
    input === undefined
      ? await checkFiles({ ...terminal, host }, workspace, files, help)
      : await checkInput(terminal, workspace, input, help);
  const unread = targets.problems.map(({ uri, message }) => reportUnreadable(uri, message, terminal.cwd));
  const report: CheckReport = {
    version,
    root: terminal.cwd,
    rules: [...allRules, documentUnreadable],
    documents: inPathOrder([...documents, ...unread]),
    baselined: 0,
    ...(fixed === undefined ? {} : { fixed: fixed.applied }),
  };
  const left = await withBaseline(terminal, workspace, request, report);
  if (unwritten) terminal.patch(diffOf(unwritten.changes(), terminal.cwd));
  else await print(terminal, workspace, request, left);
  const exitCode = conclude(terminal, request, left);
  const isAllChecked = !reportNotChecked(terminal, workspace, targets, documents);
  return isAllChecked && !fixed?.isUnwritten ? exitCode : 2;
}

function rulesLeftOut(select: string | undefined, ignore: string | undefined): readonly string[] {
  const selected = rulesIn(select, "--select", RULE_IDS);
  const ignored = rulesIn(ignore, "--ignore", RULE_IDS) ?? [];
  return RULE_IDS.filter((id) => ignored.includes(id) || (selected !== undefined && !selected.includes(id)));
}

async function targetsOf(host: Host, cwd: string, { input, paths, forceExclude }: CheckRequest): Promise<Targets> {
  const given = input === undefined ? await findTargets(host, cwd, paths) : noTargets;
  return forceExclude ? asFound(given) : given;
}

interface CheckRequest {
  readonly paths: readonly string[];
  readonly format: Format;
  readonly failOn: FailLevel;
  readonly maxWarnings: number | undefined;
  readonly quiet: boolean;
  readonly fix: boolean;
  /** Fixes are shown and not written. */
  readonly dryRun: boolean;
  readonly config: string | undefined;
  readonly noConfig: boolean;
  readonly noGit: boolean;
  /** Rules that are left out. */
  readonly rulesOff: readonly string[];
  readonly forceExclude: boolean;
  readonly noCache: boolean;
  readonly baseline: string | undefined;
  readonly updateBaseline: boolean;
  readonly outputFile: string | undefined;
  /** Where the text on standard input belongs; undefined if files are checked. */
  readonly input: string | undefined;
}

const noTargets: Targets = { named: [], matched: [], found: [], ledOut: [], folders: [], problems: [] };

function checkRequest(args: readonly string[]): CheckRequest {
  const { values, positionals } = parseOptions(args, CHECK_OPTIONS);
  const { stdin = false, "stdin-filepath": stdinPath } = values;
  refuseContradictions(values, positionals);
  return {
    paths: positionals,
    format: choiceOf(values.format, FORMATS, "--format") ?? "pretty",
    failOn: choiceOf(values["fail-on"], FAIL_LEVELS, "--fail-on") ?? "error",
    maxWarnings: countOf(values["max-warnings"], "--max-warnings"),
    quiet: values.quiet ?? false,
    fix: values.fix ?? false,
    dryRun: values["dry-run"] ?? false,
    config: values.config,
    noConfig: values["no-config"] ?? false,
    noGit: values["no-git"] ?? false,
    rulesOff: rulesLeftOut(values.select, values.ignore),
    forceExclude: values["force-exclude"] ?? false,
    noCache: values["no-cache"] ?? false,
    baseline: values.baseline,
    updateBaseline: values["update-baseline"] ?? false,
    outputFile: values["output-file"],
    input: stdin ? stdinPath : undefined,
  };
}

/** @throws UsageError for options that do not go together. */
function refuseContradictions(values: CheckValues, positionals: readonly string[]): void {
  const { stdin = false, fix = false, "dry-run": dryRun = false, "stdin-filepath": stdinPath } = values;
  if (dryRun && !fix) throw new UsageError("--dry-run stands alone; expected --fix with it.");
  const written = DIFF_EXCLUDES.find((option) => values[option] !== undefined);
  if (dryRun && written !== undefined) throw new UsageError(`--dry-run and --${written} exclude each other.`);
  if (stdin && stdinPath === undefined) throw new UsageError("--stdin has no place; expected --stdin-filepath FILE.");
  if (!stdin && stdinPath !== undefined)
    throw new UsageError("--stdin-filepath stands alone; expected --stdin with it.");
  if (stdin && positionals.length > 0) throw new UsageError("--stdin and paths exclude each other.");
  if (stdin && fix) throw new UsageError("--stdin and --fix exclude each other: there is no file to write.");
  if (values["update-baseline"] && values.baseline === undefined) {
    throw new UsageError("--update-baseline has no file; expected --baseline FILE with it.");
  }
}

type CheckValues = ReturnType<typeof parseOptions<typeof CHECK_OPTIONS>>["values"];

/** A dry run prints a diff in place of the report, and writes no file at all. */
const DIFF_EXCLUDES = ["format", "output-file", "update-baseline"] as const;

/** Checks the text on standard input as if it stood in a file. */
async function checkInput(terminal: Terminal, workspace: Workspace, uri: string, { withFixes }: FileOptions) {
  const bytes = await terminal.readInput();
  const read = bytes.length > DOCUMENT_LIMIT ? tooLarge(bytes.length, DOCUMENT_LIMIT) : decodeText(bytes);
  if (read.kind !== "text") return [reportUnreadable(uri, read.message, terminal.cwd)];
  workspace.setOpen(openDocument(uri, read.text));
  return checkFiles(terminal, workspace, [uri], { withFixes });
}

/** The report without what the baseline holds, after the baseline was brought up to date if that was asked for. */
async function withBaseline(
  terminal: Terminal,
  workspace: Workspace,
  request: CheckRequest,
  report: CheckReport,
): Promise<CheckReport> {
  const { baseline: path, updateBaseline } = request;
  if (path === undefined) return report;
  const files = { ...terminal, host: workspace.host };
  const before = await readBaseline(files, path);
  if (before === undefined && !updateBaseline) {
    throw new UsageError(`There is no baseline "${path}"; write it with --update-baseline.`);
  }
  if (!updateBaseline) return before ? withoutKnown(report, before) : report;
  const uri = uriFrom(terminal.cwd, path);
  await writeOwnFile(terminal, workspace, path, baselineText(report, uri, before), false);
  const after: Baseline | undefined = await readBaseline(files, path);
  return after ? withoutKnown(report, after) : report;
}

function diffOf(changes: readonly UnwrittenChange[], cwd: string): string {
  const byPath = changes.map(({ uri, before, after }) => ({ path: pathFrom(cwd, uri), before, after }));
  return unifiedDiff(byPath.sort((a, b) => (a.path < b.path ? -1 : 1)));
}

async function print(
  terminal: Terminal,
  workspace: Workspace,
  request: CheckRequest,
  report: CheckReport,
): Promise<void> {
  const { failOn, quiet, format, outputFile } = request;
  const limit = failOn === "never" ? "error" : failOn;
  const shown = quiet ? withoutThoseBelow(report, limit) : report;
  const text = formatReport(shown, format, terminal.hasColors && outputFile === undefined);
  if (outputFile === undefined) terminal.out(text);
  else await writeOwnFile(terminal, workspace, outputFile, text, true);
}

/** Says how the check ended. */
function conclude(terminal: Terminal, { failOn, maxWarnings }: CheckRequest, report: CheckReport): ExitCode {
  const { warning } = summaryOf(report);
  if (maxWarnings !== undefined && warning > maxWarnings) {
    terminal.complain(`${counted(warning, "warning")} found; expected at most ${maxWarnings}.`);
    return 1;
  }
  if (failOn === "never") return 0;
  const hasFailure = report.documents.some(({ findings }) =>
    findings.some(({ severity }) => isAtLeast(severity, failOn)),
  );
  return hasFailure ? 1 : 0;
}

function withoutThoseBelow(report: CheckReport, limit: Severity): CheckReport {
  const shown = withFindings(report, ({ severity }) => isAtLeast(severity, limit));
  return { ...shown, hidden: findingsIn(report) - findingsIn(shown) };
}

function findingsIn({ documents }: CheckReport): number {
  return documents.reduce((sum, { findings }) => sum + findings.length, 0);
}

/**
 * @param isStream Whether a pipe or a device may be written to.
 * @throws UsageError if the file can't be written.
 */
async function writeOwnFile(
  { cwd }: Terminal,
  workspace: Workspace,
  path: string,
  text: string,
  isStream: boolean,
): Promise<void> {
  const result = await writeInWorkspace(workspace, uriFrom(cwd, path), text, { kind: "anything", isStream });
  if (result.kind !== "written") throw new UsageError(`"${path}" was not written. ${result.message}`);
}
