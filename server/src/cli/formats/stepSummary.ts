import { createColors } from "picocolors";
import { SEVERITIES } from "../../core/check/severity.ts";
import type { CheckReport } from "../reports/checkReport.ts";
import { summaryLine } from "./pretty.ts";
import { markdownTable } from "./textTable.ts";

/** A job may show a megabyte; nobody reads more lines than these. */
const MOST_ROWS = 100;

/** For the page of a CI job: what was found as a table in Markdown, the worst first. */
export function stepSummary(report: CheckReport): string {
  const found = report.documents.flatMap(({ path, findings }) => findings.map((finding) => ({ path, ...finding })));
  const rows = SEVERITIES.flatMap((severity) => found.filter((one) => one.severity === severity));
  const shown = rows
    .slice(0, MOST_ROWS)
    .map(({ path, line, severity, message, rule }) => [path, severity, message, rule, String(line)]);
  const table = markdownTable({
    header: ["Document", "Severity", "Finding", "Rule", "Line"],
    textColumns: 4,
    rows: shown,
  });
  const more = rows.length > MOST_ROWS ? [`And ${rows.length - MOST_ROWS} more.\n`] : [];
  return [...(rows.length > 0 ? [table, ...more] : []), `${summaryLine(report, createColors(false))}\n`].join("\n");
}
