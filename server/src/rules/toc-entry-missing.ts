import { insertTocEntry, linkText } from "../conformance/tocEdits.ts";
import type { PlacedHeading } from "../document/outline.ts";
import type { Heading } from "../document/part.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import type { TableOfContents } from "../document/tableOfContents.ts";
import type { TocEntry } from "../document/tocEntry.ts";
import { memoised } from "../text/memoised.ts";
import { shiftSpan } from "../text/span.ts";
import { shortened } from "../text/wording.ts";
import { defineRule, type Finding, type Fix } from "./rule.ts";

export const tocEntryMissing = defineRule({
  scope: "document",
  meta: {
    id: "toc-entry-missing",
    group: "toc",
    severity: "warning",
    appliesTo: "family",
    summary: "A section has no entry in the table of contents.",
    why: "What the table of contents leaves out is not found by those who go by it.",
    isFixable: true,
  },
  check: ({ document, toc }) => {
    if (!toc) return [];
    // An entry that has the heading's former title is one for it, and reported itself.
    const renamed = new Set(toc.renamed.values());
    const findings: Finding[] = [];
    let above: TocEntry | undefined;
    for (const { placed, entry } of toc.listed) {
      if (!entry && !renamed.has(placed)) findings.push(findingFor(document, toc.toc, placed, above));
      if (entry?.depth === 0) above = entry;
    }
    return findings;
  },
});

/** @param above The last entry that the document's headings have above this one. */
function findingFor(
  document: PerfDocument,
  toc: TableOfContents,
  placed: PlacedHeading,
  above: TocEntry | undefined,
): Finding {
  return {
    span: shiftSpan(placed.heading.textSpan, placed.start),
    message: messageFor(placed.heading),
    related: [{ span: toc.entries[0]?.span ?? toc.span, message: "The table of contents" }],
    fixes: toc.isList ? [additionOf(document, toc, placed, above)] : [],
  };
}

function additionOf(
  document: PerfDocument,
  toc: TableOfContents,
  placed: PlacedHeading,
  above: TocEntry | undefined,
): Fix {
  return {
    title: "Add the section to the table of contents",
    safety: "safe",
    isPreferred: true,
    edits: () => ({
      edits: insertTocEntry(document, toc, { text: linkText(placed), slug: placed.slug }, above),
    }),
  };
}

/** A long document may lack many entries, at each keystroke. */
const messageFor = memoised(
  ({ text }: Heading) => `"${shortened(text)}" is not in the table of contents; expected an entry for it.`,
);
