import type { Field, ListItem } from "../document/part.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import type { Quantity } from "../document/quantity.ts";
import { readQuantities } from "../document/readQuantities.ts";
import type { SlotSchema } from "../template/template.ts";
import { flatMap } from "../text/flatMap.ts";
import { DocumentMemory, type Memory, memoised, memoisedLastingly, remembered } from "../text/memoised.ts";
import { shiftSpan } from "../text/span.ts";
import { type InTop, inEveryTop } from "./inEveryTop.ts";
import type { Match } from "./match.ts";
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
import { isOwnWords } from "./slotWords.ts";
import { heldAgainst } from "./targetVerdict.ts";
import { inPresentSections } from "./walk.ts";

/** Each metric with its target, where it is certain that one is meant for the other and whether it is met. */
export function heldMetrics(document: PerfDocument, match: Match): readonly HeldMetric[] {
  const figures = figuresInTops(match);
  if (figures.some(({ found }) => found.hasDecimalCommas)) return [];
  const startOf = (place: number) => figures[place]?.start ?? 0;
  const subject = `${match.title.name} ${descriptionOf(document, match)}`;
  return [
    ...pairsIn(match, figures, subject).map(({ held, metricIn, targetIn }) =>
      placed(held, startOf(metricIn), startOf(targetIn)),
    ),
    ...flatMap(figures, ({ start, found: { own } }) => own.map((one) => placed(one, start, start))),
  ];
}

/** What an outermost section promises and measures. */
interface Figures {
  readonly targets: readonly Target[];
  readonly metrics: readonly Metric[];
  /** Metrics whose fields name their own targets. */
  readonly own: readonly HeldMetric[];
  readonly hasDecimalCommas: boolean;
}

/** One for each of the template's sections. */
const figuresInTops = inEveryTop((match): readonly Figures[] => [
  {
    targets: targetsIn(match),
    metrics: metricsIn(match),
    own: ownTargetsIn(match),
    hasDecimalCommas: writesDecimalCommas(match),
  },
]);

/** A metric with its target; spans still count from their outermost sections. */
interface Pair {
  readonly held: HeldMetric;
  /** Which of the template's sections each stands in. */
  readonly metricIn: number;
  readonly targetIn: number;
}

/** What was paired last: the pairs hold as long as no target, no metric and not the subject changes. */
const lastPairs: Memory<readonly Pair[]> = new DocumentMemory();

function pairsIn({ lineage, template }: Match, figures: readonly InTop<Figures>[], subject: string): readonly Pair[] {
  const targets = flatMap(figures, ({ found }) => found.targets);
  const metrics = flatMap(figures, ({ found }) => found.metrics);
  const of = [template, subject, targets.length, ...targets, ...metrics];
  return remembered(lastPairs, lineage, of, () =>
    heldAgainst(targets, metrics, new Set(tellingWords(subject))).map((held) => ({
      held,
      metricIn: figures.findIndex(({ found }) => found.metrics.includes(held.metric)),
      targetIn: figures.findIndex(({ found }) => found.targets.includes(held.target)),
    })),
  );
}

function descriptionOf(document: PerfDocument, { description }: Match): string {
  return description?.span && description.state === "filled"
    ? document.textBetween(description.span.start, description.span.end)
    : "";
}

/** The same object for as long as both stay where they are. */
function placed(held: HeldMetric, metricStart: number, targetStart: number): HeldMetric {
  return remembered(lastPlaced, held, [metricStart, targetStart], () => ({
    ...held,
    metric: { ...held.metric, span: shiftSpan(held.metric.span, metricStart) },
    target: { ...held.target, span: shiftSpan(held.target.span, targetStart) },
  }));
}

const lastPlaced: Memory<HeldMetric> = new DocumentMemory();

const ownTargetsIn = inPresentSections(({ match }) =>
  flatMap(quantityFields(match).filter(namesTarget), (one) => targetsOwnField(one, metricOf(one))),
);

function namesTarget({ field }: QuantityField): boolean {
  return readingOf(field).quantities.some(({ isTarget }) => isTarget);
}

const metricsIn = inPresentSections(({ match }) => quantityFields(match).filter(isMetric).map(metricOf));

/** The document's own metrics, and the rows of results. */
function isMetric({ item, isRow }: QuantityField): boolean {
  return item === undefined || isRow;
}

const metricOf = memoised(({ field, at, owner, item }: QuantityField): Metric => {
  const heading = owner.section?.heading;
  return {
    label: field.label,
    quantities: measuredIn(field),
    span: shiftSpan(field.valueSpan, at),
    words: [...tellingWords(field.label), ...(item || !heading ? [] : tellingWords(heading.text))],
    itemWords: item ? tellingWords(item.name) : [],
    isOfItem: item !== undefined,
  };
});

/** What a field says was measured. Fields outlive edits beside them, matches of their section don't. */
const measuredIn = memoised((field: Field): readonly Quantity[] => {
  const statistic = labelStatistic(field.label);
  return readingOf(field)
    .quantities.filter(({ isTarget }) => !isTarget)
    .map((quantity) => withLabelUnit(quantity, field.label, field.value))
    .map((quantity) => ({ ...quantity, statistic: quantity.statistic ?? statistic }));
});

const targetsIn = inPresentSections(({ match, section }) =>
  flatMap(match.slots, (slot) => {
    const { schema, span, state } = slot;
    if (schema.kind !== "list" || state !== "filled" || !span || !asksForTargets(schema)) return [];
    const list = section.part.blocks.find((block) => block.span.start === span.start - slot.at);
    if (list?.kind !== "list") return [];
    return flatMap(list.items, (item) => (isOwnWords(item.text, schema) ? targetsInEntry(item, slot.at) : []));
  }),
);

/** The template's own entries compare something: "Metric 1: Target value (e.g., < 100ms p95 latency)". */
const asksForTargets: (schema: SlotSchema) => boolean = memoisedLastingly(({ prompts }) =>
  prompts.some((prompt) =>
    readQuantities(prompt).quantities.some(({ comparator, dimension }) => comparator && dimension !== "count"),
  ),
);

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
