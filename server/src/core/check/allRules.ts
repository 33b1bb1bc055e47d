import { rules } from "../rules/index.ts";
import type { RuleMeta } from "../rules/rule.ts";
import { unusedSuppressionMeta } from "./unusedSuppressions.ts";

/** What there is to know about each rule, in the order of the reference. */
export const allRules: readonly RuleMeta[] = [...rules.map(({ meta }) => meta), unusedSuppressionMeta];

export const RULE_IDS: readonly string[] = allRules.map(({ id }) => id);
