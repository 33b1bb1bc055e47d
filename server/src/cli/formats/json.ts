import { type CheckReport, type FindingReport, summaryOf } from "../reports/checkReport.ts";
import { jsonText } from "./jsonText.ts";

/** The report for programs; its form is part of the command line's contract. */
export function json(report: CheckReport): string {
  const documents = report.documents.map(({ findings, ...document }) => ({
    path: document.path,
    category: document.category,
    status: document.status,
    declaredCompleteness: document.declaredCompleteness,
    completeness: document.completeness,
    places: document.places,
    sections: document.sections,
    findings: findings.map(plain),
  }));
  return jsonText({ version: 1, documents, summary: summaryOf(report) });
}

function plain({ rule, severity, message, line, column, endLine, endColumn, fixable }: FindingReport) {
  return { rule, severity, message, line, column, endLine, endColumn, fixable };
}
