import type { Fix, FixEdits, FixGroup, OtherFileEdit } from "../rules/rule.ts";
import { addTo } from "../text/addTo.ts";
import { TakenPlaces } from "../text/takenPlaces.ts";
import type { TextEdit } from "../text/textEdit.ts";
import type { Batch, BatchedFix } from "./confirmFixes.ts";
import type { ReportedFinding } from "./reportedFinding.ts";

/** So many fixes may be made in vain for one pass, besides as many as fit: where all meet, each pass takes one. */
const MOST_IN_VAIN = 20;

interface Chosen {
  readonly finding: ReportedFinding;
  readonly fix: Fix;
}

/**
 * Fixes in the order of the text that can be applied at once: each unless it meets one that is taken already. Those of
 * one group count as one fix.
 * @param most So many findings are fixed at most.
 */
export function batchOf(
  findings: readonly ReportedFinding[],
  choose: (finding: ReportedFinding) => Fix | undefined,
  most: number,
): Batch {
  const edits: TextEdit[] = [];
  const others: OtherFileEdit[] = [];
  const fixes: BatchedFix[] = [];
  const taken = new TakenPlaces();
  let inVain = 0;
  for (const together of unitsOf(findings, choose)) {
    if (fixes.length >= most || inVain > fixes.length + MOST_IN_VAIN) break;
    const members = together.slice(0, most - fixes.length);
    const made = editsOf(members);
    if (!made || made.edits.length + (made.others?.length ?? 0) === 0) continue;
    if (!taken.take(made.edits)) {
      inVain++;
      continue;
    }
    for (const edit of made.edits) edits.push(edit);
    others.push(...(made.others ?? []));
    const isElsewhere = made.edits.length === 0;
    for (const { finding, fix } of members) fixes.push({ finding, isSafe: fix.safety === "safe", isElsewhere });
  }
  return { fixes, edits, others };
}

/** What is chosen, members of one group together where the first of them stands. */
function unitsOf(
  findings: readonly ReportedFinding[],
  choose: (finding: ReportedFinding) => Fix | undefined,
): readonly (readonly Chosen[])[] {
  const units = new Map<ReportedFinding | FixGroup, Chosen[]>();
  for (const finding of findings) {
    const fix = choose(finding);
    if (fix) addTo(units, fix.member?.group ?? finding, { finding, fix });
  }
  return [...units.values()];
}

/** The edits of one fix, or of members of one group. */
function editsOf(members: readonly Chosen[]): FixEdits | undefined {
  const [first] = members;
  const group = first?.fix.member?.group;
  if (!group) return first?.fix.edits();
  const places = members.flatMap(({ fix }) => fix.member?.place ?? []);
  return group.edits(places.sort((a, b) => a - b));
}
