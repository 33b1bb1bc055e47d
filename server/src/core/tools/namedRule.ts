import { allRules, RULE_IDS } from "../check/allRules.ts";
import type { RuleMeta } from "../rules/rule.ts";
import { Refusal } from "../tasks/refusal.ts";
import { suggestion } from "../text/nearWords.ts";
import { shortened } from "../text/wording.ts";

/**
 * The rule of that name.
 * @throws Refusal that says what was meant, or where names stand.
 */
export function ruleNamed(id: string): RuleMeta {
  const rule = allRules.find((one) => one.id === id);
  if (rule) return rule;
  const near = suggestion(id, RULE_IDS);
  throw new Refusal(
    `There is no rule "${shortened(id)}"${near === "." ? "; the findings of perfdoc_check name rules." : near}`,
  );
}
