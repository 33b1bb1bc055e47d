import type { Quantity } from "../../quantities/quantity.ts";
import type { Span } from "../../text/span.ts";

/**
 * What a document aims at: one quantity of one entry or cell. Spans count from where its part, or the outermost section
 * that it stands in, begins.
 */
export interface Target {
  /** With the comparison that is meant where none is written; a range only where either end may be missed. */
  readonly quantity: Quantity;
  /** The entry as written, without markup; of a table, what the row is about and the cell. */
  readonly text: string;
  readonly span: Span;
  /** What it is about, but for what every target says. */
  readonly words: readonly string[];
  /** Those of the words that name a part or a condition: "for returning users", "per node". */
  readonly restricting: readonly string[];
  /** Further numbers in it, as written: it holds only where these do. */
  readonly conditions: readonly string[];
  /** Where a link in it leads, as a heading's slug: its author's choice of what it is compared with. */
  readonly anchors: readonly string[];
  /** It leads to another document, which may hold what was measured. */
  readonly isElsewhere: boolean;
  /** Where a link that chooses a metric would go. */
  readonly end: number;
  /** What its table says of it besides. */
  readonly row: TargetRow | undefined;
}

/** What is so for a target of which nothing else is known than what it compares. */
export const BARE_TARGET = {
  words: [],
  restricting: [],
  conditions: [],
  anchors: [],
  isElsewhere: false,
  row: undefined,
} as const;

/** What a table says of a target in its other columns. */
export interface TargetRow {
  /** What stands in the column of what is measured. */
  readonly current: Metric | undefined;
  readonly status: StatusCell | undefined;
}

/** A cell that says whether a target is met. */
export interface StatusCell {
  readonly says: "met" | "missed" | "neither";
  readonly text: string;
  readonly span: Span;
}

/** What a document says to be measured. Spans count as a target's do. */
export interface Metric {
  readonly label: string;
  readonly quantities: readonly Quantity[];
  /** Where the value stands. */
  readonly span: Span;
  /** Of its label and of the section that it stands in. */
  readonly words: readonly string[];
  /** Those that a target has to name as well: the item's, a row's or the author's own heading's. */
  readonly partWords: readonly string[];
  /** It stands in an item: measured for that alone. */
  readonly isOfItem: boolean;
  /** Label and value as written: what a target's condition may be found in. */
  readonly text: string;
}

/** How a metric does against its target. */
export interface Verdict {
  /** `unclear`: what was measured may be the target's own value before it was rounded, or some of it meets the target. */
  readonly verdict: "met" | "missed" | "unclear";
  /** The measured quantity that comes closest; the one that misses, if only one does. */
  readonly measured: Quantity;
  /** How far that is from the target, in percent of the target. */
  readonly percent: number;
}

/** A metric and the target that it is compared with. Spans count from the document's start. */
export interface MetricVerdict extends Verdict {
  readonly kind: "measured";
  readonly metric: Metric;
  readonly target: Target;
  /** `own`: the metric's field or row names the target itself; `item`: measured for an item, which the target may not be about. */
  readonly by: "own" | "words" | "item";
}

/** A target that is compared with nothing, and why. Spans count from the document's start. */
export interface UnmeasuredTarget {
  readonly kind: "unmeasured";
  readonly target: Target;
  /**
   * Nothing of its kind was measured, several metrics could be meant, another target is meant for the same one, or its
   * words are about something else.
   */
  readonly reason: "none" | "several" | "shared" | "words";
  /** What it could be compared with, the likeliest first. */
  readonly candidates: readonly Metric[];
}

export type TargetOutcome = MetricVerdict | UnmeasuredTarget;

/** What became of a target; `unmeasured`: nothing is stated that could be held against it. */
export type OutcomeVerdict = Verdict["verdict"] | UnmeasuredTarget["kind"];

/** Which values are good ones; null for a target that is a range or one value: neither less nor more is better then. */
export function targetDirection({ comparator, upTo }: Quantity): "below" | "above" | null {
  if (upTo !== undefined || comparator === undefined) return null;
  return comparator.startsWith("<") ? "below" : comparator.startsWith(">") ? "above" : null;
}
