import type { PlacedHeading, PlacedSection, Section } from "../document/outline.ts";
import type { Field } from "../markdown/part.ts";
import type { ItemSchema, SectionSchema, SlotSchema, Template } from "../template/template.ts";
import type { Span } from "../text/span.ts";

/**
 * `placeholder`: there, but still the template's own words. `unanswered`: the author's words, but no answer: TBD and
 * its kin, or anything but a quantity, or why there is none, where a quantity is due.
 */
export type SlotState = "missing" | "placeholder" | "unanswered" | "filled";

/** Which part of a document fills which part of its template: decided here once, read by everything else. */
export interface Match {
  /** The same for all matches of a document, as its outline's is. */
  readonly documentIdentity: object;
  readonly template: Template;
  readonly title: TitleMatch;
  /** Undefined if the template asks for none. Spans count from the document's start. */
  readonly description: SlotMatch | undefined;
  /** One for each of the template's sections, in its order. */
  readonly sections: readonly TopLevelSection[];
  /** Outermost sections that the template does not have, the table of contents left out. */
  readonly unknown: readonly PlacedSection[];
  /** Further sections with the title of one that is matched already. */
  readonly duplicates: readonly Duplicate[];
  /** The heading of the template's table of contents. */
  readonly tocHeading: PlacedHeading | undefined;
  /** Spans count from the document's start. */
  readonly footer: readonly SlotMatch[];
}

export interface TitleMatch {
  /** The first heading of level 1; undefined where there is none, whose place the frontmatter's `title` may take. */
  readonly heading: PlacedHeading | undefined;
  readonly state: SlotState;
  /** What stands where the template has its placeholder; the whole title if it has another form. */
  readonly name: string;
  /** True if the title has the template's form, or says in its own what that would add. */
  readonly fits: boolean;
}

export interface Duplicate {
  readonly schema: SectionSchema;
  readonly placed: PlacedSection;
}

/** The match of an outermost section. */
export interface TopLevelSection {
  /** Where the outermost section that holds it begins; everything in `match` counts from there. */
  readonly start: number;
  readonly match: SectionMatch;
}

export interface SectionMatch {
  readonly schema: SectionSchema;
  readonly section: Section | undefined;
  /** How the section was recognised: by its title, by one close to it, or by its title at another level. */
  readonly found: "title" | "near title" | "other level" | "not";
  /** It says `Not applicable` with a reason, so nothing is due in it. */
  readonly isNotApplicable: boolean;
  readonly slots: readonly SlotMatch[];
  /** One for each of the schema's sections, in its order. */
  readonly sections: readonly SectionMatch[];
  /** The items found, in the order of the text. */
  readonly items: readonly ItemMatch[];
  /** Sections below it that the template does not have. */
  readonly unknown: readonly Section[];
}

export interface ItemMatch {
  readonly schema: ItemSchema;
  readonly section: Section;
  /** As written: the schema's label, or one of its aliases; "" if the heading has none and was known by its fields. */
  readonly label: string;
  readonly number: number | undefined;
  /** Where the number's digits stand. */
  readonly numberSpan: Span | undefined;
  readonly name: string;
  readonly nameState: SlotState;
  /** Its body is only the template's `...`, so nothing in it is missing yet. */
  readonly isAndSoOn: boolean;
  readonly slots: readonly SlotMatch[];
}

export interface SlotMatch {
  readonly schema: SlotSchema;
  readonly state: SlotState;
  /** What fills it, or holds its placeholder; undefined if it is missing. */
  readonly span: Span | undefined;
  /** For a field. Its own spans count from its part: add `at`. */
  readonly field: Field | undefined;
  /** Where the field's part begins, counted as `span` is. */
  readonly at: number;
  /** The fields in it; for a list, those of each entry in turn. */
  readonly children: readonly SlotMatch[];
}
