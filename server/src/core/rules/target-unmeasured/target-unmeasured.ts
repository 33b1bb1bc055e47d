import * as l10n from "@vscode/l10n";
import type { Match } from "../../conformance/match.ts";
import type { Metric, UnmeasuredTarget } from "../../conformance/measurements/measurements.ts";
import { unmeasuredSentence } from "../../conformance/targets/targetWording.ts";
import { targetOutcomes } from "../../conformance/verdicts/targets.ts";
import { firstLineAt } from "../../document/markedPlaces.ts";
import type { PerfDocument } from "../../document/perfDocument.ts";
import { shortened } from "../../text/wording.ts";
import { defineRule, type Finding, type Fix, fixOf } from "../rule.ts";
import { insertMetric, linkToMetric, placeForMetric } from "./compareWith.ts";

export const targetUnmeasured = defineRule({
  scope: "match",
  meta: {
    id: "target-unmeasured",
    group: "performance",
    severity: "hint",
    appliesTo: "conforming",
    summary: "A target is compared with no measured value.",
    why: "A target that nothing is measured for can't be met or missed, and readers take silence for a pass.",
    isFixable: true,
  },
  check: ({ document, match }) => {
    const unmeasured = targetOutcomes(document, match).flatMap((one) =>
      one.kind === "unmeasured" && !one.target.isElsewhere ? [one] : [],
    );
    // "p50 < 50 ms, p95 < 250 ms" holds two targets in one place.
    const first = new Map(unmeasured.toReversed().map((one) => [one.target.span.start, one]));
    return unmeasured
      .filter((one) => first.get(one.target.span.start) === one)
      .map((one) => findingFor(document, match, one));
  },
});

function findingFor(document: PerfDocument, match: Match, unmeasured: UnmeasuredTarget): Finding {
  const { target, candidates } = unmeasured;
  const place = placeForMetric(document, match, target);
  return {
    span: firstLineAt(document, target.span),
    message: unmeasuredSentence(unmeasured),
    fixes: [
      ...candidates.flatMap((metric) => linkFix(document, unmeasured, metric) ?? []),
      ...(place
        ? [
            fixOf(
              l10n.t('Add "{0}" to "{1}"', shortened(place.label, 40), shortened(place.heading, 40)),
              "unsafe",
              () => [insertMetric(document, place)],
              false,
            ),
          ]
        : []),
    ],
  };
}

/** The author's choice stays in the document, where every reader can follow it. */
function linkFix(document: PerfDocument, { target }: UnmeasuredTarget, metric: Metric): Fix | undefined {
  const edit = linkToMetric(document, target, metric);
  if (!edit) return undefined;
  const value = document.textBetween(metric.span.start, metric.span.end);
  return fixOf(
    l10n.t('Compare it with "{0}" ({1})', shortened(metric.label, 40), shortened(value, 30)),
    "unsafe",
    () => [edit],
    false,
  );
}
