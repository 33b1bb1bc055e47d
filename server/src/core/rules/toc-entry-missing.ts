import * as l10n from "@vscode/l10n";
import { insertTocEntries, linkText } from "../conformance/toc/tocEdits.ts";
import type { PlacedHeading } from "../document/outline.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import type { TableOfContents } from "../document/tableOfContents.ts";
import type { TocEntry } from "../document/tocEntry.ts";
import type { Heading } from "../markdown/part.ts";
import { shiftSpan } from "../text/span.ts";
import { shortened } from "../text/wording.ts";
import { defineRule, type Finding, type Fix, type FixGroup, type GroupMember } from "./rule.ts";

export const tocEntryMissing = defineRule({
  scope: "document",
  meta: {
    id: "toc-entry-missing",
    group: "toc",
    severity: "warning",
    appliesTo: "related",
    summary: "A section has no entry in the table of contents.",
    why: "What the table of contents leaves out is not found by those who go by it.",
    isFixable: true,
    yieldsTo: ["section-duplicate"],
  },
  check: ({ document, toc }) => {
    if (!toc) return [];
    // An entry that has the heading's former title is one for it, and reported itself.
    const renamed = new Set(toc.renamed.values());
    const missing: MissingEntry[] = [];
    let above: TocEntry | undefined;
    for (const { placed, entry } of toc.listed) {
      if (!entry && !renamed.has(placed)) missing.push({ placed, above });
      if (entry?.depth === 0) above = entry;
    }
    const group = additions(document, toc.toc, missing);
    return missing.map(({ placed }, place) => findingFor(toc.toc, placed, { group, place }));
  },
});

interface MissingEntry {
  readonly placed: PlacedHeading;
  /** The last entry that the document's headings have above this one. */
  readonly above: TocEntry | undefined;
}

function findingFor(toc: TableOfContents, placed: PlacedHeading, member: GroupMember): Finding {
  return {
    span: shiftSpan(placed.heading.textSpan, placed.start),
    message: messageFor(placed.heading),
    related: [{ span: toc.entries[0]?.span ?? toc.span, message: l10n.t("The table of contents") }],
    fixes: toc.isList ? [additionOf(member)] : [],
  };
}

function additionOf(member: GroupMember): Fix {
  return {
    title: l10n.t("Add the section to the table of contents"),
    safety: "safe",
    isPreferred: true,
    edits: () => member.group.edits([member.place]),
    member,
  };
}

/** They stand in one list, and those behind each other there change each other's numbers. */
function additions(document: PerfDocument, toc: TableOfContents, missing: readonly MissingEntry[]): FixGroup {
  return {
    edits: (places) => {
      const entries = places
        .flatMap((place) => missing[place] ?? [])
        .map(({ placed, above }) => {
          return { link: { text: linkText(placed), slug: placed.slug }, behind: above };
        });
      return { edits: insertTocEntries(document, toc, entries) };
    },
  };
}

function messageFor({ text }: Heading): string {
  return l10n.t('"{0}" is not in the table of contents; expected an entry for it.', shortened(text));
}
