import type { PerfDocument } from "../document/perfDocument.ts";
import type { TocEntry } from "../document/tocEntry.ts";

/**
 * True unless more entries of the table of contents than before lead where another one leads. No rule reports that, as
 * an author may want it; two fixes that know nothing of each other may each write the same entry.
 */
export function addsNoTwinEntry(before: PerfDocument, after: PerfDocument): boolean {
  return twinsIn(after) <= twinsIn(before);
}

function twinsIn({ tableOfContents }: PerfDocument): number {
  const fragments = (tableOfContents?.entries ?? []).filter(leadsHere).map(({ fragment }) => fragment);
  return fragments.length - new Set(fragments).size;
}

function leadsHere({ fragment, leadsElsewhere }: TocEntry): boolean {
  return fragment !== undefined && !leadsElsewhere;
}
