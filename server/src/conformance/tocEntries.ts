import type { PlacedHeading } from "../document/outline.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import type { TableOfContents, TocEntry } from "../document/tableOfContents.ts";
import type { Match } from "./match.ts";

/** How a table of contents and the headings it lists belong together: decided here once for all rules about it. */
export interface TocMatch {
  readonly toc: TableOfContents;
  /** Headings of level 2 behind the table of contents, with the entry for each. */
  readonly listed: readonly ListedHeading[];
  /** Entries that lead to no heading, neither by their fragment nor by their text. */
  readonly stale: readonly TocEntry[];
  /** Entries whose text names a heading and whose fragment leads elsewhere or nowhere. */
  readonly misled: readonly MisledEntry[];
}

export interface ListedHeading {
  readonly placed: PlacedHeading;
  readonly entry: TocEntry | undefined;
}

export interface MisledEntry {
  readonly entry: TocEntry;
  readonly placed: PlacedHeading;
}

/** Undefined for a document without a table of contents. */
export function matchToc(document: PerfDocument, match: Match | undefined): TocMatch | undefined {
  const toc = document.tableOfContents;
  if (!toc) return undefined;
  const titles = templateTitles(match);
  const found = toc.entries.map((entry) => ({ entry, ...destinationOf(entry, document.outline.headings, titles) }));
  return {
    toc,
    listed: listedHeadings(document, toc).map((placed) => ({
      placed,
      entry: found.find((one) => one.placed === placed)?.entry,
    })),
    stale: found.filter(({ placed }) => placed === undefined).map(({ entry }) => entry),
    misled: found.flatMap(({ entry, placed, by }) =>
      placed && by === "text" && entry.fragment !== placed.slug ? [{ entry, placed }] : [],
    ),
  };
}

/** The headings that an outer list has an entry for: those of level 2 that stand behind it. */
export function listedHeadings({ outline }: PerfDocument, toc: TableOfContents | undefined): readonly PlacedHeading[] {
  return outline.headings.filter(
    ({ heading, part, start }) => heading.level === 2 && part !== toc?.part && start > (toc?.span.start ?? -1),
  );
}

interface TocDestination {
  readonly placed: PlacedHeading | undefined;
  readonly by: "text" | "template" | "fragment";
}

/** The heading of that very text, the one with the fragment if several have it; else the one the fragment leads to. */
function destinationOf(
  { text, fragment }: TocEntry,
  headings: readonly PlacedHeading[],
  titles: ReadonlyMap<PlacedHeading["part"], string>,
): TocDestination {
  const named = headings.filter(({ heading }) => sameText(heading.text, text));
  const byText = named.find(({ slug }) => slug === fragment) ?? named[0];
  if (byText) return { placed: byText, by: "text" };
  const byTemplate = headings.find(({ part }) => sameText(titles.get(part) ?? "", text));
  if (byTemplate) return { placed: byTemplate, by: "template" };
  return { placed: headings.find(({ slug }) => slug === fragment), by: "fragment" };
}

function sameText(a: string, b: string): boolean {
  return a.replace(/\s+/g, " ").trim() === b.replace(/\s+/g, " ").trim();
}

/** The template's titles of sections that were recognised under another one. */
function templateTitles(match: Match | undefined): ReadonlyMap<PlacedHeading["part"], string> {
  const renamed = match?.sections.flatMap(({ match: { section, schema, found } }) =>
    section && found === "near title" ? [[section.part, schema.title] as const] : [],
  );
  return new Map(renamed);
}
