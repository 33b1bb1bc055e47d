import { statusOf } from "../conformance/match/documentKind.ts";
import type { Frontmatter } from "../frontmatter/frontmatterModel.ts";
import type { RuleMeta, Severity, SeverityByStatus } from "../rules/rule.ts";
import type { Settings } from "../workspace/settings/settings.ts";

/** From the worst down. */
export const SEVERITIES: readonly Severity[] = ["error", "warning", "information", "hint"];

/** True for a severity that is at the limit or worse. */
export function isAtLeast(severity: Severity, limit: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(limit);
}

/** How a rule's findings are shown in one document. */
export interface SeverityInForce {
  readonly usual: Severity;
  /** The severity of a finding that has one of its own. */
  readonly own: (severity: SeverityByStatus) => Severity;
}

/** The config's word for all of a rule's findings, else the rule's and the finding's own for the document's status. */
export function severityOf(meta: RuleMeta, frontmatter: Frontmatter, settings: Settings): SeverityInForce | "off" {
  const configured = Object.hasOwn(settings.rules, meta.id) ? settings.rules[meta.id] : undefined;
  if (configured === "off") return "off";
  if (configured !== undefined) return { usual: configured, own: () => configured };
  const own = (severity: SeverityByStatus) =>
    typeof severity === "string" ? severity : severity[statusOf(frontmatter)];
  return meta.severity === "off" ? "off" : { usual: own(meta.severity), own };
}
