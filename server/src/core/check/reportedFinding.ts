import type { Finding, RuleMeta, Severity } from "../rules/rule.ts";

/** Spans count from the document's start. */
export interface ReportedFinding extends Required<Finding> {
  readonly rule: RuleMeta;
  readonly severity: Severity;
}

/** Sorts findings by where they begin, and those that begin together by where they end. */
export function inTextOrder(a: Pick<Finding, "span">, b: Pick<Finding, "span">): number {
  return a.span.start - b.span.start || a.span.end - b.span.end;
}
