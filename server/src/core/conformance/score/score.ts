import type { PlacedSection } from "../../document/outline.ts";
import type { KeySchema } from "../../template/template.ts";
import type { Span } from "../../text/span.ts";
import type { ItemMatch, SlotMatch } from "../match.ts";

/** How many places there are, and how many of them are filled in. */
export interface Counts {
  readonly filled: number;
  readonly expected: number;
}

/** How complete a document is, every point traceable to a place in it. */
export interface Score extends Counts {
  /** Whole percent of the places, rounded down: 100 means that nothing is open. */
  readonly value: number;
  /** So many of the filled places are counted for what the author has besides the template's. */
  readonly own: number;
  /** The head with the footer, then the template's sections in order. */
  readonly sections: readonly SectionScore[];
  /** Outermost sections that the template does not have, as far as they hold something. */
  readonly ownSections: readonly OwnSectionScore[];
}

export interface SectionScore extends Counts {
  readonly title: string;
  /** The schema's key; "" for the head. */
  readonly key: string;
  readonly isPresent: boolean;
  /** So many of the filled places are counted for what the author has besides the template's. */
  readonly own: number;
  /** What is still to be filled in, in the template's order. */
  readonly open: readonly OpenPlace[];
  /** The sections below it. */
  readonly sections: readonly SectionScore[];
}

/** All of its places are filled: they are counted for what it holds. */
export interface OwnSectionScore extends Counts {
  readonly placed: PlacedSection;
}

/** Something that is still to be written. Offsets count as those of its section's match do. */
export interface OpenPlace {
  readonly label: string;
  /** `missing`: nothing stands there; `placeholder`: words that are no answer do. */
  readonly state: "missing" | "placeholder";
  /** What stands there; undefined if nothing does. */
  readonly span: Span | undefined;
  /** Where the part begins that it stands in or belongs to. */
  readonly at: number;
  readonly of: OpenSubject;
}

/** What is asked for at an open place. */
export type OpenSubject =
  | { readonly kind: "slot"; readonly slot: SlotMatch }
  | { readonly kind: "name"; readonly item: ItemMatch }
  | { readonly kind: "key"; readonly schema: KeySchema }
  | { readonly kind: "title" | "elsewhere" };

/** Whole percent of the places that are filled, rounded down; 100 where there are none. */
export function percentOf({ filled, expected }: Counts): number {
  return expected === 0 ? 100 : Math.floor((filled * 100) / expected);
}
