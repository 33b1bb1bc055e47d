import type { PerfDocument } from "../document/perfDocument.ts";
import type { Finding, Governed, RuleMeta, Severity } from "../rules/rule.ts";
import type { Templates } from "../template/templates.ts";
import type { Facts } from "../workspace/facts.ts";
import type { Settings } from "../workspace/settings.ts";

/** Everything outside a document that decides what is found in it. */
export interface CheckContext {
  readonly templates: Templates;
  readonly settings: Settings;
  /** The day, as `YYYY-MM-DD`, where the author is. */
  readonly today: string;
  /** Without facts the rules of scope `workspace` do not run. */
  readonly facts?: Facts;
}

/** Spans count from the document's start. */
export interface ReportedFinding extends Finding {
  readonly rule: RuleMeta;
  readonly severity: Severity;
}

export interface CheckedDocument {
  /** `governed` by a template, of the `family` without one, or none of ours: then nothing is found in it. */
  readonly kind: "governed" | "family" | "other";
  readonly governed: Governed | undefined;
  /** In the order of the text. */
  readonly findings: readonly ReportedFinding[];
}

/** Runs every rule that applies to the document. A rule that throws costs its own findings only. */
export function checkDocument(_document: PerfDocument, _context: CheckContext): CheckedDocument {
  return { kind: "other", governed: undefined, findings: [] };
}
