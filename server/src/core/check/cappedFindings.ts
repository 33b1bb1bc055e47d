import * as l10n from "@vscode/l10n";
import type { RuleMeta } from "../rules/rule.ts";
import { addTo } from "../text/addTo.ts";
import type { ReportedFinding } from "./reportedFinding.ts";
import { SEVERITIES } from "./severity.ts";

/** More findings of a rule in one file are nobody's to read one by one. */
export const MOST_OF_A_RULE = 100;

/** The findings, of each rule the first ones; where the next one would be, the last of it says how many more there are. */
export function cappedFindings(
  findings: readonly ReportedFinding[],
  most = MOST_OF_A_RULE,
): readonly ReportedFinding[] {
  if (findings.length <= most) return findings;
  const byRule = new Map<RuleMeta, ReportedFinding[]>();
  for (const finding of findings) addTo(byRule, finding.rule, finding);
  const left = new Set([...byRule.values()].flatMap((all) => all.slice(most)));
  if (left.size === 0) return findings;
  return findings.flatMap((finding) => {
    if (!left.has(finding)) return finding;
    const ofRule = byRule.get(finding.rule) ?? [];
    return ofRule[most] === finding ? closing(finding, ofRule.slice(most)) : [];
  });
}

function closing(first: ReportedFinding, more: readonly ReportedFinding[]): ReportedFinding {
  return {
    ...first,
    message: l10n.t("{0} more of this rule from here on; `perfdoc check` lists them all.", more.length),
    severity: SEVERITIES.find((one) => more.some(({ severity }) => severity === one)) ?? first.severity,
    related: [],
    tags: [],
    fixes: [],
  };
}
