import { perValue } from "../incremental/memo.ts";
import { decodeFragment } from "../markdown/linkUrl.ts";
import type { Block, Link, ListBlock, ListItem, Part } from "../markdown/part.ts";
import { flatMap } from "../text/flatMap.ts";
import { firstFrom, type Span, shiftSpan } from "../text/span.ts";
import { ownFragmentStart } from "./ownFragment.ts";

export interface TocEntry {
  /** From the marker to the end of the entry's own text, without entries nested in it. */
  readonly span: Span;
  /** `1.`, `-` and so on; "" in what is no list. */
  readonly marker: string;
  /** 0 for an entry of the outer list. */
  readonly depth: number;
  readonly text: string;
  readonly textSpan: Span;
  /** The link with its markup; undefined for an entry that is none. */
  readonly linkSpan: Span | undefined;
  /** Without the `#`; undefined for an entry that is no link to a fragment of the document. */
  readonly fragment: string | undefined;
  /** With the `#`, and without the document's own name in front of it. */
  readonly urlSpan: Span;
  /** It is a link to another file or another machine. */
  readonly leadsElsewhere: boolean;
}

/** Entries that may be a table of contents. */
export interface ReadEntries {
  readonly entries: readonly TocEntry[];
  readonly isList: boolean;
  readonly ordered: boolean;
}

/** Where the reference labels of a document lead. Spans count from its start. */
export type Destinations = ReadonlyMap<string, { readonly url: string; readonly urlSpan: Span }>;

/** A part in which a table of contents may stand. */
export interface TocReader {
  readonly part: Part;
  readonly partStart: number;
  readonly uri: string;
  readonly destinations: Destinations;
}

/** The lists of a part that are nothing but links to fragments, which can be nothing but a table of contents. */
export function listedEntries(reader: TocReader): ReadEntries | undefined {
  const lists = reader.part.blocks.filter((block): block is ListBlock => block.kind === "list");
  const likely = lists.filter((list) => isLinkList(list, reader));
  const [first] = likely;
  return (
    first && {
      entries: flatMap(likely, (list) => entriesOfList(list, reader, 0)),
      isList: likely.length === 1,
      ordered: first.ordered,
    }
  );
}

/** True if most items are nothing but a link to a fragment. */
function isLinkList(list: ListBlock, reader: TocReader): boolean {
  let others = 0;
  for (const item of list.items) {
    const link = linkOf(item, reader.part);
    const isEntry = link !== undefined && destinationOf(link, reader).fragment !== undefined;
    if (!isEntry && ++others * 2 >= list.items.length) return false;
  }
  return list.items.length > 0;
}

/** The link that an item begins with, whatever marks stand around it and numbers in front of it. */
function linkOf(item: ListItem, part: Part): Link | undefined {
  const paragraph = item.blocks[0];
  if (paragraph?.kind !== "paragraph") return undefined;
  const { start, end } = paragraph.span;
  const { links, spans } = entryLinksIn(part);
  let at = firstFrom(spans, start);
  while ((spans[at]?.start ?? end) < end && (spans[at]?.end ?? end) > end) at++;
  const link = (spans[at]?.start ?? end) < end ? links[at] : undefined;
  return link && NO_WORDS.test(part.text.slice(start, link.span.start)) ? link : undefined;
}

/** Links that may be entries, in the order in which they begin. */
const entryLinksIn = perValue((part: Part) => {
  const links = part.links.filter(({ kind }) => isEntryKind(kind)).sort((a, b) => a.span.start - b.span.start);
  return { links, spans: links.map(({ span }) => span) };
});

/** A box, marks and numbers, or one word with a number: "Chapter 3:". */
const NO_WORDS = /^(?:\[[ xX]\])?[^\p{L}]*(?:\p{L}{1,20} \d[^\p{L}]*)?$/u;

function isEntryKind(kind: Link["kind"]): boolean {
  return kind !== "image" && kind !== "autolink";
}

function entriesOfList(list: ListBlock, reader: TocReader, depth: number): readonly TocEntry[] {
  return flatMap(list.items, (item) => [
    entryOfItem(item, reader, depth),
    ...flatMap(item.blocks, (block: Block) => (block.kind === "list" ? entriesOfList(block, reader, depth + 1) : [])),
  ]);
}

function entryOfItem(item: ListItem, reader: TocReader, depth: number): TocEntry {
  const { part, partStart } = reader;
  const paragraph = item.blocks[0];
  const content = paragraph?.kind === "paragraph" ? paragraph.span : { start: item.span.end, end: item.span.end };
  const span = { start: item.span.start, end: content.end };
  const link = linkOf(item, part);
  if (link) return entryOfLink(link, reader, { span, marker: item.marker, depth });
  return {
    span: shiftSpan(span, partStart),
    marker: item.marker,
    depth,
    text: item.text,
    textSpan: shiftSpan(content, partStart),
    linkSpan: undefined,
    fragment: undefined,
    urlSpan: shiftSpan({ start: content.end, end: content.end }, partStart),
    leadsElsewhere: false,
  };
}

/** Every link of the part that leads into the document: in a table, a paragraph, HTML or a list with words in front of them. */
export function linkedEntries(reader: TocReader): ReadEntries {
  const entries = flatMap(reader.part.links, (link) => {
    if (!isEntryKind(link.kind) || destinationOf(link, reader).fragment === undefined) return [];
    return [entryOfLink(link, reader, { span: link.span, marker: "", depth: 0 })];
  });
  return { entries, isList: false, ordered: false };
}

/** The fragments of the document that the links of a part lead to. */
export function linkedFragments(reader: TocReader): ReadonlySet<string> {
  const links = reader.part.links.filter(({ kind }) => isEntryKind(kind));
  return new Set(flatMap(links, (link) => destinationOf(link, reader).fragment ?? []));
}

function entryOfLink(
  link: Link,
  reader: TocReader,
  { span, marker, depth }: Pick<TocEntry, "span" | "marker" | "depth">,
): TocEntry {
  const { part, partStart } = reader;
  const { fragment, url, urlSpan } = destinationOf(link, reader);
  const shown = part.text[link.span.start] === "<" ? htmlText(part.text, link.span.end) : link;
  return {
    span: shiftSpan(span, partStart),
    marker,
    depth,
    text: shown.text,
    textSpan: shiftSpan(shown.textSpan, partStart),
    linkSpan: shiftSpan(link.span, partStart),
    fragment,
    urlSpan,
    leadsElsewhere: fragment === undefined && url !== "",
  };
}

/** What stands behind an opening tag up to the next one. */
function htmlText(text: string, start: number): Pick<Link, "text" | "textSpan"> {
  const close = text.indexOf("<", start);
  const end = close < 0 ? text.length : close;
  return { text: text.slice(start, end).trim(), textSpan: { start, end } };
}

interface EntryDestination {
  readonly fragment: string | undefined;
  readonly url: string;
  /** From the `#` on, where there is one; counted from the document's start. */
  readonly urlSpan: Span;
}

function destinationOf(link: Link, { partStart, uri, destinations }: TocReader): EntryDestination {
  const own = { url: link.url, urlSpan: shiftSpan(link.urlSpan, partStart) };
  const { url, urlSpan } = link.kind === "reference" ? (destinations.get(link.label) ?? own) : own;
  const hash = ownFragmentStart(url, uri);
  if (hash === undefined) return { fragment: undefined, url, urlSpan };
  return {
    fragment: decodeFragment(url.slice(hash + 1)),
    url,
    urlSpan: { start: urlSpan.start + hash, end: urlSpan.end },
  };
}
