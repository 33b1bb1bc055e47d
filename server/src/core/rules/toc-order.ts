import * as l10n from "@vscode/l10n";
import type { Match } from "../conformance/match.ts";
import { reorderToc } from "../conformance/toc/tocEdits.ts";
import type { TocMatch } from "../conformance/toc/tocEntries.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import type { TocEntry } from "../document/tocEntry.ts";
import { shortened } from "../text/wording.ts";
import { defineRule, type Finding, type Fix, fixOf } from "./rule.ts";

export const tocOrder = defineRule({
  scope: "document",
  meta: {
    id: "toc-order",
    group: "toc",
    severity: "warning",
    appliesTo: "related",
    summary: "The table of contents has another order than the sections, or its numbers do not count up.",
    why: "The order of the entries tells where in the document a section stands.",
    isFixable: true,
  },
  check: ({ document, conformance, toc }) => {
    // While entries are missing, numbers and order are bound to be off; adding them fixes both.
    if (!toc || toc.listed.some(({ entry }) => entry === undefined)) return [];
    const places = placesOf(toc);
    const displaced = firstDisplaced(toc, places);
    if (displaced && conformance && sectionsAreDisplaced(conformance.match)) return [];
    if (displaced) return [orderFinding(document, toc, displaced, places)];
    const misnumbered = firstMisnumbered(toc);
    return misnumbered ? [numberFinding(document, toc, misnumbered, places)] : [];
  },
});

type Places = ReadonlyMap<TocEntry, number>;

/** Where the headings of the outer entries stand; entries that lead nowhere stay behind the one they follow. */
function placesOf({ toc, listed }: TocMatch): Places {
  const known = new Map(listed.flatMap(({ entry, placed }) => (entry ? [[entry, placed.start] as const] : [])));
  let last = 0;
  return new Map(
    outerEntries(toc).map((entry) => {
      last = known.get(entry) ?? last;
      return [entry, last];
    }),
  );
}

function outerEntries({ entries }: TocMatch["toc"]): readonly TocEntry[] {
  return entries.filter(({ depth }) => depth === 0);
}

function firstDisplaced({ toc }: TocMatch, places: Places): TocEntry | undefined {
  const outer = outerEntries(toc);
  return outer.find((entry, index) => {
    const before = outer[index - 1];
    return before !== undefined && (places.get(entry) ?? 0) < (places.get(before) ?? 0);
  });
}

/** Then the sections are reported, and the entries may be the ones that are right. */
function sectionsAreDisplaced({ sections }: Match): boolean {
  const starts = sections.flatMap(({ start, match }) => (match.section ? [start] : []));
  return starts.some((start, index) => index > 0 && start < (starts[index - 1] ?? 0));
}

/** `1.` before every entry is a way to number too: Markdown counts by itself. */
function firstMisnumbered({ toc }: TocMatch): TocEntry | undefined {
  const outer = outerEntries(toc);
  const first = Number.parseInt(outer[0]?.marker ?? "", 10);
  if (!toc.isList || !toc.ordered || outer.every(({ marker }) => marker === outer[0]?.marker)) return undefined;
  return outer.find(({ marker }, index) => Number.parseInt(marker, 10) !== first + index);
}

function orderFinding(document: PerfDocument, toc: TocMatch, entry: TocEntry, places: Places): Finding {
  return {
    span: entry.textSpan,
    message: l10n.t(
      '"{0}" stands too late in the table of contents; expected the order of the sections.',
      shortened(entry.text),
    ),
    fixes: toc.toc.isList
      ? [regeneration(document, toc, places, l10n.t("Put the entries in the order of the sections"))]
      : [],
  };
}

function numberFinding(document: PerfDocument, toc: TocMatch, entry: TocEntry, places: Places): Finding {
  const index = outerEntries(toc.toc).indexOf(entry);
  const due = Number.parseInt(outerEntries(toc.toc)[0]?.marker ?? "1", 10) + index;
  return {
    span: { start: entry.span.start, end: entry.span.start + entry.marker.length },
    message: l10n.t("This entry has the number {0}; expected {1}.", Number.parseInt(entry.marker, 10), due),
    fixes: [regeneration(document, toc, places, l10n.t("Number the entries anew"))],
  };
}

function regeneration(document: PerfDocument, { toc }: TocMatch, places: Places, title: string): Fix {
  return fixOf(title, "safe", () => reorderToc(document, toc, (entry) => places.get(entry) ?? 0));
}
