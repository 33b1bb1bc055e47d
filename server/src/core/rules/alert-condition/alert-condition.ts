import { shortened } from "../../text/wording.ts";
import { defineRule } from "../rule.ts";
import { type ConditionGap, conditionGaps } from "./alertConditions.ts";

export const alertCondition = defineRule({
  scope: "match",
  meta: {
    id: "alert-condition",
    group: "performance",
    severity: "warning",
    appliesTo: "conforming",
    summary:
      "An alert's condition lacks its threshold or duration, or is about a metric that the document never mentions.",
    why: "Whoever is woken by an alert should find what was measured, what is too much, and for how long it has been.",
    isFixable: false,
  },
  check: ({ document, match }) =>
    conditionGaps(document, match).map((gap) => ({
      span: gap.span,
      message: messageFor(gap),
    })),
});

function messageFor({ kind, label, metric, form }: ConditionGap): string {
  const found: Readonly<Record<ConditionGap["kind"], string>> = {
    "no threshold": `"${label}" has no threshold`,
    "no duration": `"${label}" has no duration`,
    neither: `"${label}" has neither threshold nor duration`,
    "unknown metric": `"${label}" is about "${shortened(metric, 40)}", which the document says nothing else of`,
  };
  return kind === "unknown metric"
    ? `${found[kind]}; expected one of its metrics.`
    : `${found[kind]}; expected "${shortened(form)}".`;
}
