import * as l10n from "@vscode/l10n";
import type { MetricVerdict, StatusCell } from "../conformance/measurements/measurements.ts";
import { missedBy, writtenMeasured } from "../conformance/targets/targetWording.ts";
import { metricVerdicts } from "../conformance/verdicts/targets.ts";
import { writtenQuantity } from "../quantities/quantity.ts";
import { shortened } from "../text/wording.ts";
import { defineRule, type Finding, replacement } from "./rule.ts";

export const targetStatus = defineRule({
  scope: "match",
  meta: {
    id: "target-status",
    group: "performance",
    severity: { stub: "information", draft: "information", current: "warning" },
    appliesTo: "conforming",
    summary: "A target's status says the contrary of its numbers.",
    why: "A green mark beside a missed target is what readers of a table look at, and nobody looks further.",
    isFixable: true,
  },
  check: ({ document, match }) =>
    metricVerdicts(document, match).flatMap((metricVerdict) => {
      const status = metricVerdict.target.row?.status;
      const isContrary =
        (metricVerdict.verdict === "missed" && status?.says === "met") ||
        (metricVerdict.verdict === "met" && status?.says === "missed");
      return status && isContrary && metricVerdict.by !== "item" ? [findingFor(metricVerdict, status)] : [];
    }),
});

function findingFor(metricVerdict: MetricVerdict, { text, span }: StatusCell): Finding {
  const { target, metric, verdict } = metricVerdict;
  const truth = verdict === "missed" ? "missed" : "met";
  const [status, measured] = [shortened(text, 20), writtenMeasured(metricVerdict)];
  const aim = writtenQuantity(target.quantity);
  return {
    span,
    message:
      verdict === "missed"
        ? l10n.t(
            'The status is "{0}", but {1} is {2} the target of {3}; expected "{4}".',
            status,
            measured,
            missedBy(metricVerdict),
            aim,
            truth,
          )
        : l10n.t(
            'The status is "{0}", but {1} is within the target of {2}; expected "{3}".',
            status,
            measured,
            aim,
            truth,
          ),
    related: [{ span: metric.span, message: l10n.t("What was measured: {0}", shortened(metric.label, 40)) }],
    fixes: [replacement(l10n.t('Change the status to "{0}"', truth), "unsafe", span, likeWritten(text, truth), false)],
  };
}

const MARKS: Readonly<Record<string, string>> = {
  "✅": "❌",
  "❌": "✅",
  "✔": "✘",
  "✓": "✗",
  "✗": "✓",
  "✘": "✔",
  "🟢": "🔴",
  "🔴": "🟢",
};

/** The opposite mark where a mark stands alone. */
function likeWritten(text: string, truth: string): string {
  return MARKS[text.trim().replace("\ufe0f", "")] ?? truth;
}
