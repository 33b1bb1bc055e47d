import { insertToc } from "../conformance/insertToc.ts";
import { entryOf } from "../document/frontmatter.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import { hasTocMarker } from "../document/tableOfContents.ts";
import { shiftSpan } from "../text/span.ts";
import { defineRule } from "./rule.ts";

export const tocMissing = defineRule({
  scope: "document",
  meta: {
    id: "toc-missing",
    group: "toc",
    severity: { stub: "hint", draft: "hint", current: "warning" },
    appliesTo: "governed",
    summary: "The document has no table of contents, though its template has one.",
    why: "A performance document is read in pieces, by people who look for one section.",
    isFixable: true,
  },
  check: ({ document, governed }) => {
    const wanted = governed?.template.tableOfContents;
    if (!governed || !wanted || document.tableOfContents || isWrittenByRenderer(document)) return [];
    const { match } = governed;
    // One that stands further down, or leads to other files, is there all the same.
    if (match.tocHeading && match.tocHeading.part.links.length > 0) return [];
    const place = match.tocHeading ?? match.title.heading ?? document.outline.headings[0];
    if (!place) return [];
    const message = match.tocHeading
      ? `"${match.tocHeading.heading.text}" lists no section; expected a link to each.`
      : "The document has no table of contents; expected one above the first section.";
    return [
      {
        span: shiftSpan(place.heading.textSpan, place.start),
        message,
        fixes: [
          {
            title: "Generate the table of contents",
            safety: "adds",
            isPreferred: true,
            edits: () => ({ edits: insertToc(document, match, wanted) }),
          },
        ],
      },
    ];
  },
});

/** By a mark in the text, or as the frontmatter asks site generators for it. */
function isWrittenByRenderer({ outline, frontmatter }: PerfDocument): boolean {
  const asked = entryOf(frontmatter, "toc")?.value;
  return hasTocMarker(outline) || (asked !== undefined && asked.kind !== "null" && asked.text !== "false");
}
