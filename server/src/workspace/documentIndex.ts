import { entryOf, type Frontmatter, type FrontmatterEntry } from "../document/frontmatter.ts";
import { type ListInsertion, listInsertion } from "../document/frontmatterEdits.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
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
  /** The list of `related` as written, `[]` or its entries; undefined if there is none. */
  readonly relatedSpan: Span | undefined;
  /** How to add a path to `related`; undefined where the frontmatter does not let it be told. */
  readonly relatedInsertion: ListInsertion | undefined;
}

/** A path in the frontmatter as written, and where it stands. */
export interface PathEntry {
  readonly path: string;
  readonly span: Span;
}

/** What the index keeps of a document. */
export function summaryOf({ uri, text, frontmatter, outline }: PerfDocument): DocumentSummary {
  const { headings, preamble } = outline;
  const parts = [...(preamble ? [preamble.part] : []), ...headings.map(({ part }) => part)];
  return {
    uri,
    title: headings.find(({ heading }) => heading.level === 1)?.heading.text ?? "",
    category: textIn(frontmatter, "category"),
    status: textIn(frontmatter, "status"),
    module: textIn(frontmatter, "module"),
    fragments: new Set([...headings.map(({ slug }) => slug), ...parts.flatMap(({ htmlIds }) => htmlIds)]),
    related: pathsIn(entryOf(frontmatter, "related")),
    dependencies: pathsIn(entryOf(frontmatter, "dependencies")),
    relatedSpan: entryOf(frontmatter, "related")?.value.span,
    relatedInsertion: listInsertion(text, frontmatter, "related"),
  };
}

/** True for a document that has a category, or the status and module by which the family is known. */
export function isIndexed({ category, status, module }: DocumentSummary): boolean {
  return category !== undefined || (status !== undefined && module !== undefined);
}

function textIn(frontmatter: Frontmatter, key: string): string | undefined {
  const value = entryOf(frontmatter, key)?.value;
  return value?.kind === "text" && value.text !== "" ? value.text : undefined;
}

function pathsIn(entry: FrontmatterEntry | undefined): readonly PathEntry[] {
  const items = entry?.value.items ?? [];
  return items.flatMap(({ kind, text, span }) => (kind === "text" && text !== "" ? [{ path: text, span }] : []));
}
