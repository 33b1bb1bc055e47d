import { safeFixOf } from "../../core/check/applyFixes.ts";
import type { CheckedDocument } from "../../core/check/check.ts";
import type { ReportedFinding } from "../../core/check/reportedFinding.ts";
import { checkedUnreadable } from "../../core/check/unreadable.ts";
import { openDocument, type PerfDocument } from "../../core/document/perfDocument.ts";
import { overviewOf, type SectionOverview, sectionsOf } from "../../core/features/overview.ts";
import { relativePath } from "../../core/host/uri.ts";
import { type LineIndex, type Lines, linesOfText } from "../../core/text/lineIndex.ts";
import { type Span, textOf } from "../../core/text/span.ts";
import type { DocumentReport, FindingReport, SectionReport } from "./checkReport.ts";

/**
 * A document that was checked, as the report has it.
 * @param related The lines of other documents that findings point to.
 */
export function reportDocument(
  document: PerfDocument,
  checked: CheckedDocument,
  cwd: string,
  related: ReadonlyMap<string, Lines>,
): DocumentReport {
  const occurrences = new Map<string, number>();
  const findings = checked.findings.map((finding) => {
    const places = finding.related.map(({ uri = document.uri, span, message }) => {
      const { lines } = uri === document.uri ? document : (related.get(uri) ?? NO_TEXT);
      return { path: pathFrom(cwd, uri), ...rangeOf(lines, span), message };
    });
    const marked = textOf(document.text, finding.span);
    const key = `${finding.rule.id} ${marked}`;
    const occurrence = (occurrences.get(key) ?? 0) + 1;
    occurrences.set(key, occurrence);
    return plainFinding(finding, document, { marked, occurrence, related: places });
  });
  const { category, module, status, declaredCompleteness, completeness, places, lastSynced, isOverdue, missedTargets } =
    overviewOf(document, checked);
  const sections = checked.conformance ? sectionsOf(document, checked.conformance) : [];
  return {
    path: pathFrom(cwd, document.uri),
    category,
    module,
    status,
    declaredCompleteness,
    completeness,
    places,
    lastSynced,
    isOverdue,
    missedTargets,
    sections: sections.filter(({ key }) => key !== "").map(plainSection),
    findings,
  };
}

const NO_TEXT = linesOfText("");

/** A file that could not be read, as a document with one finding. */
export function reportUnreadable(uri: string, message: string, cwd: string): DocumentReport {
  return reportDocument(openDocument(uri, ""), checkedUnreadable(message), cwd, new Map());
}

/** The place as a path from the working directory; as a URI where no path leads there. */
export function pathFrom(cwd: string, uri: string): string {
  return relativePath(cwd, uri) ?? uri;
}

function plainFinding(
  finding: ReportedFinding,
  document: PerfDocument,
  further: Pick<FindingReport, "marked" | "occurrence" | "related">,
): FindingReport {
  const { marked, occurrence, related } = further;
  const { line, column, endLine, endColumn } = rangeOf(document.lines, finding.span);
  return {
    rule: finding.rule.id,
    severity: finding.severity,
    message: finding.message,
    line,
    column,
    endLine,
    endColumn,
    fixable: safeFixOf(finding) !== undefined,
    marked,
    occurrence,
    related,
  };
}

function rangeOf(
  lines: LineIndex,
  { start, end }: Span,
): Pick<FindingReport, "line" | "column" | "endLine" | "endColumn"> {
  const from = lines.positionAt(start);
  const to = lines.positionAt(end);
  return { line: from.line + 1, column: from.character + 1, endLine: to.line + 1, endColumn: to.character + 1 };
}

function plainSection({ title, isPresent, completeness, filled, expected }: SectionOverview): SectionReport {
  return { title, present: isPresent, completeness, filled, expected };
}
