import { insertTocEntry, writtenTitle } from "../conformance/tocEdits.ts";
import type { ListedHeading, TocMatch } from "../conformance/tocEntries.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import { shiftSpan } from "../text/span.ts";
import { shortened } from "../text/wording.ts";
import { defineRule, type Finding } from "./rule.ts";

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
    return toc.listed.filter(({ entry }) => entry === undefined).map((heading) => findingFor(document, toc, heading));
  },
});

function findingFor(document: PerfDocument, { toc, listed }: TocMatch, missing: ListedHeading): Finding {
  const { placed } = missing;
  const above = listed.slice(0, listed.indexOf(missing)).findLast(({ entry }) => entry?.depth === 0)?.entry;
  return {
    span: shiftSpan(placed.heading.textSpan, placed.start),
    message: `"${shortened(placed.heading.text)}" is not in the table of contents; expected an entry for it.`,
    related: [{ span: toc.entries[0]?.span ?? toc.span, message: "The table of contents" }],
    fixes: [
      {
        title: "Add the section to the table of contents",
        safety: "safe",
        isPreferred: true,
        edits: () => ({
          edits: insertTocEntry(document, toc, { text: writtenTitle(placed), slug: placed.slug }, above),
        }),
      },
    ],
  };
}
