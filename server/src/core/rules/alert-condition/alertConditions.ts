import { inTopLevelSections } from "../../conformance/match/inTopLevelSections.ts";
import { demandingItems, inPresentSections } from "../../conformance/match/presentSections.ts";
import type { Match, SlotMatch } from "../../conformance/match.ts";
import { namesKind, tellingWords, wordsOf, wordsOfPart } from "../../conformance/measurements/metricWords.ts";
import { placedParts } from "../../document/outline.ts";
import type { PerfDocument } from "../../document/perfDocument.ts";
import type { Field, Part } from "../../markdown/part.ts";
import { readQuantities } from "../../quantities/readQuantities.ts";
import { type Span, shiftSpan } from "../../text/span.ts";

/** What an alert's condition lacks. Spans count from the document's start. */
export interface ConditionGap {
  readonly kind: "no threshold" | "no duration" | "neither" | "unknown metric";
  readonly span: Span;
  readonly label: string;
  /** What it names that the document doesn't define; "" for the other kinds. */
  readonly metric: string;
  /** The form that the template asks for. */
  readonly form: string;
}

interface Condition {
  readonly field: Field;
  readonly slot: SlotMatch;
  readonly part: Part;
}

/** Every gap in the conditions of the document's alerts. */
export function conditionGaps(document: PerfDocument, match: Match): readonly ConditionGap[] {
  const conditions = conditionsIn(match);
  if (conditions.length === 0) return [];
  const own = new Set(conditions.map(({ found: { part } }) => part));
  const isDefined = (word: string) =>
    placedParts(document.outline).some(({ part }) => !own.has(part) && wordsOfPart(part).has(word));
  return conditions.flatMap(({ found, start }) => gapIn(found, start, isDefined) ?? []);
}

const conditionsIn = inTopLevelSections(
  inPresentSections(({ match }): readonly Condition[] =>
    demandingItems(match).flatMap(({ slots, section }) =>
      slots.flatMap((slot) => {
        const { schema, field, state } = slot;
        const isCondition = schema.kind === "field" && schema.value.kind === "condition";
        return isCondition && field && state === "filled" ? [{ field, slot, part: section.part }] : [];
      }),
    ),
  ),
);

/** Words that stand for a threshold or a duration without a number. */
const THRESHOLD_WORDS =
  /\b(?:any|none|no|zero|empty|missing|absent|down|up|unavailable|fails?|failed|failing|true|false|double[sd]?|doubled|twice|half|halve[sd]|baseline|threshold|target|budget|limit|more than|less than|faster than|slower than|exceeds?|exceeded|outside)\b|[<>≤≥=!]|\d/i;
const DURATION_WORDS =
  /\b(?:immediately|instantly|at once|any|every|each|once|twice|consecutive|in a row|sustained|continuously|always|daily|nightly|hourly|weekly|run|runs|build|builds|samples?|datapoints?|checks?|evaluations?|intervals?|scrapes?|periods?|minutes?|hours?|seconds?|days?|night|week|month|times|ever)\b/i;

function gapIn(
  { field, slot, part }: Condition,
  start: number,
  isDefined: (word: string) => boolean,
): ConditionGap | undefined {
  const { value } = field;
  if (field.body.length > 0 || /^(?:n\/a|none|not\b|see\b|tbd)/i.test(value)) return undefined;
  const { quantities } = readQuantities(value);
  const times = quantities.filter(({ dimension }) => dimension === "time").length;
  // A threshold may be a time, too: then there are two of them, or a word such as "for" before one.
  const hasDuration =
    times > 1 ||
    DURATION_WORDS.test(value) ||
    /(?:\b(?:for|over|within|during|in|last|past|after)\s+(?:the\s+|at least\s+|more than\s+)?(?:last\s+)?\d|\[\d+[smhd]\])/i.test(
      value,
    );
  const withoutDuration = value.replace(/\b(?:for|over|within|during)\s+(?:the\s+)?(?:last\s+)?\d.*/i, "");
  const hasThreshold = THRESHOLD_WORDS.test(withoutDuration);
  const metric = hasThreshold ? unknownMetric(value, isDefined) : "";
  const kind =
    !hasThreshold && !hasDuration
      ? "neither"
      : !hasThreshold
        ? "no threshold"
        : !hasDuration
          ? "no duration"
          : "unknown metric";
  if (kind === "unknown metric" && metric === "") return undefined;
  const at = start + slot.at;
  const line = /^[^\r\n]*/.exec(part.text.slice(field.valueSpan.start, field.valueSpan.end))?.[0].trimEnd().length ?? 0;
  const span = shiftSpan({ start: field.valueSpan.start, end: field.valueSpan.start + line }, at);
  return { kind, span, label: field.label, metric, form: slot.schema.prompts[0] ?? "" };
}

/** Longer names are sentences, of which it can't be said what they name. */
const MOST_WORDS = 4;
/** Words that name a form of figure rather than what is measured. */
const FIGURE_WORDS: ReadonlySet<string> = new Set(
  "rate time count number size length percentage percent ratio value level average avg mean median max maximum peak min minimum p50 p90 p95 p99 sum per second minute hour total use used usage growth change".split(
    " ",
  ),
);

/** The words before the comparison, if the rest of the document holds none of those that tell something. */
function unknownMetric(value: string, isDefined: (word: string) => boolean): string {
  const name =
    /^([^<>≤≥=!]{2,60}?)(?<!\s)\s*(?:[<>≤≥]|==|\b(?:above|below|over|under|exceeds|is (?:above|below|over|under))\b)/i
      .exec(value)?.[1]
      ?.trim() ?? "";
  if (name === "" || /[(){}[\]]/.test(name) || wordsOf(name).length > MOST_WORDS) return "";
  const telling = tellingWords(name).filter(
    (word) => !FIGURE_WORDS.has(word) && !/^p\d+$/.test(word) && word.length > 2,
  );
  const isOfKind = (word: string) =>
    (["time", "rate", "size", "percentage", "data rate"] as const).some((kind) => namesKind(word, kind));
  if (telling.length === 0 || telling.some((word) => isOfKind(word) || isDefined(word))) return "";
  return name;
}
