import { flatMap } from "../../text/flatMap.ts";
import type { ReportFormat } from "../options.ts";

/** How complete the documents are, module by module. */
export interface CompletenessReport {
  /** The mean over all documents that are measured; null if there is none. */
  readonly completeness: number | null;
  readonly modules: readonly ModuleReport[];
}

export interface ModuleReport {
  /** Null for documents that name no module. */
  readonly module: string | null;
  readonly completeness: number | null;
  readonly documents: readonly DocumentCompleteness[];
}

export interface DocumentCompleteness {
  readonly path: string;
  readonly category: string | null;
  readonly status: string | null;
  readonly declaredCompleteness: number | null;
  readonly completeness: number | null;
}

/** The report as text. */
export function formatCompleteness(report: CompletenessReport, format: ReportFormat): string {
  if (format === "json") return `${JSON.stringify({ version: 1, ...report }, undefined, 2)}\n`;
  const rows = rowsOf(report);
  return format === "markdown" ? markdownTable(rows) : plainTable(rows);
}

const HEADER = ["Module", "Document", "Status", "Declared", "Measured"] as const;
type Row = readonly string[];

/** A row for each module, and one below it for each of its documents; the mean of all at the end. */
function rowsOf({ modules, completeness }: CompletenessReport): readonly Row[] {
  const rows = flatMap(modules, ({ module, completeness: mean, documents }) => [
    [module ?? "(no module)", documents.length === 0 ? "no document" : "", "", "", percent(mean)],
    ...documents.map((document) => [
      "",
      document.path,
      document.status ?? "",
      percent(document.declaredCompleteness),
      percent(document.completeness),
    ]),
  ]);
  return [...rows, ["All", "", "", "", percent(completeness)]];
}

function percent(value: number | null): string {
  return value === null ? "" : `${value} %`;
}

/** The first columns that hold text; the others hold numbers. */
const TEXT_COLUMNS = 3;

function plainTable(rows: readonly Row[]): string {
  const all = [HEADER, ...rows];
  const widths = HEADER.map((_, column) => Math.max(...all.map((row) => (row[column] ?? "").length)));
  const line = (row: Row) =>
    widths
      .map((width, column) => {
        const cell = row[column] ?? "";
        return column < TEXT_COLUMNS ? cell.padEnd(width) : cell.padStart(width);
      })
      .join("  ")
      .trimEnd();
  const rule = widths.map((width) => "-".repeat(width)).join("  ");
  return `${[line(HEADER), rule, ...rows.map(line)].join("\n")}\n`;
}

function markdownTable(rows: readonly Row[]): string {
  const line = (row: Row) => `| ${row.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  const rule = `| ${HEADER.map((_, column) => (column < TEXT_COLUMNS ? "---" : "---:")).join(" | ")} |`;
  return `${[line(HEADER), rule, ...rows.map(line)].join("\n")}\n`;
}
