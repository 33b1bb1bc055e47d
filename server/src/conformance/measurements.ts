import type { Quantity } from "../document/quantity.ts";
import type { Span } from "../text/span.ts";

/** What a document aims at: one quantity of one entry. Spans count from the outermost section's start. */
export interface Target {
  readonly quantity: Quantity;
  /** The entry as written, without markup. */
  readonly text: string;
  readonly span: Span;
  /** What it is about, but for what every target says. */
  readonly words: readonly string[];
}

/** What a document says to be measured. Spans count from the outermost section's start. */
export interface Metric {
  readonly label: string;
  readonly quantities: readonly Quantity[];
  /** Where the value stands. */
  readonly span: Span;
  /** Of its label and of the section that it stands in. */
  readonly words: readonly string[];
  /** Of the item that it stands in; none for the document's own metrics. */
  readonly itemWords: readonly string[];
  /** It stands in an item: measured for that alone. */
  readonly isOfItem: boolean;
}

/** How a metric does against its target. */
export interface Held {
  readonly verdict: "met" | "missed";
  /** The measured quantity that comes closest. */
  readonly measured: Quantity;
  /** How far that is from the target, in percent of the target. */
  readonly percent: number;
}

/** A metric and the target that it is held against. Spans count from the document's start. */
export interface HeldMetric extends Held {
  readonly metric: Metric;
  readonly target: Target;
  /** The metric's field names the target itself. */
  readonly isOwn: boolean;
}
