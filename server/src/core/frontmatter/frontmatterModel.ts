import type { Span } from "../text/span.ts";

/** The YAML between the fences at the top of a document, with the place of everything in it; other formats are only known. */
export interface Frontmatter {
  /** The document's text up to where the body begins: offsets in it are those of the document. */
  readonly text: string;
  /** True if the text begins with a fence, whatever follows, or if frontmatter stands below blank lines and comments. */
  readonly present: boolean;
  /** What stands above it, where nothing may: empty as a rule. */
  readonly above: Span;
  /** No edit that begins here or behind changes anything of it. */
  readonly settledFrom: number;
  /** From the first fence to the end of the last one's line; empty, at the start of the body, if there is none. */
  readonly span: Span;
  /** Between the fences' lines. */
  readonly contentSpan: Span;
  /** Where the Markdown begins. */
  readonly bodyStart: number;
  readonly isClosed: boolean;
  /** What stands behind the opening fence, or which format the fence says: "" or "yaml" are read, anything else is refused. */
  readonly language: string;
  readonly entries: readonly FrontmatterEntry[];
  readonly problems: readonly FrontmatterProblem[];
}

export interface FrontmatterEntry {
  readonly key: string;
  readonly keySpan: Span;
  /** From the key to the end of the value, without the line end and without a comment behind it. */
  readonly span: Span;
  readonly value: FrontmatterValue;
}

export interface FrontmatterValue {
  readonly kind: "text" | "number" | "boolean" | "null" | "list" | "map" | "alias";
  /** As a string: the text itself, or the number as written. */
  readonly text: string;
  /** Empty, after the colon, for a key without a value. */
  readonly span: Span;
  readonly isQuoted: boolean;
  /** The members of a list. */
  readonly items: readonly FrontmatterValue[];
}

export interface FrontmatterProblem {
  readonly span: Span;
  readonly message: string;
}

/** The entry of a key, the first one where a key stands twice. */
export function entryOf(frontmatter: Frontmatter, key: string): FrontmatterEntry | undefined {
  return frontmatter.entries.find((entry) => entry.key === key);
}

/** The title that site generators give a page whose body has none; undefined if the frontmatter has none either. */
export function titleIn(frontmatter: Frontmatter): string | undefined {
  const value = entryOf(frontmatter, "title")?.value;
  return value?.kind === "text" && value.text.trim() !== "" ? value.text.trim() : undefined;
}
