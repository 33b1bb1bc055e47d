import * as l10n from "@vscode/l10n";
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
  const expected = shortened(form);
  switch (kind) {
    case "no threshold":
      return l10n.t('"{0}" has no threshold; expected "{1}".', label, expected);
    case "no duration":
      return l10n.t('"{0}" has no duration; expected "{1}".', label, expected);
    case "neither":
      return l10n.t('"{0}" has neither threshold nor duration; expected "{1}".', label, expected);
    case "unknown metric":
      return l10n.t(
        '"{0}" is about "{1}", which the document says nothing else of; expected one of its metrics.',
        label,
        shortened(metric, 40),
      );
  }
}
