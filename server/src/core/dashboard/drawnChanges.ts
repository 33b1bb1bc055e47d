import { betterWay } from "../conformance/benchmarks/documentNumbers.ts";
import { titleOf } from "../conformance/benchmarks/partTitle.ts";
import type { Match } from "../conformance/match.ts";
import { changesIn, percentChanged, type SectionChange } from "../conformance/measurements/changes.ts";
import { partAt } from "../document/outline.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import { baseValue, type Quantity, writtenQuantity } from "../quantities/quantity.ts";
import type { DashboardChange, StatedValue } from "./dashboardData.ts";

/** What a document says to have changed from one value to another, in the order of the text. */
export function drawnChanges({ lines, outline }: PerfDocument, match: Match): readonly DashboardChange[] {
  return changesIn(match).map(({ start, found }) => ({
    section: titleOf(partAt(outline, start + found.at + found.field.span.start)?.part ?? {}),
    before: statedValue(found.before),
    after: statedValue(found.after),
    percent: percentChanged(found),
    isBetter: isBetter(found),
    line: lines.positionAt(start + found.at + found.field.span.start).line + 1,
  }));
}

function statedValue(quantity: Quantity): StatedValue {
  return { text: writtenQuantity(quantity), value: baseValue(quantity) };
}

/** Null where what is measured does not tell, or nothing changed. */
function isBetter({ before, after, to, section }: SectionChange): boolean | null {
  const better = betterWay(to?.label ?? section.heading.text, before.dimension);
  const [was, is] = [baseValue(before), baseValue(after)];
  return better === undefined || was === is ? null : is < was === (better === "<=");
}
