import * as l10n from "@vscode/l10n";
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
  return {
    span: firstLineAt(document, alert.span),
    message: messageFor(alert, threshold, aim, fires),
    related: [{ span: firstLineAt(document, target.span), message: l10n.t("The target: {0}", shortened(target.text)) }],
  };
}

function messageFor(
  { quantity }: AlertVerdict["alert"],
  threshold: string,
  aim: string,
  fires: AlertVerdict["fires"],
): string {
  if (fires !== "late")
    return l10n.t(
      "Fires at {0}, while its target of {1} is still met; expected a threshold at the target or beyond it.",
      threshold,
      aim,
    );
  return quantity.comparator?.startsWith("<")
    ? l10n.t(
        "Fires only at {0}, less than half of its target of {1}; expected a threshold nearer to the target.",
        threshold,
        aim,
      )
    : l10n.t(
        "Fires only at {0}, more than twice its target of {1}; expected a threshold nearer to the target.",
        threshold,
        aim,
      );
}
