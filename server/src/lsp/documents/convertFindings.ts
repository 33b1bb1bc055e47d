import {
  type CodeDescription,
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
} from "vscode-languageserver-protocol";
import { safeFixOf } from "../../core/check/applyFixes.ts";
import type { ReportedFinding } from "../../core/check/reportedFinding.ts";
import { perLastingValue } from "../../core/incremental/memo.ts";
import type { RuleMeta, Severity } from "../../core/rules/rule.ts";
import type { Lines } from "../../core/text/lineIndex.ts";
import type { FileProblem } from "../../core/workspace/settings/fileProblem.ts";
import type { Client, RulePages } from "../client/client.ts";
import { isRangeOf, rangeOf } from "../client/position.ts";

const SOURCE = "perfdoc";

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const TAGS = { unnecessary: DiagnosticTag.Unnecessary, deprecated: DiagnosticTag.Deprecated } as const;

/** What diagnostics need to know of other files. */
export interface OtherFiles {
  linesOf(uri: string): Lines | undefined;
  /** A URI as the client spells it. */
  clientUri(uri: string): string;
}

/**
 * Findings as the client takes them.
 * @param last What it was given before, in the same order: most of that holds after an edit, and is given again.
 */
export function diagnosticsOf(
  findings: readonly ReportedFinding[],
  document: Lines & { readonly uri: string },
  client: Client,
  others: OtherFiles,
  last: readonly Diagnostic[],
): Diagnostic[] {
  let next = 0;
  return findings.map((finding) => {
    for (let at = next; at <= next + 1; at++) {
      const known = last[at];
      if (!known || !isStill(known, finding, document, client)) continue;
      next = at + 1;
      return known;
    }
    return diagnosticOf(finding, document, client, others);
  });
}

/** True if the diagnostic is the finding's. */
function isStill(known: Diagnostic, finding: ReportedFinding, document: Lines, client: Client): boolean {
  return (
    known.code === finding.rule.id &&
    known.message === finding.message &&
    isRangeOf(document, known.range, finding.span, client.encoding) &&
    known.severity === SEVERITIES[finding.severity] &&
    known.tags === undefined &&
    finding.tags.length === 0 &&
    (known.data === undefined || known.data.isFixable === (safeFixOf(finding) !== undefined)) &&
    relatesTheSame(known, finding, document, client)
  );
}

/** False for places in other files, too: where these are may have changed. */
function relatesTheSame(
  { relatedInformation = [] }: Diagnostic,
  { related }: ReportedFinding,
  document: Lines,
  { encoding, diagnostics: shows }: Client,
): boolean {
  if (!shows.related) return true;
  return (
    relatedInformation.length === related.length &&
    related.every(({ uri, span, message }, index) => {
      const known = relatedInformation[index];
      return (
        known !== undefined &&
        uri === undefined &&
        known.message === message &&
        isRangeOf(document, known.location.range, span, encoding)
      );
    })
  );
}

/** A finding as the client takes it; places in files whose text is not known are left out. */
export function diagnosticOf(
  finding: ReportedFinding,
  document: Lines & { readonly uri: string },
  { encoding, diagnostics: shows }: Client,
  others: OtherFiles,
): Diagnostic {
  const { rule, span, message, severity, tags = [], related = [] } = finding;
  const places = related.flatMap((place) => {
    const lines = place.uri === undefined ? document : others.linesOf(place.uri);
    const uri = others.clientUri(place.uri ?? document.uri);
    return lines ? [{ location: { uri, range: rangeOf(lines, place.span, encoding) }, message: place.message }] : [];
  });
  return {
    range: rangeOf(document, span, encoding),
    severity: SEVERITIES[severity],
    code: rule.id,
    source: SOURCE,
    message,
    ...(shows.rulePages && { codeDescription: descriptionsAt(shows.rulePages)(rule) }),
    ...(shows.tags && tags.length > 0 && { tags: tags.map((tag) => TAGS[tag]) }),
    ...(shows.related && places.length > 0 && { relatedInformation: places }),
    ...(shows.data && { data: { isFixable: safeFixOf(finding) !== undefined } }),
  };
}

/** The same object for all findings of a rule: what is copied from thread to thread has each object once. */
const descriptionsAt = perLastingValue(({ before, after }: RulePages) =>
  perLastingValue(({ id }: RuleMeta): CodeDescription => ({ href: `${before}${id}${after}` })),
);

/** Something wrong in a config or a template. */
export function diagnosticOfProblem(
  { span, start, end, message }: FileProblem,
  lines: Lines | undefined,
  { encoding }: Client,
): Diagnostic {
  const range = lines ? rangeOf(lines, span, encoding) : { start, end };
  return { range, severity: DiagnosticSeverity.Warning, source: SOURCE, message };
}
