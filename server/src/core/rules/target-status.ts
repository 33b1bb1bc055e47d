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
  const distance = verdict === "missed" ? `${missedBy(metricVerdict)} the target of` : "within the target of";
  return {
    span,
    message: `The status is "${shortened(text, 20)}", but ${writtenMeasured(metricVerdict)} is ${distance} ${writtenQuantity(target.quantity)}; expected "${truth}".`,
    related: [{ span: metric.span, message: `What was measured: ${shortened(metric.label, 40)}` }],
    fixes: [replacement(`Change the status to "${truth}"`, "unsafe", span, likeWritten(text, truth), false)],
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
