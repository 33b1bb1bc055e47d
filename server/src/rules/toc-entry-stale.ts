import { expectedFragments } from "../conformance/expectedFragments.ts";
import { titleKey } from "../conformance/titles.ts";
import { linkText, removeTocEntry } from "../conformance/tocEdits.ts";
import type { TocMatch } from "../conformance/tocEntries.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import type { TocEntry } from "../document/tocEntry.ts";
import { DocumentMemory, type Memory, remembered } from "../text/memoised.ts";
import { nearest, shortened } from "../text/wording.ts";
import { defineRule, type Finding, type Fix } from "./rule.ts";

export const tocEntryStale = defineRule({
  scope: "document",
  meta: {
    id: "toc-entry-stale",
    group: "toc",
    severity: "warning",
    appliesTo: "family",
    summary: "An entry of the table of contents leads to a heading that is gone.",
    why: "A reader who follows the entry gets nowhere.",
    isFixable: true,
  },
  check: ({ document, governed, toc }) => {
    if (!toc) return [];
    // An entry for a section that is due and missing is right already; the section is reported.
    const due = governed ? expectedFragments(governed.match) : new Set<string>();
    return toc.stale
      .filter(({ text, fragment }) => !due.has(titleKey(text)) && !(fragment !== undefined && due.has(fragment)))
      .map((entry) => findingFor(document, toc, entry));
  },
});

function findingFor(document: PerfDocument, toc: TocMatch, entry: TocEntry): Finding {
  return {
    span: entry.textSpan,
    message: `No heading is called "${shortened(entry.text)}"; expected the title of one.`,
    fixes: [...renaming(toc, entry), ...(toc.toc.isList ? [removal(document, toc, entry)] : [])],
  };
}

/** The unlisted heading whose title comes nearest: most likely this entry's, under a new title. */
function renaming({ listed }: TocMatch, entry: TocEntry): readonly Fix[] {
  const free = listed.filter((one) => one.entry === undefined).map(({ placed }) => placed);
  const titles = free.map(({ heading }) => heading.text);
  // Compared with every title again only when one of them is another.
  const title = remembered(nearestTitles, entry, titles, () => nearest(entry.text, titles));
  const placed = free.find(({ heading }) => heading.text === title);
  if (!placed || entry.fragment === undefined) return [];
  return [
    {
      title: `Change to "${shortened(placed.heading.text)}"`,
      safety: "safe",
      isPreferred: true,
      edits: () => ({
        edits: [
          { span: entry.textSpan, newText: linkText(placed) },
          { span: entry.urlSpan, newText: `#${placed.slug}` },
        ],
      }),
    },
  ];
}

const nearestTitles: Memory<string | undefined> = new DocumentMemory();

function removal(document: PerfDocument, { toc }: TocMatch, entry: TocEntry): Fix {
  return {
    title: "Remove the entry",
    safety: "unsafe",
    edits: () => ({ edits: removeTocEntry(document, toc, entry) }),
  };
}
