import { SEVERITIES } from "../../core/check/severity.ts";
import type { DocumentReport, FindingReport, RelatedReport, SectionReport } from "../reports/checkReport.ts";

/** A text by its number. */
type Numbered = number;
export type NumberOf = (text: string) => Numbered;

/** Numbers for texts: most findings say what others say, too, so that each text is written and read once. */
export function numberedTexts(): { readonly texts: readonly string[]; readonly numberOf: NumberOf } {
  const texts: string[] = [];
  const numbers = new Map<string, Numbered>();
  const numberOf = (text: string) => {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    numbers.set(text, texts.length);
    return texts.push(text) - 1;
  };
  return { texts, numberOf };
}

/** A report as lists of numbers: a fraction of its JSON in size, and in the time that it takes to read. */
export interface CompactReport extends Omit<DocumentReport, "sections" | "findings"> {
  readonly sections: readonly CompactSection[];
  readonly findings: readonly CompactFinding[];
}

type CompactSection = readonly [
  title: Numbered,
  present: boolean,
  completeness: number,
  filled: number,
  expected: number,
];
type CompactFinding = readonly [
  rule: Numbered,
  severity: number,
  message: Numbered,
  place: CompactPlace,
  fixable: boolean,
  marked: Numbered,
  occurrence: number,
  related: readonly CompactRelated[],
];
type CompactPlace = readonly [line: number, column: number, endLine: number, endColumn: number];
type CompactRelated = readonly [path: Numbered, place: CompactPlace, message: Numbered];

export function compactReport(report: DocumentReport, numberOf: NumberOf): CompactReport {
  const sections = report.sections.map(
    ({ title, present, completeness, filled, expected }): CompactSection => [
      numberOf(title),
      present,
      completeness,
      filled,
      expected,
    ],
  );
  const findings = report.findings.map(
    (finding): CompactFinding => [
      numberOf(finding.rule),
      SEVERITIES.indexOf(finding.severity),
      numberOf(finding.message),
      placeOf(finding),
      finding.fixable,
      numberOf(finding.marked),
      finding.occurrence,
      finding.related.map((one) => [numberOf(one.path), placeOf(one), numberOf(one.message)]),
    ],
  );
  return { ...report, sections, findings };
}

function placeOf({ line, column, endLine, endColumn }: FindingReport | RelatedReport): CompactPlace {
  return [line, column, endLine, endColumn];
}

/**
 * The report as it was.
 * @throws RangeError for a number that none of the texts has.
 */
export function fullReport(report: CompactReport, texts: readonly string[]): DocumentReport {
  return {
    ...report,
    sections: report.sections.map(
      ([title, present, completeness, filled, expected]): SectionReport => ({
        title: itemAt(texts, title),
        present,
        completeness,
        filled,
        expected,
      }),
    ),
    findings: report.findings.map((finding) => fullFinding(finding, texts)),
  };
}

function fullFinding(
  [rule, severity, message, [line, column, endLine, endColumn], fixable, marked, occurrence, related]: CompactFinding,
  texts: readonly string[],
): FindingReport {
  return {
    rule: itemAt(texts, rule),
    severity: itemAt(SEVERITIES, severity),
    message: itemAt(texts, message),
    line,
    column,
    endLine,
    endColumn,
    fixable,
    marked: itemAt(texts, marked),
    occurrence,
    related: related.length === 0 ? NONE_RELATED : related.map((one) => fullRelated(one, texts)),
  };
}

const NONE_RELATED: readonly RelatedReport[] = [];

function fullRelated(
  [path, [line, column, endLine, endColumn], message]: CompactRelated,
  texts: readonly string[],
): RelatedReport {
  return { path: itemAt(texts, path), line, column, endLine, endColumn, message: itemAt(texts, message) };
}

/** @throws RangeError for an index that none of the items has. */
export function itemAt<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new RangeError(`there are ${items.length} items, and none is ${index}`);
  return item;
}
