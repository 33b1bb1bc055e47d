import { insertion } from "../../conformance/edits/insertBlock.ts";
import { presentSections } from "../../conformance/match/presentSections.ts";
import type { Match, SectionMatch } from "../../conformance/match.ts";
import type { Metric, Target } from "../../conformance/measurements/measurements.ts";
import { comparableWith } from "../../conformance/targets/targetVerdict.ts";
import { labelStatistic } from "../../conformance/values/readings.ts";
import type { PerfDocument } from "../../document/perfDocument.ts";
import { statisticName } from "../../quantities/statistics.ts";
import type { Dimension } from "../../quantities/units.ts";
import type { TextEdit } from "../../text/textEdit.ts";
import { normalised, shortened } from "../../text/wording.ts";

/**
 * Writes into a target what it is compared with: a link to the heading below which that was measured. Undefined where
 * the two can't be compared: the median says nothing of a target for the 95th percentile.
 */
export function linkToMetric(document: PerfDocument, { end, quantity }: Target, metric: Metric): TextEdit | undefined {
  if (comparableWith(quantity, metric, true).length === 0) return undefined;
  const slug = document.outline.headings.findLast(({ start }) => start <= metric.span.start)?.slug;
  if (slug === undefined) return undefined;
  const label = metric.label.replace(/[\\[\]|`*_<>]/g, "\\$&");
  return insertion(document.text, end, ` ([${label}](#${slug}))`);
}

/** Where a field for what a target needs would go, and what it would be called. */
export interface MissingMetric {
  readonly label: string;
  readonly heading: string;
  readonly offset: number;
  /** What begins a line of that list. */
  readonly marker: string;
}

/** The place behind the fields of the target's kind; undefined where the document has none of them. */
export function placeForMetric(document: PerfDocument, match: Match, target: Target): MissingMetric | undefined {
  const { dimension, statistic } = target.quantity;
  for (const { start, match: topLevel } of match.sections) {
    for (const { match: own, section } of presentSections(topLevel)) {
      const fields = own.slots.flatMap(({ field, at }) => (field && field.style !== "row" ? [{ field, at }] : []));
      const last = fields.at(-1);
      if (!last || !asksFor(own, dimension)) continue;
      const from = start + last.at + last.field.span.start;
      const offset = start + last.at + last.field.span.end;
      const marker = /^(?:[-*+])[ \t]+/.exec(document.textBetween(from, offset))?.[0];
      if (marker === undefined) continue;
      const slot = own.slots.find(
        ({ schema, field }) =>
          schema.kind === "field" && !field && statistic !== undefined && labelStatistic(schema.label) === statistic,
      );
      const label = slot?.schema.kind === "field" ? slot.schema.label : labelOf(target);
      return { label, heading: section.heading.text, offset, marker };
    }
  }
  return undefined;
}

/** True if the template asks for a value of the kind directly in the section. */
function asksFor({ slots }: SectionMatch, dimension: Dimension): boolean {
  return slots.some(
    ({ schema }) => schema.kind === "field" && schema.value.kind === "quantity" && schema.value.dimension === dimension,
  );
}

/** "Cached queries" of "Cached queries: < 25 ms p95", with the statistic. */
function labelOf({ text, quantity: { statistic } }: Target): string {
  const before = normalised(/^[^:<>≤≥\d]{2,60}(?=:)/.exec(text)?.[0] ?? "");
  const name = statistic === undefined ? "" : statisticName(statistic);
  if (before === "") return name === "" ? "Measured" : name;
  return shortened(
    name === "" || before.toLowerCase().includes(name.toLowerCase()) ? before : `${before} (${name})`,
    60,
  );
}

/** Adds the field, which says that nothing was measured yet. */
export function insertMetric(document: PerfDocument, { label, offset, marker }: MissingMetric): TextEdit {
  return insertion(document.text, offset, `\n${marker}**${label}:** not measured yet`);
}
