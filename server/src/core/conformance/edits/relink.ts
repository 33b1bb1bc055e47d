import { destinationsIn } from "../../document/links.ts";
import { type PlacedHeading, slugsOf } from "../../document/outline.ts";
import { ownFragmentStart } from "../../document/ownFragment.ts";
import type { PerfDocument } from "../../document/perfDocument.ts";
import { decodeFragment, fragmentPlace } from "../../markdown/linkUrl.ts";
import type { Part } from "../../markdown/part.ts";
import { shiftSpan, textOf } from "../../text/span.ts";
import type { TextEdit } from "../../text/textEdit.ts";

/**
 * The edits that keep the document's links on their headings when some of these get other titles: fragments
 * everywhere, and the text of entries of the table of contents that repeat the old title.
 * @param titles The new titles, by the part that the heading begins.
 */
export function relinkEdits(document: PerfDocument, titles: ReadonlyMap<Part, string>): readonly TextEdit[] {
  return [...fragmentEdits(document, titles), ...entryTextEdits(document, titles)];
}

function fragmentEdits(document: PerfDocument, titles: ReadonlyMap<Part, string>): readonly TextEdit[] {
  const moved = movedFragments(document.outline.headings, titles);
  return destinationsIn(document).flatMap(({ url, urlSpan }) => {
    const place = ownFragmentStart(url, document.uri) === undefined ? undefined : fragmentPlace(url);
    const now = place && moved.get(decodeFragment(textOf(url, place)));
    return now === undefined || !place ? [] : [{ span: shiftSpan(place, urlSpan.start), newText: now }];
  });
}

/** Old fragment to new one. Duplicates are numbered in the order of the text, so one title may change another's fragment. */
function movedFragments(
  headings: readonly PlacedHeading[],
  titles: ReadonlyMap<Part, string>,
): ReadonlyMap<string, string> {
  const now = slugsOf(
    headings.map(({ part, heading: { text, attributes } }) => ({ text: titles.get(part) ?? text, attributes })),
  );
  const pairs = headings.map(({ slug }, place) => [slug, now[place] ?? slug] as const);
  return new Map(pairs.filter(([before, after]) => before !== after));
}

function entryTextEdits(
  { tableOfContents, outline }: PerfDocument,
  titles: ReadonlyMap<Part, string>,
): readonly TextEdit[] {
  const renamed = outline.headings.filter(({ part }) => titles.has(part));
  return (tableOfContents?.entries ?? []).flatMap(({ text, textSpan }) => {
    const placed = renamed.find(({ heading }) => heading.text === text);
    const title = placed && titles.get(placed.part);
    return title === undefined ? [] : [{ span: textSpan, newText: title }];
  });
}
