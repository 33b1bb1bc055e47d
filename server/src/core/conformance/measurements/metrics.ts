import { type Section, withDescendants } from "../../document/outline.ts";
import { perLastingValue, perValue } from "../../incremental/memo.ts";
import type { Field } from "../../markdown/part.ts";
import type { Quantity } from "../../quantities/quantity.ts";
import type { SectionSchema, SlotSchema } from "../../template/template.ts";
import { shiftSpan } from "../../text/span.ts";
import { inPresentSections } from "../match/presentSections.ts";
import type { SectionMatch } from "../match.ts";
import {
  asDue,
  labelStatistic,
  type QuantityField,
  quantityFields,
  readingOf,
  withLabelUnit,
} from "../values/readings.ts";
import type { Metric } from "./measurements.ts";
import { aboutWords, metricsInTable } from "./metricTables.ts";
import { namesAnyKind, tellingWords } from "./metricWords.ts";
import { tablesIn } from "./tableColumns.ts";

/**
 * All that a section of the template and those below it say to be measured: the template's fields and rows of results,
 * and what authors add where the template asks for measured values. Spans count from the outermost section's start.
 */
export const metricsIn = inPresentSections(({ match, section }): readonly Metric[] => [
  ...quantityFields(match).filter(isMetric).map(metricOf),
  ...(isMeasuring(match.schema) ? ownMetrics(match, section) : []),
]);

/** The document's own metrics, and the rows of results; a limit ("> X%") is none. */
function isMetric({ item, isRow, schema }: QuantityField): boolean {
  return (item === undefined || isRow) && !isLimit(schema);
}

const isLimit: (schema: SlotSchema) => boolean = perLastingValue(({ prompts }) =>
  prompts.some((prompt) => /^\s*[<>≤≥]/.test(prompt.replace(/^[^:]*:\s*/, ""))),
);

/** True for a section of the template that asks for measured values itself, or has one below it that does. */
const isMeasuring: (schema: SectionSchema) => boolean = perLastingValue(
  ({ slots, children }) =>
    slots.some(
      (slot) => slot.kind === "field" && slot.style !== "row" && slot.value.kind === "quantity" && !isLimit(slot),
    ) || children.some((child) => child.kind === "section" && isMeasuring(child)),
);

/** What a field of the template says to be measured. */
export const metricOf = perValue(({ schema, field, at, owner, item }: QuantityField): Metric => {
  const heading = owner.section?.heading;
  const due = schema.value.kind === "quantity" ? schema.value.dimension : "any";
  return {
    label: field.label,
    quantities: measuredIn(field).map((quantity) => asDue(quantity, due)),
    span: shiftSpan(field.valueSpan, at),
    words: [...tellingWords(field.label), ...(item || !heading ? [] : tellingWords(heading.text))],
    partWords: item ? tellingWords(item.name) : [],
    isOfItem: item !== undefined,
    text: `${field.label} ${field.value}`,
  };
});

/** What a field says was measured. Fields outlive edits beside them, matches of their section don't. */
const measuredIn = perValue((field: Field): readonly Quantity[] => {
  const statistic = labelStatistic(field.label);
  return readingOf(field)
    .quantities.filter(({ isTarget }) => !isTarget)
    .map((quantity) => withLabelUnit(quantity, field.label, field.value))
    .map((quantity) => ({ ...quantity, statistic: quantity.statistic ?? statistic }));
});

/** The author's own fields and tables in a section, and in the subsections that are theirs. */
function ownMetrics({ slots, unknown }: SectionMatch, section: Section): readonly Metric[] {
  const taken = new Set<Field | undefined>(slots.flatMap(({ field }) => field ?? []));
  return [
    ...ownMetricsOf(section, false)
      .filter(({ field }) => !taken.has(field))
      .map(({ metric }) => metric),
    ...unknown.flatMap((topLevel) =>
      withDescendants(topLevel).flatMap((one) => ownMetricsOf(one, true).map(({ metric }) => metric)),
    ),
  ];
}

/**
 * What an outermost section of the author's own says to be measured: for documents that have none of the template's.
 * A heading that speaks of something else than what is, and a compared value, say nothing of the kind.
 */
export const metricsInOwnSection = perValue((topLevel: Section): readonly Metric[] =>
  withDescendants(topLevel).flatMap((section) =>
    NOT_MEASURED.test(section.heading.text) || NOT_MEASURED.test(topLevel.heading.text)
      ? []
      : ownMetricsOf(section, true).flatMap(({ metric }) =>
          metric.quantities.every(({ comparator }) => comparator === undefined || comparator === "~") ? [metric] : [],
        ),
  ),
);

const NOT_MEASURED =
  /\b(?:alert|alarm|monitor|goal|target|budget|slo|histor|before|plan|future|roadmap|todo|next|scenario|example|config|limit|setting|option|how|phones?|machines?|hardware|environment|alternativ|rejected|tried|idea|lesson|bottleneck|decision|trade-?off|rationale|optimi[sz]|improve|experiment|compar|versus|setup|ziele|überwachung)/i;

interface OwnMetric {
  /** Undefined for a cell. */
  readonly field: Field | undefined;
  readonly metric: Metric;
}

function ownMetricsOf(section: Section, isOwnHeading: boolean): readonly OwnMetric[] {
  if (!/\d/.test(section.part.text)) return [];
  const found = (isOwnHeading ? metricsUnderOwnHeading : metricsUnderHeading)(section.part);
  return found.map(({ field, metric }) => ({ field, metric: { ...metric, span: shiftSpan(metric.span, section.at) } }));
}

const metricsUnderHeading = perValue((part: Section["part"]) => metricsOfPart(part, false));
const metricsUnderOwnHeading = perValue((part: Section["part"]) => metricsOfPart(part, true));

function metricsOfPart(part: Section["part"], isOwnHeading: boolean): readonly OwnMetric[] {
  const headingWords = aboutWords(part.heading?.text ?? "");
  return [
    ...withChildren(part.fields).flatMap((field) => {
      const metric = ownMetric(field, headingWords, isOwnHeading);
      return metric ? [{ field, metric }] : [];
    }),
    ...tablesIn(part).flatMap((table) =>
      metricsInTable(table, true, headingWords).map((metric) => ({ field: undefined, metric })),
    ),
  ];
}

function withChildren(fields: readonly Field[]): readonly Field[] {
  return fields.flatMap((field) => (field.style === "row" ? [] : [field, ...withChildren(field.children)]));
}

/** "Messages per second" names its unit. */
const PER_TIME = ["second", "minute", "hour", "sec"];

/** "**Error rate:** 0.2 %"; of a section that an author made, it is about what the heading says, too. */
function ownMetric(field: Field, headingWords: readonly string[], isOwnHeading: boolean): Metric | undefined {
  const { isAmbiguous } = readingOf(field);
  const quantities = measuredIn(field);
  if (isAmbiguous || quantities.length === 0) return undefined;
  const counted = new Set(
    quantities.flatMap(({ dimension, unit }) => (dimension === "rate" ? [unit.noun, ...PER_TIME] : [])),
  );
  const own = aboutWords(field.label).filter((word) => !namesAnyKind(word) && !counted.has(word));
  const part = own.length > 0 || !isOwnHeading ? own : headingWords.filter((word) => !namesAnyKind(word));
  return {
    label: field.label,
    quantities,
    span: field.valueSpan,
    words: [...aboutWords(field.label), ...headingWords],
    partWords: part,
    isOfItem: false,
    text: `${field.label} ${field.value}`,
  };
}
