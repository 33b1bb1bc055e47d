import { partAt } from "../../document/outline.ts";
import type { PerfDocument } from "../../document/perfDocument.ts";
import { baseValue, type Quantity } from "../../quantities/quantity.ts";
import type { Statistic } from "../../quantities/statistics.ts";
import type { Dimension } from "../../quantities/units.ts";
import { overlapTest, type Span, shiftSpan } from "../../text/span.ts";
import type { Match } from "../match.ts";
import type { MetricVerdict } from "../measurements/measurements.ts";
import { betterDirection } from "../measurements/metricWords.ts";
import { verdictOn } from "../targets/targetVerdict.ts";
import { figuresOf } from "../verdicts/figures.ts";
import { metricVerdicts } from "../verdicts/targets.ts";
import { cellTargets } from "./cellTargets.ts";
import { titleOf } from "./partTitle.ts";
import { resultCellsIn } from "./resultCells.ts";
import { boundParts } from "./resultsLink.ts";

/** A number that a document says to be measured. */
export interface DocumentNumber {
  /** The heading above it, without what numbers it. */
  readonly section: string;
  readonly label: string;
  readonly statistic: Statistic | undefined;
  readonly quantity: Quantity;
  /** Where its value stands, from the document's start. */
  readonly span: Span;
  /** Undefined where no target is meant for it. */
  readonly verdict: MetricVerdict["verdict"] | undefined;
  readonly target: Quantity | undefined;
}

/** Every number of a document, in the order of the text: those of the template's sections, and what is bound to files. */
export function documentNumbers(document: PerfDocument, match: Match): readonly DocumentNumber[] {
  const known = numbersOfSections(document, match);
  const isKnown = overlapTest(known.map(({ span }) => span));
  const bound = boundNumbers(document, match).filter(({ span }) => !isKnown(span));
  return [...known, ...bound].toSorted((a, b) => a.span.start - b.span.start);
}

/** Results that stand in the author's own tables, too. */
function boundNumbers(document: PerfDocument, match: Match): readonly DocumentNumber[] {
  const targetsOf = cellTargets(document, match);
  return boundParts(document).flatMap(({ part, start }) =>
    resultCellsIn(part).flatMap(({ label, statistic, quantity, span }): readonly DocumentNumber[] => {
      if (!quantity) return [];
      const placed = shiftSpan(span, start);
      const [target] = targetsOf(placed);
      const verdict = target && verdictOn([quantity], target.quantity)?.verdict;
      const aim = verdict && target?.quantity;
      return [{ section: titleOf(part), label, statistic, quantity, span: placed, verdict, target: aim }];
    }),
  );
}

function numbersOfSections(document: PerfDocument, match: Match): readonly DocumentNumber[] {
  const verdicts = new Map(metricVerdicts(document, match).map((one) => [placeOf(one.metric.span, one.measured), one]));
  return figuresOf(document, match).flatMap(({ start, metrics }) =>
    metrics.flatMap(({ label, quantities, span }) => {
      const placed = shiftSpan(span, start);
      return quantities.map((quantity): DocumentNumber => {
        const verdict = verdicts.get(placeOf(placed, quantity));
        return {
          section: titleOf(partAt(document.outline, placed.start)?.part ?? {}),
          label,
          statistic: quantity.statistic,
          quantity,
          span: placed,
          verdict: verdict && certainVerdict(verdict),
          target: verdict?.target.quantity,
        };
      });
    }),
  );
}

/** What an item misses may be a target that is not about it. */
function certainVerdict({ verdict, by }: MetricVerdict): MetricVerdict["verdict"] {
  return verdict === "missed" && by === "item" ? "unclear" : verdict;
}

function placeOf({ start }: Span, { span }: Quantity): string {
  return `${start} ${span.start}`;
}

/** What became of a number between two versions of a document. */
export interface NumberChange {
  readonly before: DocumentNumber | undefined;
  readonly after: DocumentNumber | undefined;
  /** Undefined where it can't be said, or one of the two is missing. */
  readonly direction: "better" | "worse" | "same" | undefined;
  /** How much more or less it is, in percent of what it was; undefined where one of the two is missing. */
  readonly percent: number | undefined;
}

/** The numbers that changed, came or went, in the order of the later version; those that went come last. */
export function numberChanges(
  before: readonly DocumentNumber[],
  after: readonly DocumentNumber[],
): readonly NumberChange[] {
  const earlier = numbersByKey(before);
  const later = numbersByKey(after);
  const changed = [...later].flatMap(([key, now]): readonly NumberChange[] => {
    const then = earlier.get(key);
    if (!then) return [{ before: undefined, after: now, direction: undefined, percent: undefined }];
    if (isSame(then.quantity, now.quantity)) return [];
    return [{ before: then, after: now, ...changeOf(then, now) }];
  });
  const gone = [...earlier].flatMap(([key, then]): readonly NumberChange[] =>
    later.has(key) ? [] : [{ before: then, after: undefined, direction: undefined, percent: undefined }],
  );
  return [...changed, ...gone];
}

/** Numbers of two versions with one key are one number. */
export function numbersByKey(numbers: readonly DocumentNumber[]): ReadonlyMap<string, DocumentNumber> {
  return byDistinctKey(numbers, (one) => keyOf(one.section, one.label, one.statistic, one.quantity.dimension));
}

/** What is the same in every version, as long as section and label are called so. */
export function keyOf(...words: readonly (string | undefined)[]): string {
  return words.join("\n").toLowerCase();
}

/** Items by their keys. Of several with one key the first has it alone, the others with a number. */
export function byDistinctKey<Item>(
  items: readonly Item[],
  keyOfItem: (item: Item) => string,
): ReadonlyMap<string, Item> {
  const counts = new Map<string, number>();
  return new Map(
    items.map((item) => {
      const key = keyOfItem(item);
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      return [count === 1 ? key : `${key}\n${count}`, item] as const;
    }),
  );
}

function isSame(then: Quantity, now: Quantity): boolean {
  return baseValue(then) === baseValue(now) && then.upTo === now.upTo && then.comparator === now.comparator;
}

function changeOf(
  { quantity: then, label }: DocumentNumber,
  { quantity: now }: DocumentNumber,
): Pick<NumberChange, "direction" | "percent"> {
  const [was, is] = [baseValue(then), baseValue(now)];
  const better = betterWay(label, then.dimension);
  const percent = was === 0 ? undefined : ((is - was) / Math.abs(was)) * 100;
  if (was === is) return { direction: "same", percent: 0 };
  if (better === undefined || then.dimension !== now.dimension) return { direction: undefined, percent };
  return { direction: is < was === (better === "<=") ? "better" : "worse", percent };
}

/** Which way a figure gets better; undefined where neither its label nor what it measures tells. */
export function betterWay(label: string, dimension: Dimension): "<=" | ">=" | undefined {
  return betterDirection(label) ?? BETTER[dimension];
}

const BETTER: Readonly<Partial<Record<Dimension, "<=" | ">=">>> = {
  time: "<=",
  size: "<=",
  rate: ">=",
  "data rate": ">=",
};
