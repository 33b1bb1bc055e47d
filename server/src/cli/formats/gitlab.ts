import type { Severity } from "../../core/rules/rule.ts";
import type { CheckReport } from "../reports/checkReport.ts";
import { fingerprintOf } from "../reports/fingerprint.ts";
import { jsonText } from "./jsonText.ts";

const SEVERITIES: Readonly<Record<Severity, string>> = {
  error: "major",
  warning: "minor",
  information: "info",
  hint: "info",
};

/** A Code Quality report. */
export function gitlab({ documents }: CheckReport): string {
  const issues = documents.flatMap((document) =>
    document.findings.map((finding) => ({
      description: finding.message,
      check_name: finding.rule,
      fingerprint: fingerprintOf(document, finding),
      severity: SEVERITIES[finding.severity],
      location: { path: document.path, lines: { begin: finding.line, end: finding.endLine } },
    })),
  );
  return jsonText(issues);
}
