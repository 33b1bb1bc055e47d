import * as l10n from "@vscode/l10n";
import type { MetricVerdict } from "../conformance/measurements/measurements.ts";
import { missedBy, writtenMeasured } from "../conformance/targets/targetWording.ts";
import { metricVerdicts } from "../conformance/verdicts/targets.ts";
import { firstLineAt } from "../document/markedPlaces.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import { writtenQuantity } from "../quantities/quantity.ts";
import { shortened } from "../text/wording.ts";
import { defineRule, type Finding } from "./rule.ts";

export const targetMissed = defineRule({
  scope: "match",
  meta: {
    id: "target-missed",
    group: "performance",
    severity: { stub: "information", draft: "information", current: "warning" },
    appliesTo: "conforming",
    summary: "A current metric misses its own target.",
    why: "A document that promises one number and measures another should say so before its readers find out.",
    isFixable: false,
    yieldsTo: ["percentage-range"],
  },
  check: ({ document, match }) =>
    metricVerdicts(document, match)
      .filter(({ verdict, by }) => verdict === "missed" && by !== "item")
      .map((metricVerdict) => findingFor(document, metricVerdict)),
});

function findingFor(document: PerfDocument, metricVerdict: MetricVerdict): Finding {
  const { metric, target, by } = metricVerdict;
  const isOneField = by === "own" && target.row === undefined;
  return {
    span: firstLineAt(document, metric.span),
    message: l10n.t(
      "{0} is {1}, {2} its target of {3}.",
      shortened(metric.label, 40),
      writtenMeasured(metricVerdict),
      missedBy(metricVerdict),
      writtenQuantity(target.quantity),
    ),
    ...(!isOneField && {
      related: [
        { span: firstLineAt(document, target.span), message: l10n.t("The target: {0}", shortened(target.text)) },
      ],
    }),
  };
}
