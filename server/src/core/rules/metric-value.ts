import * as l10n from "@vscode/l10n";
import { exampleValue, kindName, type ValueProblem, valueProblem } from "../conformance/values/measuredValues.ts";
import { type QuantityField, quantityFields } from "../conformance/values/readings.ts";
import { valuePlace } from "../conformance/values/valuePlace.ts";
import type { Section } from "../document/outline.ts";
import { shortened } from "../text/wording.ts";
import { defineRule, type Finding } from "./rule.ts";

export const metricValue = defineRule({
  scope: "section",
  meta: {
    id: "metric-value",
    group: "performance",
    severity: { stub: "hint", draft: "information", current: "warning" },
    appliesTo: "conforming",
    summary: "A measured value is no number, has no unit, or has the unit of another kind of quantity.",
    why: "A value can be compared with its target, and with the one of last year, only if it says what it counts.",
    isFixable: false,
  },
  check: ({ match, section }) => quantityFields(match).flatMap((one) => findingFor(one, section) ?? []),
});

/** In an item a value may well be a sentence: there only a number without its unit is wrong for certain. */
function findingFor({ schema, field, at, item, isRow }: QuantityField, section: Section): Finding | undefined {
  if (isRow || schema.value.kind !== "quantity") return undefined;
  const { dimension } = schema.value;
  const problem = valueProblem(field, dimension, [field.label]);
  if (!problem || dimension === "any" || (item && problem.kind !== "no unit")) return undefined;
  return {
    span: valuePlace(section, field, at),
    message: l10n.t(
      '"{0}" is "{1}", {2}; expected {3}.',
      shortened(field.label, 40),
      shortened(field.value, 40),
      REASONS[problem.kind](problem),
      exampleValue(dimension),
    ),
  };
}

const REASONS: Readonly<Record<ValueProblem["kind"], (problem: ValueProblem) => string>> = {
  "no unit": () => l10n.t("a number without its unit"),
  "no number": () => l10n.t("not a number"),
  "other kind": (problem) => (problem.kind === "other kind" ? kindName(problem.found) : ""),
};
