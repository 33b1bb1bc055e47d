import type { ListItem } from "../document/part.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import { readQuantities } from "../document/readQuantities.ts";
import type { SlotSchema } from "../template/template.ts";
import { memoised } from "../text/memoised.ts";
import { shiftSpan } from "../text/span.ts";
import type { Match, SectionMatch } from "./match.ts";
import type { HeldMetric, Metric, Target } from "./measurements.ts";
import { tellingWords } from "./metricWords.ts";
import { targetsOwnField } from "./ownTargets.ts";
import {
  labelStatistic,
  type QuantityField,
  quantityFields,
  readingOf,
  withLabelUnit,
  writesDecimalCommas,
} from "./readings.ts";
import { isOwnWords } from "./slots.ts";
import { heldAgainst } from "./targetVerdict.ts";

/** Each metric with its target, where it is certain that one is meant for the other and whether it is met. */
export function heldMetrics(document: PerfDocument, match: Match): readonly HeldMetric[] {
  if (match.sections.some(({ match: top }) => usesCommas(top))) return [];
  const targets = match.sections.flatMap(({ start, match: top }) =>
    targetsIn(top).map((target) => ({ ...target, span: shiftSpan(target.span, start) })),
  );
  const metrics = match.sections.flatMap(({ start, match: top }) =>
    metricsIn(top).map((metric) => ({ ...metric, span: shiftSpan(metric.span, start) })),
  );
  const subject = new Set(tellingWords(`${match.title.name} ${descriptionOf(document, match)}`));
  const paired = heldAgainst(targets, metrics, subject);
  const own = match.sections.flatMap(({ start, match: top }) => ownIn(top).map((one) => placed(one, start)));
  return [...paired, ...own];
}

function descriptionOf(document: PerfDocument, { description }: Match): string {
  return description?.span && description.state === "filled"
    ? document.textBetween(description.span.start, description.span.end)
    : "";
}

function placed(held: HeldMetric, start: number): HeldMetric {
  return {
    ...held,
    metric: { ...held.metric, span: shiftSpan(held.metric.span, start) },
    target: { ...held.target, span: shiftSpan(held.target.span, start) },
  };
}

const usesCommas = memoised(writesDecimalCommas);

const ownIn = memoised((match: SectionMatch) =>
  quantityFields(match).flatMap((one) => targetsOwnField(one, metricOf(one))),
);

const metricsIn = memoised((match: SectionMatch) => quantityFields(match).filter(isMetric).map(metricOf));

/** The document's own metrics, and the rows of results. */
function isMetric({ item, isRow }: QuantityField): boolean {
  return item === undefined || isRow;
}

function metricOf({ field, at, owner, item }: QuantityField): Metric {
  const statistic = labelStatistic(field.label);
  return {
    label: field.label,
    quantities: readingOf(field)
      .quantities.filter(({ isTarget }) => !isTarget)
      .map((quantity) => withLabelUnit(quantity, field.label, field.value))
      .map((quantity) => ({ ...quantity, statistic: quantity.statistic ?? statistic })),
    span: shiftSpan(field.valueSpan, at),
    words: tellingWords(`${field.label} ${item ? "" : (owner.section?.heading.text ?? "")}`),
    itemWords: item ? tellingWords(item.name) : [],
    isOfItem: item !== undefined,
  };
}

const targetsIn = memoised(targetsBelow);

function targetsBelow(match: SectionMatch): readonly Target[] {
  const { section } = match;
  if (!section) return [];
  const own = match.slots.flatMap((slot) => {
    const { schema, span, state } = slot;
    if (schema.kind !== "list" || state !== "filled" || !span || !asksForTargets(schema)) return [];
    const list = section.part.blocks.find((block) => block.span.start === span.start - slot.at);
    if (list?.kind !== "list") return [];
    return list.items.flatMap((item) => (isOwnWords(item.text, schema) ? targetsInEntry(item, slot.at) : []));
  });
  return [...own, ...match.sections.flatMap(targetsBelow)];
}

/** The template's own entries compare something: "Metric 1: Target value (e.g., < 100ms p95 latency)". */
function asksForTargets({ prompts }: SlotSchema): boolean {
  return prompts.some((prompt) =>
    readQuantities(prompt).quantities.some(({ comparator, dimension }) => comparator && dimension !== "count"),
  );
}

/** One for each quantity, if all are compared; a further number is a condition, under which it is another target. */
function targetsInEntry(item: ListItem, at: number): readonly Target[] {
  const paragraph = item.blocks[0];
  const { quantities, isAmbiguous, words } = readQuantities(item.text);
  if (!paragraph || isAmbiguous || quantities.length === 0) return [];
  if (
    quantities.some(
      ({ comparator, upTo }) => !comparator || comparator === "~" || comparator === "=" || upTo !== undefined,
    )
  ) {
    return [];
  }
  return quantities.map((quantity) => ({
    quantity,
    text: item.text,
    span: shiftSpan(paragraph.span, at),
    words: tellingWords(`${words.join(" ")} ${quantity.unit.per}`),
  }));
}
