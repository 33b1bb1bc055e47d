import { flatMap } from "../text/flatMap.ts";
import { DocumentMemory, type Memory, memoised, remembered } from "../text/memoised.ts";
import { type Span, shiftSpan } from "../text/span.ts";
import type { Outline } from "./outline.ts";
import type { Link, ListBlock, ListItem, Part } from "./part.ts";

/** A list of links to the document's own headings, standing before its first section. Spans count from the document's start. */
export interface TableOfContents {
  /** The part in which the list stands, and where that begins. */
  readonly part: Part;
  readonly partStart: number;
  /** The list, from its first marker to the end of its last entry. */
  readonly span: Span;
  readonly ordered: boolean;
  /** The entries with those nested in them, in the order of the text. */
  readonly entries: readonly TocEntry[];
}

export interface TocEntry {
  /** From the marker to the end of the entry's own text, without entries nested in it. */
  readonly span: Span;
  /** `1.`, `-` and so on. */
  readonly marker: string;
  /** 0 for an entry of the outer list. */
  readonly depth: number;
  readonly text: string;
  readonly textSpan: Span;
  /** Without the `#`; undefined for an entry that is no link to a fragment. */
  readonly fragment: string | undefined;
  /** With the `#`. */
  readonly urlSpan: Span;
}

/** How many headings below the title are looked under: a note or a summary may stand above the table of contents. */
const HEADINGS_LOOKED_UNDER = 2;

/** The document's table of contents; recognised by what it holds, so its title does not matter. */
export function findTableOfContents({ preamble, headings }: Outline): TableOfContents | undefined {
  const title = headings.findIndex(({ heading }) => heading.level === 1);
  const candidates = [
    ...(preamble ? [preamble] : []),
    ...headings.slice(0, Math.max(0, title) + 1 + HEADINGS_LOOKED_UNDER),
  ];
  for (const { part, start } of candidates) {
    const list = linkListIn(part);
    if (list) return tableIn(list, part, start);
  }
  return undefined;
}

/** The same object for as long as the list stays where it is. */
function tableIn(list: ListBlock, part: Part, partStart: number): TableOfContents {
  return remembered(lastTables, list, [partStart], () => ({
    part,
    partStart,
    span: shiftSpan(list.span, partStart),
    ordered: list.ordered,
    entries: entriesOf(list, part, partStart, 0),
  }));
}

const lastTables: Memory<TableOfContents> = new DocumentMemory();

/** True if the part has a list that is a table of contents by what it holds, wherever it stands. */
export function holdsLinkList(part: Part): boolean {
  return linkListIn(part) !== undefined;
}

const linkListIn = memoised((part: Part) =>
  part.blocks.find((block): block is ListBlock => block.kind === "list" && isLinkList(block, part)),
);

/** True if most items are nothing but a link to a fragment. */
function isLinkList(list: ListBlock, part: Part): boolean {
  const linked = list.items.filter((item) => !item.isTask && linkOf(item, part)?.url.startsWith("#"));
  return linked.length * 2 > list.items.length;
}

/** The link that an item begins with. */
function linkOf(item: ListItem, part: Part): Link | undefined {
  const paragraph = item.blocks[0];
  if (paragraph?.kind !== "paragraph") return undefined;
  return part.links.find(({ kind, span }) => kind === "link" && span.start === paragraph.span.start);
}

function entriesOf(list: ListBlock, part: Part, partStart: number, depth: number): readonly TocEntry[] {
  return flatMap(list.items, (item) => [
    entryOf(item, part, partStart, depth),
    ...flatMap(item.blocks, (block) => (block.kind === "list" ? entriesOf(block, part, partStart, depth + 1) : [])),
  ]);
}

function entryOf(item: ListItem, part: Part, partStart: number, depth: number): TocEntry {
  const link = linkOf(item, part);
  const paragraph = item.blocks[0];
  const content = paragraph?.kind === "paragraph" ? paragraph.span : { start: item.span.end, end: item.span.end };
  return {
    span: shiftSpan({ start: item.span.start, end: content.end }, partStart),
    marker: item.marker,
    depth,
    text: link?.text ?? item.text,
    textSpan: shiftSpan(link?.textSpan ?? content, partStart),
    fragment: link?.url.startsWith("#") ? decodeFragment(link.url.slice(1)) : undefined,
    urlSpan: shiftSpan(link?.urlSpan ?? { start: content.end, end: content.end }, partStart),
  };
}

/** A fragment with its percent escapes resolved; as it is where they are malformed. */
export function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
