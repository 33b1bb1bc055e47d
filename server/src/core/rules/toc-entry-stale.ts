import * as l10n from "@vscode/l10n";
import { linkText, removeTocEntry } from "../conformance/toc/tocEdits.ts";
import { dueFragments, isDue, type TocMatch } from "../conformance/toc/tocEntries.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import type { TocEntry } from "../document/tocEntry.ts";
import { shortened } from "../text/wording.ts";
import { defineRule, type Finding, type Fix, fixOf } from "./rule.ts";

export const tocEntryStale = defineRule({
  scope: "document",
  meta: {
    id: "toc-entry-stale",
    group: "toc",
    severity: "warning",
    appliesTo: "related",
    summary: "An entry of the table of contents leads to a heading that is gone.",
    why: "A reader who follows the entry gets nowhere.",
    isFixable: true,
  },
  check: ({ document, conformance, toc }) => {
    if (!toc) return [];
    // Where the section is due and missing, the section is reported.
    const due = dueFragments(conformance?.match);
    return toc.stale.filter((entry) => !isDue(entry, due)).map((entry) => findingFor(document, toc, entry));
  },
});

function findingFor(document: PerfDocument, toc: TocMatch, entry: TocEntry): Finding {
  return {
    span: entry.textSpan,
    message: l10n.t('No heading is called "{0}"; expected the title of one.', shortened(entry.text)),
    fixes: [...renaming(toc, entry), ...(toc.toc.isList ? [removal(document, toc, entry)] : [])],
  };
}

/** The entry made one of the heading that it was most likely meant for. */
function renaming({ renamed }: TocMatch, entry: TocEntry): readonly Fix[] {
  const placed = renamed.get(entry);
  if (!placed) return [];
  return [
    fixOf(l10n.t('Change to "{0}"', shortened(placed.heading.text)), "safe", () => [
      { span: entry.textSpan, newText: linkText(placed) },
      { span: entry.urlSpan, newText: `#${placed.slug}` },
    ]),
  ];
}

function removal(document: PerfDocument, { toc }: TocMatch, entry: TocEntry): Fix {
  return fixOf(l10n.t("Remove the entry"), "unsafe", () => removeTocEntry(document, toc, entry), false);
}
