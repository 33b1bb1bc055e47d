import { type Section, withDescendants } from "../../document/outline.ts";
import { perLastingValue } from "../../incremental/memo.ts";
import type { Block, ListItem, Part } from "../../markdown/part.ts";
import type { Quantity } from "../../quantities/quantity.ts";
import { readQuantities } from "../../quantities/readQuantities.ts";
import type { SlotSchema } from "../../template/template.ts";
import { shiftSpan } from "../../text/span.ts";
import { inPresentSections } from "../match/presentSections.ts";
import type { Target } from "../measurements/measurements.ts";
import { namesKind } from "../measurements/metricWords.ts";
import { tablesIn } from "../measurements/tableColumns.ts";
import { isOwnWords } from "../slots/slotWords.ts";
import { goalsIn } from "./goals.ts";
import { linksIn } from "./targetLinks.ts";
import { targetsInPlainTable } from "./targetTables.ts";
import { targetWords } from "./targetWords.ts";

/**
 * The targets that stand where the template asks for them: lists, tables that don't say themselves that they hold
 * targets, and sentences that promise a percentile. Spans count from the outermost section's start.
 */
export const targetsIn = inPresentSections(({ match, section }): readonly Target[] => {
  const schema = match.slots.find((slot) => asksForTargets(slot.schema))?.schema;
  if (!schema) return [];
  const own = [{ ...section, children: [] }, ...match.unknown.flatMap(withDescendants)];
  return own.flatMap((one) => targetsUnder(one, schema));
});

/** The template's own entries compare something: "Metric 1: Target value (e.g., < 100ms p95 latency)". */
const asksForTargets: (schema: SlotSchema) => boolean = perLastingValue(
  ({ kind, prompts }) =>
    kind === "list" &&
    prompts.some((prompt) =>
      readQuantities(prompt).quantities.some(({ comparator, dimension }) => comparator && dimension !== "count"),
    ),
);

function targetsUnder(
  { part, at, heading }: Pick<Section, "part" | "at" | "heading">,
  schema: SlotSchema,
): readonly Target[] {
  if (!/\d|sub-?second/i.test(part.text)) return [];
  if (!isOwnWords(heading.text, schema)) return [];
  const found = [
    ...part.blocks.flatMap((block) => targetsInBlock(block, "", part, schema)),
    ...tablesIn(part).flatMap((table) => targetsInPlainTable(table, part)),
  ];
  return found.map((target) => ({ ...target, span: shiftSpan(target.span, at), end: target.end + at }));
}

function targetsInBlock(block: Block, context: string, part: Part, schema: SlotSchema): readonly Target[] {
  if (block.kind === "list") return block.items.flatMap((item) => targetsInItem(item, context, part, schema));
  if (block.kind !== "paragraph") return [];
  // What one sentence is about says nothing of the next.
  return block.text
    .split(SENTENCE_END)
    .flatMap((sentence) =>
      PROMISED.test(sentence) || OBLIGED.test(sentence)
        ? targetsInText(sentence, "", block, part).filter(
            ({ quantity }) =>
              quantity.comparator !== undefined &&
              (quantity.statistic !== undefined ||
                (OBLIGED.test(sentence) && isLimit(quantity) && isNamed(sentence, quantity))),
          )
        : [],
    );
}

/** The most of a time or size, the least of a rate: what is required of a system, and not of those who use it. */
function isLimit({ dimension, comparator = "=" }: Quantity): boolean {
  if (dimension === "time" || dimension === "size") return comparator.startsWith("<");
  return (dimension === "rate" || dimension === "data rate") && comparator.startsWith(">");
}

/** "Memory must stay below 1 GB", but not "The team must answer within 15 minutes". */
function isNamed(sentence: string, { dimension }: Quantity): boolean {
  return targetWords(sentence).words.some((word) => namesKind(word, dimension));
}

const SENTENCE_END = /(?<=[.!?])\s(?=\s{0,4}\p{Lu})/u;
/** A sentence is only read for a percentile of something, or for what has to be. */
const PROMISED = /\bp\d\d|percentile|\d\s?% of\b/i;
const OBLIGED = /\b(?:must|shall|ha(?:s|ve) to)\b/i;

/** An entry's targets; "Latency:" with entries below it is what these are about. */
function targetsInItem(item: ListItem, context: string, part: Part, schema: SlotSchema): readonly Target[] {
  const [paragraph, ...below] = item.blocks;
  if (!paragraph || !isOwnWords(item.text, schema)) return [];
  const own = targetsInText(item.text, context, paragraph, part);
  if (own.length > 0) return own;
  return below.flatMap((block) =>
    block.kind === "list"
      ? targetsInBlock(block, `${context}${item.text} `.slice(0, LONGEST_CONTEXT), part, schema)
      : [],
  );
}

const LONGEST_CONTEXT = 200;

function targetsInText(text: string, context: string, { span }: Block, part: Part): readonly Target[] {
  const links = linksIn(part, [span]);
  return goalsIn(context, text).map((goal) => ({ ...goal, ...links, text, span, end: span.end, row: undefined }));
}
