import { documentUnreadable } from "../../core/check/unreadable.ts";
import { byModule, together } from "../../core/dashboard/completenessByModule.ts";
import { parentUri } from "../../core/host/uri.ts";
import type { Workspace } from "../../core/workspace/workspace.ts";
import { checkFiles } from "../checking/checkFiles.ts";
import { uriFrom } from "../checking/checkTargets.ts";
import { documentsAsked } from "../checking/documentsAsked.ts";
import { writeOwnFile } from "../checking/ownFile.ts";
import { type CompletenessReport, type DocumentCompleteness, formatCompleteness } from "../formats/completeness.ts";
import type { DocumentReport } from "../reports/checkReport.ts";
import { ALL_REPORT_FORMATS, type CompletenessFormat, REPORT_OPTIONS } from "../terminal/options.ts";
import { choiceOf, nonEmpty, parseOptions } from "../terminal/parseOptions.ts";
import { type ExitCode, type Terminal, UsageError } from "../terminal/terminal.ts";
import { reportNumbers } from "./reportNumbers.ts";

/** `perfdoc report`: how complete the documents are, module by module. */
export async function report(terminal: Terminal, args: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = parseOptions(args, REPORT_OPTIONS);
  const output = nonEmpty(values["output-file"], "--output-file");
  const format = choiceOf(values.format, ALL_REPORT_FORMATS, "--format") ?? "table";
  const asked = await documentsAsked(terminal, positionals, values.config);
  if (!asked) return 2;
  const { workspace, files, named, isAllFound } = asked;
  const pieces: string[] = [];
  const printing = output === undefined ? terminal : { ...terminal, out: (text: string) => void pieces.push(text) };
  const isAllRead = values.numbers
    ? await printNumbers(printing, workspace, files, format)
    : await printReport(printing, workspace, { files, named, format, output });
  if (output !== undefined) await writeOwnFile(terminal, workspace, output, pieces.join(""), true);
  return isAllRead && isAllFound ? 0 : 2;
}

async function printNumbers(
  terminal: Terminal,
  workspace: Workspace,
  files: readonly string[],
  format: CompletenessFormat | "html",
): Promise<boolean> {
  if (format === "badge" || format === "html")
    throw new UsageError(`--numbers and --format ${format} exclude each other.`);
  return reportNumbers(terminal, workspace, files, format);
}

interface Wanted {
  readonly files: readonly string[];
  /** Those that were named by themselves. */
  readonly named: readonly string[];
  readonly format: CompletenessFormat | "html";
  /** The file that the report goes to. */
  readonly output: string | undefined;
}

/** @returns False if a document could not be read; that is said. */
async function printReport(
  terminal: Terminal,
  workspace: Workspace,
  { files, named, format, output }: Wanted,
): Promise<boolean> {
  const documents = await checkFiles(terminal, workspace, files, { named });
  const readable = documents.filter((document) => !sayIfUnreadable(terminal, document));
  if (format === "html") {
    const folder = output === undefined ? terminal.cwd : parentUri(uriFrom(terminal.cwd, output));
    // What draws would cost every other command some of its start.
    const { dashboardPage } = await import("../checking/dashboardPage.ts");
    terminal.out(await dashboardPage(terminal, workspace, files, folder));
  } else terminal.out(formatCompleteness(completenessOf(workspace, readable), format));
  return readable.length === documents.length;
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
