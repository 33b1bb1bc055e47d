import { safeFixOf } from "../../core/check/applyFixes.ts";
import type { CheckedDocument } from "../../core/check/check.ts";
import type { ReportedFinding } from "../../core/check/reportedFinding.ts";
import { checkedUnreadable } from "../../core/check/unreadable.ts";
import { openDocument, type PerfDocument } from "../../core/document/perfDocument.ts";
import { overviewOf, type SectionOverview, sectionsOf } from "../../core/features/overview.ts";
import { relativePath } from "../../core/host/uri.ts";
import { type Lines, linesOfText } from "../../core/text/lineIndex.ts";
import { textOf } from "../../core/text/span.ts";
import type { DocumentReport, FindingReport, RangeReport, SectionReport } from "./checkReport.ts";
import { excerptAt } from "./excerpt.ts";
import { fixesOf } from "./fixReport.ts";
import { Ranges } from "./ranges.ts";

/** What a report is made with, besides the document. */
export interface ReportOptions {
  /** The working directory. */
  readonly cwd: string;
  /** The lines of other documents that findings point to. */
  readonly related: ReadonlyMap<string, Lines>;
  /** Whether findings tell how they can be fixed, which takes longer. */
  readonly withFixes: boolean;
}

/** A document that was checked, as the report has it. */
export function reportDocument(
  document: PerfDocument,
  checked: CheckedDocument,
  { cwd, related, withFixes }: ReportOptions,
): DocumentReport {
  const occurrences = new Map<string, number>();
  const own = new Ranges(document);
  const rangesIn = new Map([
    [document.uri, own],
    ...[...related].map(([uri, lines]) => [uri, new Ranges(lines)] as const),
  ]);
  const findings = checked.findings.map((finding) => {
    const places = finding.related.map(({ uri = document.uri, span, message }) => {
      const ranges = rangesIn.get(uri) ?? NO_TEXT;
      return { path: pathFrom(cwd, uri), ...ranges.of(span), message };
    });
    const marked = textOf(document.text, finding.span);
    const key = `${finding.rule.id} ${marked}`;
    const occurrence = (occurrences.get(key) ?? 0) + 1;
    occurrences.set(key, occurrence);
    const fixes = withFixes ? fixesOf(finding, document, own) : [];
    return plainFinding(finding, document, { ...own.of(finding.span), marked, occurrence, related: places, fixes });
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

const NO_TEXT = new Ranges(linesOfText(""));

/** A file that could not be read, as a document with one finding. */
export function reportUnreadable(uri: string, message: string, cwd: string): DocumentReport {
  return reportDocument(openDocument(uri, ""), checkedUnreadable(message), {
    cwd,
    related: new Map(),
    withFixes: false,
  });
}

/** The place as a path from the working directory; as a URI where no path leads there. */
export function pathFrom(cwd: string, uri: string): string {
  return relativePath(cwd, uri) ?? uri;
}

function plainFinding(
  finding: ReportedFinding,
  document: PerfDocument,
  further: RangeReport & Pick<FindingReport, "marked" | "occurrence" | "related" | "fixes">,
): FindingReport {
  return {
    rule: finding.rule.id,
    severity: finding.severity,
    message: finding.message,
    fixable: safeFixOf(finding) !== undefined,
    excerpt: excerptAt(document, finding.span.start),
    ...further,
  };
}

function plainSection({ title, isPresent, completeness, filled, expected }: SectionOverview): SectionReport {
  return { title, present: isPresent, completeness, filled, expected };
}
