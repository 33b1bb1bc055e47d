import type { PlacedHeading } from "../../document/outline.ts";
import type { PerfDocument } from "../../document/perfDocument.ts";
import { addTo } from "../../text/addTo.ts";
import { fragmentsOf } from "../facts/documentIndex.ts";
import { foreignFilesNaming } from "../foreignFiles.ts";
import { withFacts } from "../withFacts.ts";
import type { Workspace } from "../workspace.ts";
import { linkedDocuments } from "./linkedDocuments.ts";
import { type Relinked, relinkedEdits } from "./relinked.ts";

/**
 * What links in other Markdown files have to say when a document was changed so that headings of it have other
 * fragments. Other files are looked at only then.
 */
export async function linksElsewhere(
  workspace: Workspace,
  before: PerfDocument,
  after: PerfDocument,
): Promise<Relinked["others"]> {
  const left = fragmentsOf(after);
  if ([...fragmentsOf(before)].every((fragment) => left.has(fragment))) return [];
  const pairs = sameHeadings(before.outline.headings, after.outline.headings);
  const others = [...workspace.index.documents(), ...(await foreignFilesNaming(workspace, [before.uri]))];
  return withFacts(workspace, before.uri, ({ facts, settings }) => {
    const linked = linkedDocuments(before, others, facts, settings.docsRoot);
    const { others: edits } = relinkedEdits(
      linked,
      pairs.map(([one]) => one),
      pairs.map(([, one]) => one),
    );
    return edits;
  });
}

type Pair = readonly [before: PlacedHeading, after: PlacedHeading];

/**
 * Headings that have another fragment, each with what has become of it: as many of the same levels stand behind the
 * same heading then.
 */
function sameHeadings(before: readonly PlacedHeading[], after: readonly PlacedHeading[]): readonly Pair[] {
  const now = runsOfOthers(after, before);
  return [...runsOfOthers(before, after)].flatMap(([behind, run]) => {
    const others = now.get(behind) ?? [];
    const isSame =
      run.length === others.length && run.every(({ heading }, at) => heading.level === others[at]?.heading.level);
    return isSame ? run.flatMap((one, at): readonly Pair[] => (others[at] ? [[one, others[at]]] : [])) : [];
  });
}

/** The headings whose fragment none of the others has, by the fragment of the last one in front of them. */
function runsOfOthers(
  headings: readonly PlacedHeading[],
  others: readonly PlacedHeading[],
): ReadonlyMap<string, readonly PlacedHeading[]> {
  const known = new Set(others.map(({ slug }) => slug));
  const runs = new Map<string, PlacedHeading[]>();
  let behind = "";
  for (const placed of headings) {
    if (known.has(placed.slug)) behind = placed.slug;
    else addTo(runs, behind, placed);
  }
  return runs;
}
