import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from "vscode-languageserver-protocol";
import { safeFixOf } from "../check/applyFixes.ts";
import type { ReportedFinding } from "../check/check.ts";
import { ruleUrl } from "../check/ruleUrl.ts";
import type { Severity } from "../rules/rule.ts";
import type { FileProblem } from "../workspace/fileProblem.ts";
import type { Client } from "./client.ts";
import { type Lines, rangeOf } from "./position.ts";

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
  spell(uri: string): string;
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
    const uri = others.spell(place.uri ?? document.uri);
    return lines ? [{ location: { uri, range: rangeOf(lines, place.span, encoding) }, message: place.message }] : [];
  });
  return {
    range: rangeOf(document, span, encoding),
    severity: SEVERITIES[severity],
    code: rule.id,
    source: SOURCE,
    message,
    ...(shows.links && { codeDescription: { href: ruleUrl(rule.id) } }),
    ...(shows.tags && tags.length > 0 && { tags: tags.map((tag) => TAGS[tag]) }),
    ...(shows.related && places.length > 0 && { relatedInformation: places }),
    ...(shows.data && { data: { isFixable: safeFixOf(finding) !== undefined } }),
  };
}

/** Something wrong in a config or a template. */
export function diagnosticOfProblem(
  { span, start, end, message }: FileProblem,
  lines: Lines | undefined,
  { encoding }: Client,
): Diagnostic {
  const range = lines ? rangeOf(lines, span, encoding) : { start, end };
  return { range, severity: DiagnosticSeverity.Warning, source: SOURCE, message };
}
