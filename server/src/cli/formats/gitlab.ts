import type { Severity } from "../../rules/rule.ts";
import { flatMap } from "../../text/flatMap.ts";
import type { CheckReport } from "../checkReport.ts";

const SEVERITIES: Readonly<Record<Severity, string>> = {
  error: "major",
  warning: "minor",
  information: "info",
  hint: "info",
};

/** A Code Quality report. */
export function gitlab({ documents }: CheckReport): string {
  const issues = flatMap(documents, ({ path, findings }) =>
    findings.map(({ rule, severity, message, line, endLine, fingerprint }) => ({
      description: message,
      check_name: rule,
      fingerprint,
      severity: SEVERITIES[severity],
      location: { path, lines: { begin: line, end: endLine } },
    })),
  );
  return `${JSON.stringify(issues, undefined, 2)}\n`;
}
