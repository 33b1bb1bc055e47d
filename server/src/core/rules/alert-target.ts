import type { AlertVerdict } from "../conformance/verdicts/alertVerdicts.ts";
import { alertsOffTarget } from "../conformance/verdicts/targets.ts";
import { firstLineAt } from "../document/markedPlaces.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import { writtenQuantity } from "../quantities/quantity.ts";
import { shortened } from "../text/wording.ts";
import { defineRule, type Finding } from "./rule.ts";

export const alertTarget = defineRule({
  scope: "match",
  meta: {
    id: "alert-target",
    group: "performance",
    severity: "information",
    appliesTo: "conforming",
    summary: "An alert fires only far beyond the target that it guards, or while the target is still met.",
    why: "An alert that comes late is told by the users first; one that comes early is soon ignored.",
    isFixable: false,
  },
  check: ({ document, match }) => alertsOffTarget(document, match).map((one) => findingFor(document, one)),
});

function findingFor(document: PerfDocument, { alert, target, fires }: AlertVerdict): Finding {
  const [threshold, aim] = [writtenQuantity(alert.quantity), writtenQuantity(target.quantity)];
  const where = alert.quantity.comparator?.startsWith("<") ? "less than half of" : "more than twice";
  return {
    span: firstLineAt(document, alert.span),
    message:
      fires === "late"
        ? `Fires only at ${threshold}, ${where} its target of ${aim}; expected a threshold nearer to the target.`
        : `Fires at ${threshold}, while its target of ${aim} is still met; expected a threshold at the target or beyond it.`,
    related: [{ span: firstLineAt(document, target.span), message: `The target: ${shortened(target.text)}` }],
  };
}
