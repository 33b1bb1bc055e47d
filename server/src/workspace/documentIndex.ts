import type { Span } from "../text/span.ts";

/** What other documents need to know of one: small, so that it can be kept for every document of a workspace. */
export interface DocumentSummary {
  readonly uri: string;
  readonly title: string;
  readonly category: string | undefined;
  readonly status: string | undefined;
  readonly module: string | undefined;
  /** The fragments that lead somewhere in it: headings' slugs and HTML ids. */
  readonly fragments: ReadonlySet<string>;
  readonly related: readonly PathEntry[];
  readonly dependencies: readonly PathEntry[];
  /** Where an entry would be added to `related`, and what stands there. */
  readonly relatedSpan: Span | undefined;
}

/** A path in the frontmatter as written, and where it stands. */
export interface PathEntry {
  readonly path: string;
  readonly span: Span;
}
