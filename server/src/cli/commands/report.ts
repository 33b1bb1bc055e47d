import { documentUnreadable } from "../../core/check/unreadable.ts";
import { byModule, together } from "../../core/dashboard/completenessByModule.ts";
import { joinUri } from "../../core/host/uri.ts";
import type { Workspace } from "../../core/workspace/workspace.ts";
import { checkFiles } from "../checking/checkFiles.ts";
import { filesToCheck, findTargets, placesOf } from "../checking/checkTargets.ts";
import { reportConfigProblems, workspaceOf } from "../checking/workspaceOf.ts";
import { type CompletenessReport, type DocumentCompleteness, formatCompleteness } from "../formats/completeness.ts";
import type { DocumentReport } from "../reports/checkReport.ts";
import { pathFrom } from "../reports/documentReport.ts";
import { COMPLETENESS_FORMATS, REPORT_OPTIONS } from "../terminal/options.ts";
import { choiceOf, parseOptions } from "../terminal/parseOptions.ts";
import { type ExitCode, type Terminal, UsageError } from "../terminal/terminal.ts";
import { reportNumbers } from "./reportNumbers.ts";

/** `perfdoc report`: how complete the documents are, module by module. */
export async function report(terminal: Terminal, args: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = parseOptions(args, REPORT_OPTIONS);
  const format = choiceOf(values.format, COMPLETENESS_FORMATS, "--format") ?? "table";
  const targets = await findTargets(terminal.host, terminal.cwd, positionals);
  const { named, folders, problems } = targets;
  const places = [...placesOf(targets), joinUri(terminal.cwd, "document.md")];
  const workspace = await workspaceOf(terminal, places, { config: values.config }, folders);
  if (reportConfigProblems(terminal, workspace.folders)) return 2;
  for (const { uri, message } of problems) terminal.complain(`${pathFrom(terminal.cwd, uri)}: ${message}`);
  const files = filesToCheck(targets, workspace);
  if (values.numbers) {
    if (format === "badge") throw new UsageError("--numbers and --format badge exclude each other.");
    const isAllRead = await reportNumbers(terminal, workspace, files, format);
    return isAllRead && problems.length === 0 ? 0 : 2;
  }
  const documents = await checkFiles(terminal, workspace, files, { named });
  const readable = documents.filter((document) => !sayIfUnreadable(terminal, document));
  terminal.out(formatCompleteness(completenessOf(workspace, readable), format));
  return problems.length > 0 || readable.length < documents.length ? 2 : 0;
}

function sayIfUnreadable(terminal: Terminal, { path, findings }: DocumentReport): boolean {
  const finding = findings.find(({ rule }) => rule === documentUnreadable.id);
  if (finding) terminal.complain(`${path}: ${finding.message}`);
  return finding !== undefined;
}

function completenessOf({ folders }: Workspace, documents: readonly DocumentReport[]): CompletenessReport {
  const known = folders.flatMap(({ modules = [] }) => modules);
  return {
    ...together(documents),
    modules: byModule(documents, known).map(({ documents: own, ...module }) => ({
      ...module,
      documents: own.map(completenessOfDocument),
    })),
  };
}

function completenessOfDocument(one: DocumentReport): DocumentCompleteness {
  return {
    path: one.path,
    category: one.category,
    status: one.status,
    declaredCompleteness: one.declaredCompleteness,
    completeness: one.completeness,
    places: one.places,
    lastSynced: one.lastSynced,
    overdue: one.isOverdue,
    missedTargets: one.missedTargets,
  };
}
