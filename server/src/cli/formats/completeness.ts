import type { Counts } from "../../core/conformance/score/score.ts";
import type { Completeness, ModuleCompleteness } from "../../core/dashboard/completenessByModule.ts";
import type { CompletenessFormat } from "../terminal/options.ts";
import { jsonText } from "./jsonText.ts";
import { markdownTable, plainTable } from "./textTable.ts";

/** How complete the documents are, module by module. */
export interface CompletenessReport extends Completeness {
  readonly modules: readonly ModuleCompleteness<DocumentCompleteness>[];
}

export interface DocumentCompleteness {
  readonly path: string;
  readonly category: string | null;
  readonly status: string | null;
  readonly declaredCompleteness: number | null;
  readonly completeness: number | null;
  readonly places: Counts | null;
  /** The day of the last check against the code; null where there was none. */
  readonly lastSynced: string | null;
  /** It has changed, or what it describes has, since it was last checked against the code. */
  readonly overdue: boolean;
  /** Metrics that miss their target. */
  readonly missedTargets: number;
}

/** The report as text. */
export function formatCompleteness(report: CompletenessReport, format: CompletenessFormat): string {
  if (format === "json") return jsonText({ version: 1, ...report });
  if (format === "badge") return jsonText(badgeOf(report));
  const table = { header: HEADER, textColumns: 3, rows: rowsOf(report) };
  return format === "markdown" ? markdownTable(table) : plainTable(table);
}

/** What the endpoint of shields.io reads: https://shields.io/badges/endpoint-badge. */
function badgeOf({ completeness }: Completeness) {
  const value = completeness ?? 0;
  const color = value >= 90 ? "brightgreen" : value >= 70 ? "green" : value >= 50 ? "yellow" : "orange";
  return {
    schemaVersion: 1,
    label: "performance docs",
    message: completeness === null ? "none" : `${completeness}%`,
    color: completeness === null ? "lightgrey" : color,
  };
}

const HEADER = ["Module", "Document", "Status", "Declared", "Measured", "Filled in", "Overdue", "Missed"] as const;
type Row = readonly string[];

/** A row for each module, and one below it for each of its documents; all of them together at the end. */
function rowsOf(report: CompletenessReport): readonly Row[] {
  const rows = report.modules.flatMap((module) => [
    rowOfMany(module.module ?? "(no module)", module, module.documents),
    ...module.documents.map((document) => [
      "",
      document.path,
      document.status ?? "",
      percent(document.declaredCompleteness),
      percent(document.completeness),
      share(document.places),
      document.overdue ? (document.lastSynced ?? "never synced") : "",
      document.missedTargets === 0 ? "" : String(document.missedTargets),
    ]),
  ]);
  const documents = report.modules.flatMap((module) => module.documents);
  return [...rows, rowOfMany("All", report, documents)];
}

function rowOfMany(
  name: string,
  { completeness, places, measured }: Completeness,
  documents: readonly DocumentCompleteness[],
): Row {
  const overdue = documents.filter((one) => one.overdue).length;
  const missed = documents.reduce((sum, { missedTargets }) => sum + missedTargets, 0);
  const shown = [overdue, missed].map((count) => (count === 0 ? "" : String(count)));
  return [name, coverage(measured, documents.length), "", "", percent(completeness), share(places), ...shown];
}

/** Of how many documents a number speaks. */
function coverage(measured: number, documents: number): string {
  if (documents === 0) return "no document";
  const all = `${documents} document${documents === 1 ? "" : "s"}`;
  return measured === documents ? all : `${measured} of ${all} measured`;
}

function share(places: Counts | null): string {
  return places === null ? "" : `${places.filled} of ${places.expected}`;
}

function percent(value: number | null): string {
  return value === null ? "" : `${value}%`;
}
