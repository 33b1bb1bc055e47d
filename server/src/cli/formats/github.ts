import { SEVERITIES } from "../../core/check/severity.ts";
import type { Severity } from "../../core/rules/rule.ts";
import { counted } from "../../core/text/wording.ts";
import type { CheckReport, DocumentReport, FindingReport } from "../reports/checkReport.ts";
import { terminalLine } from "../terminal/terminalLine.ts";

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  information: "notice",
  hint: "notice",
};

/** Workflow commands, the worst findings first: GitHub shows no more than ten of a kind in a step. */
export function github({ documents }: CheckReport): string {
  const found = documents.flatMap((document) => document.findings.map((finding) => ({ document, finding })));
  const lines = SEVERITIES.flatMap((severity) =>
    found
      .filter(({ finding }) => finding.severity === severity)
      .map(({ document, finding }) => command(document, finding)),
  );
  const count = `${counted(found.length, "finding")} in ${counted(documents.length, "document")}`;
  return `${[...lines, count].join("\n")}\n`;
}

function command({ path }: DocumentReport, finding: FindingReport): string {
  const { line, column, endLine, endColumn } = finding;
  // GitHub takes columns only where the finding stands on one line.
  const columns = line === endLine ? { col: column, endColumn } : {};
  const place = { file: path, line, endLine, ...columns, title: finding.rule };
  return annotation(COMMANDS[finding.severity], place, finding.message);
}

/** A workflow command that marks a place, which says where by these properties. */
export function annotation(kind: string, place: Readonly<Record<string, string | number>>, message: string): string {
  const properties = Object.entries(place).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${kind} ${properties.join(",")}::${escapeData(message)}`;
}

/** Only ends of lines have an escape: what else would steer a terminal is left out. */
function escapeData(text: string): string {
  const lines = text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
  return terminalLine(lines);
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
