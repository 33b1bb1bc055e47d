import type { Severity } from "../../core/rules/rule.ts";
import type { CheckReport, FindingReport, RangeReport } from "../reports/checkReport.ts";
import { jsonLine, jsonText } from "./jsonText.ts";
import { PROJECT_URL, rulePageUrl } from "./rulePageUrl.ts";

const SEVERITIES: Readonly<Record<Severity, "ERROR" | "WARNING" | "INFO">> = {
  error: "ERROR",
  warning: "WARNING",
  information: "INFO",
  hint: "INFO",
};

const SOURCE = { name: "perfdoc", url: PROJECT_URL };

/** reviewdog's diagnostics, as one JSON text. */
export function rdjson({ documents }: CheckReport): string {
  const diagnostics = documents.flatMap(({ path, findings }) => findings.map((finding) => diagnostic(path, finding)));
  return jsonText({ source: SOURCE, diagnostics });
}

/** The same, one diagnostic a line. */
export function rdjsonl({ documents }: CheckReport): string {
  return documents
    .flatMap(({ path, findings }) =>
      findings.map((finding) => jsonLine({ ...diagnostic(path, finding), source: SOURCE })),
    )
    .join("");
}

function diagnostic(path: string, finding: FindingReport) {
  const { rule, severity, message, related, fixes } = finding;
  // Some who read it apply all suggestions of a finding, so there is one: the best that is one edit.
  const [best] = fixes.flatMap(({ asOne }) => asOne ?? []);
  return {
    message,
    location: { path, range: rangeOf(finding) },
    severity: SEVERITIES[severity],
    code: { value: rule, url: rulePageUrl(rule) },
    ...(best && { suggestions: [{ range: rangeOf(best), text: best.newText }] }),
    ...(related.length > 0 && {
      relatedLocations: related.map((place) => ({
        message: place.message,
        location: { path: place.path, range: rangeOf(place) },
      })),
    }),
  };
}

/** Columns count bytes of UTF-8. */
function rangeOf({ line, byteColumn, endLine, endByteColumn }: RangeReport) {
  return { start: { line, column: byteColumn }, end: { line: endLine, column: endByteColumn } };
}
