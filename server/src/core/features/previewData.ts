import type { OutcomeVerdict } from "../conformance/measurements/measurements.ts";
import type { Span } from "../text/span.ts";

/** What the rendered Markdown of a document shows besides its text. */
export interface Preview {
  /** Null for a document without a template. */
  readonly score: PreviewScore | null;
  /** The entries of the frontmatter, in its order. */
  readonly entries: readonly PreviewEntry[];
  /** In the order of the text. */
  readonly marks: readonly PreviewMark[];
  readonly open: readonly PreviewPlace[];
}

export interface PreviewScore {
  /** Whole percent. */
  readonly percent: number;
  /** "83% complete, 40 of 48 filled in" */
  readonly text: string;
  /** "2 places open"; empty where none is. */
  readonly open: string;
  /** How many targets are met, missed and so on; what there is none of is left out. */
  readonly verdicts: readonly { readonly verdict: PreviewVerdict; readonly text: string }[];
}

export interface PreviewEntry {
  readonly key: string;
  /** What stands there: one text, or those of a list. */
  readonly values: readonly string[];
  readonly isOpen: boolean;
}

/** `unclear`: at its limit, or met in part. */
export type PreviewVerdict = OutcomeVerdict;

/** A verdict, shown behind the text that it is about. */
export interface PreviewMark {
  readonly offset: number;
  readonly verdict: PreviewVerdict;
  readonly text: string;
  /** The whole of it as a sentence. */
  readonly sentence: string;
  /** Behind a target that is a bound: what was measured, against it. */
  readonly chart: PreviewChart | null;
}

/** Values count in the base unit of their dimension. */
export interface PreviewChart {
  readonly value: number;
  readonly target: { readonly value: number; readonly direction: "below" | "above" };
  /** The unit that the target uses, and how many base units that is. */
  readonly unit: string;
  readonly unitSize: number;
}

/** A place that is still to be filled in; empty where nothing stands there. */
export interface PreviewPlace {
  readonly span: Span;
  /** What is expected there, in a sentence. */
  readonly message: string;
}
