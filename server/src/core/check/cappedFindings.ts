import type { RuleMeta } from "../rules/rule.ts";
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
  const counts = new Map<RuleMeta, number>();
  const rest = new Map<RuleMeta, ReportedFinding[]>();
  for (const finding of findings) {
    const count = (counts.get(finding.rule) ?? 0) + 1;
    counts.set(finding.rule, count);
    if (count === most + 1) rest.set(finding.rule, [finding]);
    else if (count > most) rest.get(finding.rule)?.push(finding);
  }
  if (rest.size === 0) return findings;
  const left = new Set([...rest.values()].flat());
  return findings.flatMap((finding) => {
    if (!left.has(finding)) return finding;
    const more = rest.get(finding.rule) ?? [];
    return more[0] === finding ? closing(finding, more) : [];
  });
}

function closing(first: ReportedFinding, more: readonly ReportedFinding[]): ReportedFinding {
  return {
    ...first,
    message: `${more.length} more of this rule from here on; \`perfdoc check\` lists them all.`,
    severity: SEVERITIES.find((one) => more.some(({ severity }) => severity === one)) ?? first.severity,
    related: [],
    tags: [],
    fixes: [],
  };
}
