import type { Counts } from "../../core/conformance/score/score.ts";
import type { Overview } from "../../core/features/overview.ts";
import type { RuleMeta, Severity } from "../../core/rules/rule.ts";

/** What a check found, as a plain record: all that a format needs. */
export interface CheckReport {
  /** Perfdoc's own version. */
  readonly version: string;
  /** The working directory, from which paths count; a URI. */
  readonly root: string;
  /** Every rule that may have found something, in the order of the reference. */
  readonly rules: readonly RuleMeta[];
  /** Documents of ours, and files that could not be read, in the order of their paths. */
  readonly documents: readonly DocumentReport[];
  /** How many findings were not counted, since the baseline holds them. */
  readonly baselined: number;
  /** How many findings are not shown, since they weigh less than what was asked for. */
  readonly hidden?: number;
  /** How many fixes `--fix` applied; undefined where it was not asked for. */
  readonly fixed?: number;
}

type Measures = Pick<
  Overview,
  | "category"
  | "module"
  | "status"
  | "declaredCompleteness"
  | "completeness"
  | "places"
  | "lastSynced"
  | "isOverdue"
  | "missedTargets"
>;

export interface DocumentReport extends Measures {
  /** From the working directory, with `/`. */
  readonly path: string;
  /** The template's sections, in its order, then the author's own. */
  readonly sections: readonly SectionReport[];
  /** In the order of the text. */
  readonly findings: readonly FindingReport[];
}

export interface SectionReport extends Counts {
  readonly title: string;
  readonly present: boolean;
  /** Whole percent, rounded down. */
  readonly completeness: number;
}

/** A range of a document. All count from 1, columns in UTF-16 units; the end is the place behind the last unit. */
export interface RangeReport {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** The columns in bytes of UTF-8. */
  readonly byteColumn: number;
  readonly endByteColumn: number;
}

export interface FindingReport extends RangeReport {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** True if `--fix` would remove it. */
  readonly fixable: boolean;
  /** The text that the finding marks. */
  readonly marked: string;
  /** 1 for the document's first finding of the rule that marks this text, 2 for the next. */
  readonly occurrence: number;
  readonly excerpt: Excerpt;
  readonly related: readonly RelatedReport[];
  /** The ways to fix it in the document itself, the best first; none where nobody asked for them. */
  readonly fixes: readonly FixReport[];
}

/** The line that a finding begins on, as far as there is room for it. */
export interface Excerpt {
  readonly text: string;
  /** How many units of the line stand in front of the text. */
  readonly from: number;
  /** More of the line stands behind the text. */
  readonly isCut: boolean;
}

/** A second place that explains a finding. */
export interface RelatedReport extends RangeReport {
  readonly path: string;
  readonly message: string;
}

export interface FixReport {
  /** An imperative: "Insert the section". */
  readonly title: string;
  /** Applied as one unit; they overlap nowhere. */
  readonly edits: readonly EditReport[];
  /** The same as one edit; undefined where they stand so far apart that nobody would look at what is between them. */
  readonly asOne: EditReport | undefined;
}

export interface EditReport extends RangeReport {
  readonly newText: string;
}

/** By the paths' code units: the same on every machine and in every language. */
export function inPathOrder(documents: readonly DocumentReport[]): readonly DocumentReport[] {
  return documents.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

export interface Summary extends Readonly<Record<Severity, number>> {
  readonly documents: number;
  readonly fixable: number;
}

export function summaryOf({ documents }: Pick<CheckReport, "documents">): Summary {
  const counts: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  let fixable = 0;
  for (const { findings } of documents) {
    for (const finding of findings) {
      counts[finding.severity]++;
      if (finding.fixable) fixable++;
    }
  }
  return { documents: documents.length, ...counts, fixable };
}

/** The report with those findings only that `keep` wants. */
export function withFindings(
  report: CheckReport,
  keep: (finding: FindingReport, document: DocumentReport) => boolean,
): CheckReport {
  const documents = report.documents.map((document) => ({
    ...document,
    findings: document.findings.filter((finding) => keep(finding, document)),
  }));
  return { ...report, documents };
}
