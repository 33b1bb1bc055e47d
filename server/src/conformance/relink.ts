import GithubSlugger from "github-slugger";
import { destinationsIn } from "../document/links.ts";
import type { PlacedHeading } from "../document/outline.ts";
import type { Part } from "../document/part.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import { decodeFragment } from "../document/tableOfContents.ts";
import { flatMap } from "../text/flatMap.ts";
import type { TextEdit } from "../text/textEdit.ts";

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
  return flatMap(destinationsIn(document), ({ url, urlSpan }) => {
    const now = url.startsWith("#") ? moved.get(decodeFragment(url.slice(1))) : undefined;
    return now === undefined ? [] : [{ span: { start: urlSpan.start + 1, end: urlSpan.end }, newText: now }];
  });
}

/** Old fragment to new one. Duplicates are numbered in the order of the text, so one title may change another's fragment. */
function movedFragments(
  headings: readonly PlacedHeading[],
  titles: ReadonlyMap<Part, string>,
): ReadonlyMap<string, string> {
  const slugger = new GithubSlugger();
  const pairs = headings.map(
    ({ slug, part, heading }) => [slug, slugger.slug(titles.get(part) ?? heading.text)] as const,
  );
  return new Map(pairs.filter(([before, after]) => before !== after));
}

function entryTextEdits(
  { tableOfContents, outline }: PerfDocument,
  titles: ReadonlyMap<Part, string>,
): readonly TextEdit[] {
  const renamed = outline.headings.filter(({ part }) => titles.has(part));
  return flatMap(tableOfContents?.entries ?? [], ({ text, textSpan }) => {
    const placed = renamed.find(({ heading }) => heading.text === text);
    const title = placed && titles.get(placed.part);
    return title === undefined ? [] : [{ span: textSpan, newText: title }];
  });
}
