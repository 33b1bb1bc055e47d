import { createColors } from "picocolors";
import type { Severity } from "../../core/rules/rule.ts";
import { counted } from "../../core/text/wording.ts";
import { type CheckReport, type FindingReport, type Summary, summaryOf } from "../reports/checkReport.ts";
import { terminalLine } from "../terminal/terminalLine.ts";

export type Colors = ReturnType<typeof createColors>;

/** For people: the findings below the name of their file, and a line that sums them up. */
export function pretty(report: CheckReport, hasColors: boolean): string {
  const colors = createColors(hasColors);
  const blocks = report.documents
    .filter(({ findings }) => findings.length > 0)
    .map(({ path, findings }) => {
      const widths = widthsOf(findings);
      const lines = findings.map((finding) => findingLine(finding, widths, colors));
      return `${[colors.underline(terminalLine(path)), ...lines].join("\n")}\n`;
    });
  return `${[...blocks, summaryLine(report, colors)].join("\n")}\n`;
}

interface Widths {
  readonly line: number;
  readonly column: number;
  readonly severity: number;
}

function widthsOf(findings: readonly FindingReport[]): Widths {
  const widest = (part: (finding: FindingReport) => string | number) =>
    Math.max(...findings.map((finding) => String(part(finding)).length));
  return {
    line: widest(({ line }) => line),
    column: widest(({ column }) => column),
    severity: widest(({ severity }) => severity),
  };
}

function findingLine(finding: FindingReport, widths: Widths, colors: Colors): string {
  const line = String(finding.line).padStart(widths.line);
  const column = String(finding.column).padEnd(widths.column);
  const severity = colorOf(finding.severity, colors)(finding.severity.padEnd(widths.severity));
  const place = colors.dim(`${line}:${column}`);
  return `  ${place}  ${severity}  ${terminalLine(finding.message)}  ${colors.dim(finding.rule)}`;
}

/** As a severity is shown. */
export function colorOf(severity: Severity, colors: Colors): (text: string) => string {
  if (severity === "error") return colors.red;
  if (severity === "warning") return colors.yellow;
  return severity === "information" ? colors.blue : colors.gray;
}

/** What was found in all documents, as a sentence. */
export function summaryLine(report: CheckReport, colors: Colors): string {
  const summary = summaryOf(report);
  const fixed = report.fixed ? ` Fixed ${counted(report.fixed, "finding")}.` : "";
  const old = report.baselined > 0 ? ` The baseline holds ${counted(report.baselined, "finding")} more.` : "";
  const { hidden = 0 } = report;
  const below = hidden > 0 ? ` ${counted(hidden, "finding")} below the shown severity.` : "";
  if (summary.documents === 0) return `No performance document was found.${fixed}${old}`;
  const documents = counted(summary.documents, "document");
  const counts = countsOf(summary);
  if (counts.length === 0 && hidden > 0) return `${documents} checked.${below}${fixed}${old}`;
  if (counts.length === 0) return colors.green(`${documents} checked, nothing found.`) + fixed + old;
  // What --fix has left it would leave again.
  const fixable = report.fixed === undefined && summary.fixable > 0 ? ` (${summary.fixable} fixable with --fix)` : "";
  const color = colorOf(summary.error > 0 ? "error" : "warning", colors);
  return color(`${documents} checked: ${counts.join(", ")}${fixable}.`) + below + fixed + old;
}

function countsOf({ error, warning, information, hint }: Summary): readonly string[] {
  return [
    ...(error > 0 ? [counted(error, "error")] : []),
    ...(warning > 0 ? [counted(warning, "warning")] : []),
    ...(information > 0 ? [`${information} information`] : []),
    ...(hint > 0 ? [counted(hint, "hint")] : []),
  ];
}
