import * as l10n from "@vscode/l10n";
import type { Metric } from "../conformance/measurements/measurements.ts";
import type { Disagreement } from "../conformance/verdicts/disagreements.ts";
import { disagreements } from "../conformance/verdicts/targets.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import { type Quantity, writtenQuantity } from "../quantities/quantity.ts";
import { readQuantities } from "../quantities/readQuantities.ts";
import type { Span } from "../text/span.ts";
import { shortened } from "../text/wording.ts";
import { defineRule, type Finding, replacement } from "./rule.ts";

export const numbersDisagree = defineRule({
  scope: "match",
  meta: {
    id: "numbers-disagree",
    group: "performance",
    severity: { stub: "information", draft: "information", current: "warning" },
    appliesTo: "conforming",
    summary: "Two places of a document give other values for the same measure.",
    why: "One of the two is old, and every reader believes the one that they see first.",
    isFixable: true,
  },
  check: ({ document, match }) => disagreements(document, match).map((one) => findingFor(document, one)),
});

function findingFor(document: PerfDocument, { first, firstQuantity, second, secondQuantity }: Disagreement): Finding {
  const [one, other] = [placeIn(document, first, firstQuantity), placeIn(document, second, secondQuantity)];
  return {
    span: other.span,
    message: l10n.t(
      "{0} says {1}, but {2} {3}; expected the same value in both places.",
      named(second),
      writtenQuantity(secondQuantity),
      named(first),
      writtenQuantity(firstQuantity),
    ),
    related: [{ span: one.span, message: l10n.t("{0} is {1}.", named(first), writtenQuantity(firstQuantity)) }],
    // Which of the two is old, only the author knows.
    fixes:
      one.text === "" || other.text === ""
        ? []
        : [
            replacement(l10n.t("Change it to {0}", one.text), "unsafe", other.span, one.text, false),
            replacement(l10n.t("Change the other to {0}", other.text), "unsafe", one.span, other.text, false),
          ],
  };
}

function named({ label }: Metric): string {
  return `"${shortened(label, 40)}"`;
}

/** Where the number stands as written; the value as a whole if markup stands in it. */
function placeIn(
  document: PerfDocument,
  { span }: Metric,
  quantity: Quantity,
): { readonly span: Span; readonly text: string } {
  const text = document.textBetween(span.start, span.end);
  const found = readQuantities(text).quantities.find(
    ({ number, decimals, unit }) =>
      number === quantity.number &&
      decimals === quantity.decimals &&
      (unit.text === quantity.unit.text || unit.text === ""),
  );
  if (!found) return { span, text: "" };
  const { start, end } = found.span;
  return { span: { start: span.start + start, end: span.start + end }, text: text.slice(start, end) };
}
