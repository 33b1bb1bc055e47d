import type { SlotMatch } from "./match.ts";

/** How complete a document is, every point traceable to a slot. */
export interface Score {
  /** Whole percent, rounded down: 100 means that nothing is missing. */
  readonly value: number;
  /** The head with the footer, then the template's sections in order. */
  readonly sections: readonly SectionScore[];
}

export interface SectionScore {
  readonly title: string;
  /** The schema's key; "" for the head. */
  readonly key: string;
  readonly isPresent: boolean;
  /** From 0 to 1. */
  readonly value: number;
  readonly filled: number;
  readonly expected: number;
  /** What is still to be filled in, in the template's order. */
  readonly open: readonly SlotMatch[];
  /** The sections below it. */
  readonly sections: readonly SectionScore[];
}
