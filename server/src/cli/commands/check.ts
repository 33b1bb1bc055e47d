import { version } from "../../../../package.json";
import { allRules } from "../../core/check/allRules.ts";
import { isAtLeast } from "../../core/check/severity.ts";
import { documentUnreadable } from "../../core/check/unreadable.ts";
import { rememberingHost } from "../../core/host/rememberingHost.ts";
import { type UnwrittenChange, unwrittenHost } from "../../core/host/unwrittenHost.ts";
import { withoutHistory } from "../../core/host/withoutHistory.ts";
import type { Severity } from "../../core/rules/rule.ts";
import { unifiedDiff } from "../../core/tasks/unifiedDiff.ts";
import { counted } from "../../core/text/wording.ts";
import type { Workspace } from "../../core/workspace/workspace.ts";
import { type Baseline, baselineText, readBaseline, withoutKnown } from "../checking/baseline.ts";
import { checkFiles } from "../checking/checkFiles.ts";
import { checkInput, fixInput, readInput } from "../checking/checkInput.ts";
import { type CheckRequest, checkRequest } from "../checking/checkRequest.ts";
import { asFound, filesToCheck, findTargets, placesOf, uriFrom } from "../checking/checkTargets.ts";
import { reportNotChecked, reportUndecodable, reportUnmatched } from "../checking/notChecked.ts";
import { writeOwnFile } from "../checking/ownFile.ts";
import { sightOf } from "../checking/surroundingState.ts";
import { reportConfigProblems, workspaceOf } from "../checking/workspaceOf.ts";
import { FORMATS_WITH_FIXES, formatReport } from "../formats/format.ts";
import { stepSummary } from "../formats/stepSummary.ts";
import { pathsFor } from "../reports/checkoutPaths.ts";
import { type CheckReport, type DocumentReport, inPathOrder, summaryOf, withFindings } from "../reports/checkReport.ts";
import { pathFrom, reportUnreadable } from "../reports/documentReport.ts";
import { type ExitCode, type Terminal, UsageError } from "../terminal/terminal.ts";
import { fixFiles } from "./fix.ts";

/** `perfdoc check`: checks documents, and fixes them where it is asked to. */
export async function check(terminal: Terminal, args: readonly string[]): Promise<ExitCode> {
  const request = checkRequest(args);
  const { input } = request;
  return input === undefined
    ? checkNamed(terminal, request)
    : checkGiven(terminal, request, uriFrom(terminal.cwd, input));
}

async function checkNamed(terminal: Terminal, request: CheckRequest): Promise<ExitCode> {
  const asked = request.noGit ? withoutHistory(terminal.host) : terminal.host;
  // Texts that no fix will ask for again are not worth their memory.
  const unwritten = request.dryRun ? unwrittenHost(asked) : undefined;
  const remembering = request.fix ? rememberingHost(unwritten ?? asked) : undefined;
  // Behind fixes nothing is known from before.
  const sight = request.noCache || request.fix ? undefined : sightOf(asked);
  const host = remembering ?? sight ?? asked;
  const given = await findTargets(host, terminal.cwd, request.paths);
  const targets = request.forceExclude ? asFound(given) : given;
  const workspace = await workspaceOf({ ...terminal, host }, placesOf(targets), request, targets.folders);
  if (reportConfigProblems(terminal, workspace.folders)) return 2;
  reportUnmatched(terminal, workspace, targets);
  const files = filesToCheck(targets, workspace);
  await reportUndecodable(terminal, files);
  const fixed = remembering && (await fixFiles(terminal, remembering, workspace, files));
  const { named } = targets;
  // Other threads would not see what fixes have written.
  const help = { named, sight, withFixes: FORMATS_WITH_FIXES.has(request.format), inThreads: !request.fix };
  const documents = await checkFiles({ ...terminal, host }, workspace, files, help);
  const unread = targets.problems.map(({ uri, message }) => reportUnreadable(uri, message, terminal.cwd));
  const report = reportOf(terminal, [...documents, ...unread], fixed?.applied);
  const left = await withBaseline(terminal, workspace, request, report);
  if (unwritten) terminal.patch(diffOf(unwritten.changes(), terminal.cwd));
  else await print(terminal, workspace, request, left);
  const exitCode = conclude(terminal, request, left);
  const isAllChecked = !reportNotChecked(terminal, workspace, targets, documents);
  return isAllChecked && !fixed?.isUnwritten ? exitCode : 2;
}

/** Checks the text on standard input as if it stood in a file; with fixes, it goes to standard output, and the report to the other. */
async function checkGiven(terminal: Terminal, request: CheckRequest, uri: string): Promise<ExitCode> {
  const { fix, dryRun, forceExclude, noGit, format } = request;
  const host = noGit ? withoutHistory(terminal.host) : terminal.host;
  const workspace = await workspaceOf({ ...terminal, host }, [uri], request);
  if (reportConfigProblems(terminal, workspace.folders)) return 2;
  const input = await readInput(terminal, workspace, uri);
  const isLeftOut = workspace.isTemplate(uri) || (forceExclude && !workspace.isIncluded(uri));
  const fixed = fix && !isLeftOut ? await fixInput(terminal, workspace, input) : undefined;
  const withFixes = FORMATS_WITH_FIXES.has(format);
  const documents = isLeftOut ? [] : await checkInput({ ...terminal, host }, workspace, input, { withFixes });
  const report = reportOf(terminal, documents, fixed?.applied);
  const left = await withBaseline(terminal, workspace, request, report);
  if (fix && !dryRun) terminal.file(fixed?.bytes ?? input.bytes);
  if (dryRun) terminal.patch(fixed ? diffOf([{ uri, ...fixed }], terminal.cwd) : "");
  else await print(terminal, workspace, request, left);
  return conclude(terminal, request, left);
}

function reportOf({ cwd }: Terminal, documents: readonly DocumentReport[], fixed: number | undefined): CheckReport {
  return {
    version,
    root: cwd,
    rules: [...allRules, documentUnreadable],
    documents: inPathOrder(documents),
    baselined: 0,
    ...(fixed === undefined ? {} : { fixed }),
  };
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

function diffOf(changes: readonly Pick<UnwrittenChange, "uri" | "before" | "after">[], cwd: string): string {
  const byPath = changes.map(({ uri, before, after }) => ({ path: pathFrom(cwd, uri), before, after }));
  return unifiedDiff(byPath.sort((a, b) => (a.path < b.path ? -1 : 1)));
}

async function print(
  terminal: Terminal,
  workspace: Workspace,
  request: CheckRequest,
  report: CheckReport,
): Promise<void> {
  const { failOn, quiet, format, outputFile, fix, input } = request;
  const limit = failOn === "never" ? "error" : failOn;
  const shown = quiet ? withoutThoseBelow(report, limit) : report;
  const isAside = fix && input !== undefined;
  const pathOf = pathsFor(format, terminal);
  const placed = { ...shown, documents: shown.documents.map((one) => ({ ...one, path: pathOf(one.path) })) };
  const text = await formatReport(placed, format, terminal.hasColors && outputFile === undefined && !isAside);
  terminal.summarise?.(stepSummary(shown));
  if (outputFile === undefined) (isAside ? terminal.aside : terminal.out)(text);
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
