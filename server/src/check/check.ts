import { type Governance, governanceOf } from "../conformance/governance.ts";
import { matchDocument } from "../conformance/matchDocument.ts";
import { scoreDocument } from "../conformance/scoreDocument.ts";
import { directivesOf } from "../document/directives.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import { rules } from "../rules/index.ts";
import type { Finding, Governed, Rule, RuleMeta, Severity } from "../rules/rule.ts";
import type { Templates } from "../template/templates.ts";
import type { Facts } from "../workspace/facts.ts";
import type { Settings } from "../workspace/settings.ts";
import { type RuleCrash, runRules } from "./runRules.ts";
import { Suppressions, severityOf } from "./severity.ts";
import { unusedSuppressions } from "./unusedSuppressions.ts";

/** Everything outside a document that decides what is found in it. */
export interface CheckContext {
  readonly templates: Templates;
  readonly settings: Settings;
  /** The day, as `YYYY-MM-DD`, where the author is. */
  readonly today: string;
  /** Without facts the rules of scope `workspace` do not run. */
  readonly facts?: Facts;
  /** The category that a document at this place should have, where the workspace says so. */
  readonly expectedCategory?: string;
  /** All of them, unless a test brings its own. */
  readonly rules?: readonly Rule[];
}

/** Spans count from the document's start. */
export interface ReportedFinding extends Finding {
  readonly rule: RuleMeta;
  readonly severity: Severity;
}

export interface CheckedDocument {
  /** `governed` by a template, of the `family` without one, or none of ours: then nothing is found in it. */
  readonly kind: Governance["kind"];
  readonly governed: Governed | undefined;
  /** In the order of the text. */
  readonly findings: readonly ReportedFinding[];
  /** Rules that threw: a fault of ours, which costs their own findings only. */
  readonly crashes: readonly RuleCrash[];
}

/** Runs every rule that applies to the document; what the last check of the same parts found is not looked for again. */
export function checkDocument(document: PerfDocument, context: CheckContext): CheckedDocument {
  const governance = governanceOf(document, context.templates, context.expectedCategory);
  if (governance.kind === "other") return { kind: "other", governed: undefined, findings: [], crashes: [] };
  const governed = governance.kind === "governed" ? governedBy(governance.template, document) : undefined;
  const applicable = (context.rules ?? rules).filter(
    ({ meta }) =>
      (governed !== undefined || meta.appliesTo === "family") &&
      severityOf(meta, document.frontmatter, context.settings) !== "off",
  );
  const { found, crashes } = runRules(applicable, document, governed, context);
  const findings = reported(found, applicable, document, context);
  return { kind: governance.kind, governed, findings, crashes };
}

function governedBy(template: Governed["template"], document: PerfDocument): Governed {
  const match = matchDocument(document, template);
  return { template, match, score: scoreDocument(match, document.frontmatter) };
}

/** What is left after the document's own comments, with severities, in the order of the text. */
function reported(
  found: readonly FoundByRule[],
  ran: readonly Rule[],
  document: PerfDocument,
  { settings, facts }: CheckContext,
): readonly ReportedFinding[] {
  const suppressions = new Suppressions(directivesOf(document), document.lines, document.text.length);
  const kept = found.filter(({ rule, finding }) => !suppressions.covers(rule.id, finding.span));
  const judged = new Set(
    ran.filter(({ scope }) => scope !== "workspace" || facts !== undefined).map(({ meta }) => meta.id),
  );
  const unused = unusedSuppressions(suppressions.unused(), judged, document);
  return [...kept, ...unused]
    .flatMap(({ rule, finding }) => {
      const severity = severityOf(rule, document.frontmatter, settings);
      return severity === "off" ? [] : [{ ...finding, rule, severity }];
    })
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

export interface FoundByRule {
  readonly rule: RuleMeta;
  readonly finding: Finding;
}
