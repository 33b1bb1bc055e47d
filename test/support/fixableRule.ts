import type { RuleMeta } from "../../server/src/core/rules/rule.ts";

/** What a rule of a test says of itself that has fixes. */
export const fixableMeta: RuleMeta = {
  id: "test-rule",
  group: "structure",
  severity: "warning",
  appliesTo: "related",
  summary: "For tests.",
  why: "To test with.",
  isFixable: true,
};
