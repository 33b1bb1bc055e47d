import type { Dimension } from "../quantities/units.ts";
import type { Span } from "../text/span.ts";

/**
 * What a document of one category should hold, read from a Markdown template. Spans count from the start of
 * the template's own text, so every part of the schema can be shown and rendered as its author wrote it.
 */
export interface Template {
  /** The frontmatter's `category`, by which documents name their template. */
  readonly category: string;
  readonly uri: string;
  /** As its author wrote it. */
  readonly text: string;
  /** Where the frontmatter ends in it. */
  readonly bodyStart: number;
  readonly frontmatter: readonly KeySchema[];
  readonly title: TitleSchema;
  /** The sentence between title and table of contents. */
  readonly description: ProseSlot | undefined;
  readonly tableOfContents: TocSchema | undefined;
  readonly sections: readonly SectionSchema[];
  /** The fields behind the last thematic break. */
  readonly footer: readonly FieldSlot[];
  /** True if thematic breaks stand between the sections. */
  readonly hasSeparators: boolean;
  /** From the last thematic break to the end; undefined without a footer. */
  readonly footerSpan: Span | undefined;
  /** Every `{…}` in the body, with its braces: what an author replaces. */
  readonly placeholders: readonly string[];
  /** The targets of the template's own links: one that still leads nowhere was never looked at. */
  readonly linkTargets: readonly string[];
  readonly problems: readonly TemplateProblem[];
}

/** Something in a template that can't be read as a schema. */
export interface TemplateProblem {
  readonly span: Span;
  readonly message: string;
}

export interface KeySchema {
  readonly key: string;
  readonly kind: KeyKind;
  /** The value as the template has it, `stub | draft | …` for an enumeration. */
  readonly placeholder: string;
}

export type KeyKind =
  | { readonly kind: "enum"; readonly values: readonly string[] }
  | { readonly kind: "date" /** Words that may stand for a date. */; readonly words: readonly string[] }
  | { readonly kind: "integer" }
  | { readonly kind: "paths" }
  | { readonly kind: "category"; readonly value: string }
  | { readonly kind: "text" };

/** `# {System/Feature Name} - Performance`: what stands before and after the placeholder. */
export interface TitleSchema {
  readonly prefix: string;
  readonly placeholder: string;
  readonly suffix: string;
  readonly span: Span;
}

export interface TocSchema {
  readonly title: string;
  readonly level: number;
  readonly ordered: boolean;
  readonly span: Span;
}

/** A heading with a title of its own, at any level. */
export interface SectionSchema {
  readonly kind: "section";
  /** Slugs from the outermost section down, joined by `/`: unique in the template. */
  readonly key: string;
  readonly title: string;
  readonly level: number;
  readonly isOptional: boolean;
  /** Its absence is an error, whatever else may be missing without one. */
  readonly isRequired: boolean;
  /** What the template says the section is for: shown on hover. */
  readonly prompt: string;
  /** It holds nothing but labelled lists, with links in them. */
  readonly isOfLinks: boolean;
  /** What stands directly under the heading. */
  readonly slots: readonly SlotSchema[];
  /** Sections and kinds of items below it, in order. */
  readonly children: readonly (SectionSchema | ItemSchema)[];
  /** The heading with its own text, without the children. */
  readonly ownSpan: Span;
  /** With the children, up to the next heading of its level or higher. */
  readonly span: Span;
}

/** A repeated heading: `#### Bottleneck 1: {Name}`. */
export interface ItemSchema {
  readonly kind: "item";
  readonly key: string;
  /** What stands before the number. */
  readonly label: string;
  /** Other labels that the template uses for the same kind. */
  readonly aliases: readonly string[];
  readonly level: number;
  /** The placeholders that the template has behind number and colon; none for items without a name. */
  readonly namePlaceholders: readonly string[];
  /** Where numbers start again at 1. */
  readonly numbering: "subsection" | "section";
  /** Fewest items where the kind is not mixed with others. */
  readonly atLeast: number;
  readonly prompt: string;
  readonly slots: readonly SlotSchema[];
  /** The first item, whole. */
  readonly exampleSpan: Span;
  /** All items of the kind. */
  readonly span: Span;
}

export type SlotSchema = ProseSlot | ListSlot | CodeSlot | FieldSlot;

interface SlotOf<Kind extends string> {
  readonly kind: Kind;
  readonly key: string;
  /** The template's own words for what belongs here, normalised; a value that is one of them is not filled in. */
  readonly prompts: readonly string[];
  /** Pieces of the prompts that no author would keep: `X ms`, `{Name}`, `O(?)`. */
  readonly tokens: readonly string[];
  readonly span: Span;
}

/** Paragraphs of the author's own. */
export interface ProseSlot extends SlotOf<"prose"> {}

/** A list whose entries the author chooses: `- Metric 1: Target value`. */
export interface ListSlot extends SlotOf<"list"> {
  /** Fields that every entry holds. */
  readonly entryFields: readonly FieldSlot[];
}

/** A code block of the author's own. */
export interface CodeSlot extends SlotOf<"code"> {
  readonly language: string;
}

export interface FieldSlot extends SlotOf<"field"> {
  readonly label: string;
  /** Labels that stand in its place in other entries: "Why rejected" for "Why chosen". */
  readonly aliases: readonly string[];
  readonly style: "bullet" | "paragraph" | "entry" | "row";
  readonly value: ValueKind;
  /** Complete as the template has it (`pnpm bench:ci`): neither scored nor reported when kept. */
  readonly isGiven: boolean;
  /** The values of `status` with which it is due: "if stub/draft/needs-review". Undefined: with all. */
  readonly dueIn?: readonly string[];
  readonly content: FieldContent;
}

/** What a field holds besides, or in place of, the text beside its label. */
export type FieldContent =
  | { readonly kind: "inline" }
  /** Fields with labels of their own, each of which is a slot: a list or the rows of a table. */
  | { readonly kind: "fields" | "rows"; readonly fields: readonly FieldSlot[] }
  | { readonly kind: "list"; readonly entryFields: readonly FieldSlot[] }
  | { readonly kind: "code"; readonly language: string }
  | { readonly kind: "prose" };

export type ValueKind =
  | { readonly kind: "text" }
  /** `Low / Medium / High`; open if the list ends with `etc.` */
  | { readonly kind: "alternatives"; readonly values: readonly string[]; readonly isOpen: boolean }
  /** `X req/sec` */
  | { readonly kind: "quantity"; readonly dimension: Dimension | "any" }
  | { readonly kind: "complexity" }
  /** `Metric > threshold for duration` */
  | { readonly kind: "condition" }
  | { readonly kind: "date" }
  | { readonly kind: "path" }
  | { readonly kind: "glob" }
  | { readonly kind: "location" }
  | { readonly kind: "command" };
