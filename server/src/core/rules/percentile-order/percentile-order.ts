import * as l10n from "@vscode/l10n";
import { inEveryPart } from "../../document/inEveryPart.ts";
import { intervalOf, type Quantity, writtenQuantity } from "../../quantities/quantity.ts";
import { rankOf, statisticText } from "../../quantities/statistics.ts";
import { shiftSpan } from "../../text/span.ts";
import { defineRule, type Finding } from "../rule.ts";
import { type DistributionFigure, distributionsIn } from "./distributions.ts";

export const percentileOrder = defineRule({
  scope: "document",
  meta: {
    id: "percentile-order",
    group: "performance",
    severity: "warning",
    appliesTo: "conforming",
    summary: "A percentile is higher than one above it, or an average higher than the maximum.",
    why: "The 95th percentile can't be below the median: two figures were swapped, or come from different runs.",
    isFixable: false,
  },
  check: ({ document }) =>
    findingsIn(document.outline).map(({ found: { span, message, related }, start }) => ({
      span: shiftSpan(span, start),
      message,
      related: related.map((place) => ({ ...place, span: shiftSpan(place.span, start) })),
    })),
});

/** Counted from their part's start. */
const findingsIn = inEveryPart((part) => distributionsIn(part).flatMap((figures) => findingFor(figures) ?? []));

/** The first pair that is out of order: once that is fixed, others may be in order, too. */
function findingFor(
  figures: readonly DistributionFigure[],
): (Finding & Required<Pick<Finding, "related">>) | undefined {
  for (const higher of figures) {
    const lower = figures.find((one) => isBelow(one, higher) && exceeds(one, higher));
    if (!lower) continue;
    const [upper, least] = [describe(higher), describe(lower)];
    return {
      span: higher.span,
      message: l10n.t(
        "{0} is {1}, below the {2} of {3}; expected at least that.",
        capitalised(upper.name),
        upper.value,
        least.name,
        least.value,
      ),
      related: [{ span: lower.span, message: l10n.t("{0} is {1}.", capitalised(least.name), least.value) }],
    };
  }
  return undefined;
}

/** True if a distribution has the first figure at or before the second; an average is only known to be below the maximum. */
function isBelow(lower: DistributionFigure, higher: DistributionFigure): boolean {
  const [low, high] = [rankOf(lower.statistic), rankOf(higher.statistic)];
  if (low === undefined) return higher.statistic === "max";
  if (high === undefined) return lower.statistic === "min";
  return low < high;
}

/** True in whatever way the two were rounded: those with the same digits, in the same way. */
function exceeds({ quantity: lower }: DistributionFigure, { quantity: higher }: DistributionFigure): boolean {
  if (intervalOf(lower).low > intervalOf(higher).high) return true;
  return roundedAlike(lower, higher) && lower.number > higher.number;
}

function roundedAlike(one: Quantity, other: Quantity): boolean {
  return (
    one.unit.text.toLowerCase() === other.unit.text.toLowerCase() &&
    one.decimals === other.decimals &&
    one.scale === other.scale &&
    [one, other].every(
      ({ comparator, upTo, uncertainty }) =>
        comparator === undefined && upTo === undefined && uncertainty === undefined,
    )
  );
}

function describe({ statistic, quantity }: DistributionFigure) {
  return { name: statisticText(statistic), value: writtenQuantity(quantity) };
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
