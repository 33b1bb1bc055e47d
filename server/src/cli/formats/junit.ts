import { withSteeringEscaped } from "../../core/text/printable.ts";
import type { CheckReport, DocumentReport, FindingReport } from "../reports/checkReport.ts";

/** A suite for each file, a case for each finding, and one passing case for a clean file. */
export function junit({ documents }: CheckReport): string {
  const failures = documents.reduce((sum, document) => sum + failuresIn(document), 0);
  const tests = documents.reduce((sum, { findings }) => sum + Math.max(1, findings.length), 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="perfdoc" tests="${tests}" failures="${failures}">`,
    ...documents.map(suite),
    "</testsuites>",
    "",
  ].join("\n");
}

function suite(document: DocumentReport): string {
  const { path, findings } = document;
  const cases =
    findings.length === 0
      ? [`    <testcase classname="perfdoc" name="${escapeXml(path)}"/>`]
      : findings.map((finding) => testCase(path, finding));
  const counts = `tests="${cases.length}" failures="${failuresIn(document)}"`;
  return [`  <testsuite name="${escapeXml(path)}" ${counts}>`, ...cases, "  </testsuite>"].join("\n");
}

function testCase(path: string, finding: FindingReport): string {
  const { rule, severity, message, line, column } = finding;
  const open = `    <testcase classname="${escapeXml(rule)}" name="${escapeXml(`${path}:${line}:${column}`)}">`;
  const text = escapeXml(`${path}:${line}:${column} ${severity}: ${message} (${rule})`);
  const body = isFailure(finding)
    ? `<failure type="${severity}" message="${escapeXml(message)}">${text}</failure>`
    : `<system-out>${text}</system-out>`;
  return `${open}\n      ${body}\n    </testcase>`;
}

function failuresIn({ findings }: DocumentReport): number {
  return findings.filter(isFailure).length;
}

/** Information and hints are shown without failing the case. */
function isFailure({ severity }: FindingReport): boolean {
  return severity === "error" || severity === "warning";
}

/**
 * XML 1.0 has no way to write most control characters, nor half of a surrogate pair. What would steer a terminal, or be
 * taken for a command by the log of a CI job, is written as a reference.
 */
function escapeXml(text: string): string {
  const markup = text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "\u{FFFD}")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replace(/#(?=#\w*\[)/g, "&#35;");
  return withSteeringEscaped(markup, (unit) => `&#${unit};`);
}
