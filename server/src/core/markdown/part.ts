import type { Span } from "../text/span.ts";

/**
 * A heading and what stands under it up to the next heading, or the text before the first heading.
 * The unit that survives edits elsewhere: every span in it counts from the part's own start.
 */
export interface Part {
  readonly text: string;
  readonly heading: Heading | undefined;
  readonly blocks: readonly Block[];
  readonly fields: readonly Field[];
  readonly links: readonly Link[];
  readonly definitions: readonly Definition[];
  readonly codeSpans: readonly CodeSpan[];
  readonly comments: readonly Comment[];
  /** Values of `id` and `name` attributes in HTML, and ids that stand in braces in a paragraph: targets of fragments. */
  readonly htmlIds: readonly string[];
  /** `[text][label]` that stayed text, since no definition has the label. */
  readonly undefinedReferences: readonly UndefinedReference[];
}

/** `## Title` or a title underlined with `===` or `---`. */
export interface Heading {
  readonly level: 1 | 2 | 3 | 4 | 5 | 6;
  /** Without markup and attributes: "Cache layer" for "`Cache` layer {#cache}". */
  readonly text: string;
  /** What renderers take from the end of the title, as written: `{#id .class}`; "" if there is none. */
  readonly attributes: string;
  /** From the first `#` to the end of the title or its underline, without the line end. */
  readonly span: Span;
  /** The title as written, without `##`, attributes and HTML anchors; empty, where a title would stand, if there is none. */
  readonly textSpan: Span;
  readonly style: "atx" | "setext";
}

export type Block =
  | ParagraphBlock
  | ListBlock
  | TableBlock
  | CodeBlock
  | HtmlBlock
  | QuoteBlock
  | ThematicBreakBlock
  | DefinitionBlock
  | OtherBlock;

interface BlockOf<Kind extends string> {
  readonly kind: Kind;
  readonly span: Span;
}

export interface ParagraphBlock extends BlockOf<"paragraph"> {
  /** Without markup, soft line ends kept as `\n`. */
  readonly text: string;
}

export interface ListBlock extends BlockOf<"list"> {
  readonly ordered: boolean;
  readonly items: readonly ListItem[];
}

export interface ListItem {
  /** From the marker to the end of the item's last block. */
  readonly span: Span;
  /** `-`, `*`, `+`, `1.` or `1)`. */
  readonly marker: string;
  /** The item's first paragraph without markup; "" if it has none. */
  readonly text: string;
  readonly blocks: readonly Block[];
  /** True for `- [ ]` and `- [x]`. */
  readonly isTask: boolean;
}

export interface TableBlock extends BlockOf<"table"> {
  /** The first one is the header; the delimiter row is left out. */
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  readonly span: Span;
  readonly cells: readonly TableCell[];
}

export interface TableCell {
  /** The content without the pipes and the white space around it. */
  readonly span: Span;
  readonly text: string;
}

export interface CodeBlock extends BlockOf<"code"> {
  readonly language: string;
  readonly value: string;
  /** Where the value stands, without the fences' lines. */
  readonly valueSpan: Span;
  /** False for a fence that runs to the end of the document. */
  readonly closed: boolean;
}

export interface HtmlBlock extends BlockOf<"html"> {
  readonly value: string;
}

export interface QuoteBlock extends BlockOf<"quote"> {
  readonly text: string;
}

export interface ThematicBreakBlock extends BlockOf<"thematicBreak"> {}

export interface DefinitionBlock extends BlockOf<"definition"> {}

/** Footnotes and whatever else remark knows and no rule looks into. */
export interface OtherBlock extends BlockOf<"other"> {
  readonly text: string;
}

/**
 * A label with its value, however it is written:
 * `bullet` is `- **Label:** value`, `paragraph` is `**Label:** value`,
 * `entry` is `- Label: value` or `1. Label:`, `row` is `| Label | value |`.
 */
export interface Field {
  readonly style: "bullet" | "paragraph" | "entry" | "row";
  /** Without markup and without the colon. */
  readonly label: string;
  /** The label as written between its asterisks (or pipes), without the colon. */
  readonly labelSpan: Span;
  /** From the list marker, asterisks or pipe to the end of the body. */
  readonly span: Span;
  /** What stands beside the label, without markup. */
  readonly value: string;
  /** Where the value stands as written; empty, after the label, if there is none. */
  readonly valueSpan: Span;
  /** The blocks below the label that belong to it. */
  readonly body: readonly Block[];
  /** Fields inside the body: `- Before: 5 ms` below `**Performance impact:**`. */
  readonly children: readonly Field[];
}

export interface Link {
  /** `html` is `<a href>` or `<img src>`. */
  readonly kind: "link" | "image" | "reference" | "autolink" | "html";
  /** Of HTML the opening tag. */
  readonly span: Span;
  /** Without markup; "" for HTML, whose text stands behind the tag. */
  readonly text: string;
  readonly textSpan: Span;
  /** As written, without angle brackets or quotation marks; "" for references. */
  readonly url: string;
  readonly urlSpan: Span;
  /** The label of a reference, normalised as CommonMark does; "" for the others. */
  readonly label: string;
}

/** `[label]: url` */
export interface Definition {
  readonly span: Span;
  /** Normalised as CommonMark does. */
  readonly label: string;
  readonly url: string;
  readonly urlSpan: Span;
}

export interface UndefinedReference {
  readonly span: Span;
  readonly label: string;
}

export interface CodeSpan {
  readonly span: Span;
  readonly value: string;
}

/** `<!-- text -->` */
export interface Comment {
  readonly span: Span;
  /** Trimmed, without the comment's marks. */
  readonly text: string;
}
