import { safeFixOf } from "../../core/check/applyFixes.ts";
import type { CheckedDocument } from "../../core/check/check.ts";
import type { ReportedFinding } from "../../core/check/reportedFinding.ts";
import { documentUnreadable } from "../../core/check/unreadable.ts";
import { type Counts, percentOf, type Score } from "../../core/conformance/score/score.ts";
import type { PerfDocument } from "../../core/document/perfDocument.ts";
import { entryOf, type Frontmatter } from "../../core/frontmatter/frontmatterModel.ts";
import { relativePath } from "../../core/host/uri.ts";
import { flatMap } from "../../core/text/flatMap.ts";
import { LineIndex } from "../../core/text/lineIndex.ts";
import { type Span, textOf } from "../../core/text/span.ts";
import type { DocumentReport, FindingReport, SectionReport } from "./checkReport.ts";

/**
 * A document that was checked, as the report has it.
 * @param linesOf The lines of other documents that findings point to.
 */
export function reportDocument(
  document: PerfDocument,
  checked: CheckedDocument,
  cwd: string,
  linesOf: ReadonlyMap<string, LineIndex>,
): DocumentReport {
  const path = pathFrom(cwd, document.uri);
  const { conformance } = checked;
  const occurrences = new Map<string, number>();
  const findings = checked.findings.map((finding) => {
    const related = finding.related.map(({ uri = document.uri, span, message }) => {
      const lines = uri === document.uri ? document.lines : linesOf.get(uri);
      return { path: pathFrom(cwd, uri), ...rangeOf(lines ?? LineIndex.of(""), span), message };
    });
    const marked = textOf(document.text, finding.span);
    const key = `${finding.rule.id} ${marked}`;
    const occurrence = (occurrences.get(key) ?? 0) + 1;
    occurrences.set(key, occurrence);
    return plainFinding(finding, document, { marked, occurrence, related });
  });
  return {
    path,
    category: textIn(document.frontmatter, "category"),
    module: textIn(document.frontmatter, "module"),
    status: textIn(document.frontmatter, "status"),
    declaredCompleteness: declaredCompleteness(document.frontmatter),
    completeness: conformance?.score.value ?? null,
    places: conformance ? { filled: conformance.score.filled, expected: conformance.score.expected } : null,
    sections: conformance ? plainSections(conformance.score) : [],
    findings,
  };
}

/** A file that could not be read, as a document with one finding. */
export function reportUnreadable(uri: string, message: string, cwd: string): DocumentReport {
  const path = pathFrom(cwd, uri);
  const finding = {
    rule: documentUnreadable.id,
    severity: "error",
    message,
    line: 1,
    column: 1,
    endLine: 1,
    endColumn: 1,
    fixable: false,
    marked: "",
    occurrence: 1,
    related: [],
  } as const;
  return {
    path,
    category: null,
    module: null,
    status: null,
    declaredCompleteness: null,
    completeness: null,
    places: null,
    sections: [],
    findings: [finding],
  };
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

function plainSections({ sections, ownSections }: Score): readonly SectionReport[] {
  const plain = (title: string, present: boolean, counts: Counts): SectionReport => {
    const { filled, expected } = counts;
    return { title, present, completeness: percentOf(counts), filled, expected };
  };
  return [
    ...flatMap(sections, (one) => (one.key === "" ? [] : [plain(one.title, one.isPresent, one)])),
    ...ownSections.map((one) => plain(one.placed.section.heading.text, true, one)),
  ];
}

function textIn(frontmatter: Frontmatter, key: string): string | null {
  const value = entryOf(frontmatter, key)?.value;
  return value?.kind === "text" && value.text !== "" ? value.text : null;
}

function declaredCompleteness(frontmatter: Frontmatter): number | null {
  const value = entryOf(frontmatter, "completeness")?.value;
  return value?.kind === "number" ? Number(value.text) : null;
}
