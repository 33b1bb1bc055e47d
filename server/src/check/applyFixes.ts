import { editDocument, type PerfDocument } from "../document/perfDocument.ts";
import type { Fix, OtherFileEdit } from "../rules/rule.ts";
import { TakenPlaces } from "../text/takenPlaces.ts";
import { applyEdits, differenceOf, type TextEdit } from "../text/textEdit.ts";
import { type CheckContext, checkDocument, type ReportedFinding } from "./check.ts";
import { type Batch, type BatchedFix, confirms, type State } from "./confirmFixes.ts";

export interface FixedDocument {
  readonly document: PerfDocument;
  /** How many fixes were applied, over all passes. */
  readonly applied: number;
  /** What the applied fixes ask of other files. */
  readonly others: readonly OtherFileEdit[];
}

/** The fix of a finding that is to be applied; undefined for a finding that is left as it is. */
export type FixChoice = (finding: ReportedFinding) => Fix | undefined;

/** The fix that runs unattended: the preferred one if it is safe, else the first safe one. */
export const safeFixOf: FixChoice = ({ fixes }) => preferred(fixes.filter(({ safety }) => safety === "safe"));

/** The fix that needs no choice once somebody has asked for it: it may add what the template has. */
export const certainFixOf: FixChoice = ({ fixes }) => preferred(fixes.filter(({ safety }) => safety !== "unsafe"));

function preferred(fixes: readonly Fix[]): Fix | undefined {
  return fixes.find(({ isPreferred }) => isPreferred) ?? fixes[0];
}

/**
 * Applies fixes, each to the document as the others left it, until none is left. A fix that its own result does not
 * confirm is taken back: one whose finding is still there, after which more is found than before, which leads a link
 * elsewhere, or which costs a heading.
 * @param choose Which fix of which finding; the safe ones of all findings unless told otherwise.
 */
export function applyFixes(
  document: PerfDocument,
  context: CheckContext,
  choose: FixChoice = safeFixOf,
): FixedDocument {
  let current: State = { document, checked: checkDocument(document, context) };
  let applied = 0;
  const others: OtherFileEdit[] = [];
  const futile = new Set<string>();
  let most = Number.POSITIVE_INFINITY;
  for (let work = mostChecks(document); work > 0; work--) {
    const { findings } = current.checked;
    const batch = batchOf(findings, (one) => (futile.has(keyOf(one, current)) ? undefined : choose(one)), most);
    if (batch.fixes.length === 0) break;
    const next = confirmed(current, batch, context, choose);
    if (next) {
      for (const { finding, isElsewhere } of batch.fixes) if (isElsewhere) futile.add(keyOf(finding, current));
      applied += next.applied;
      others.push(...batch.others);
      current = next.state;
      most *= 2;
    } else if (batch.fixes.length === 1) {
      for (const { finding } of batch.fixes) futile.add(keyOf(finding, current));
      most = 2;
    } else most = batch.fixes.length >> 1;
  }
  return { document: current.document, applied, others };
}

/** A check looks at the whole document: so many units of text are looked at in all, and no more. */
const MOST_WORK = 40_000_000;

function mostChecks({ outline }: PerfDocument): number {
  return Math.min(2_000, Math.max(50, Math.ceil(MOST_WORK / Math.max(1, outline.end))));
}

/** What makes a finding the same one after an edit elsewhere. */
function keyOf({ rule, message, span }: ReportedFinding, { document }: State): string {
  const { lines } = document;
  const line = lines.lineAt(span.start);
  const text = document.textBetween(lines.startOfLine(line), lines.startOfLine(line + 1));
  return `${rule.id}: ${message}\n${text}`;
}

/** So many fixes may be made in vain for one pass, besides as many as fit: where all meet, each pass takes one. */
const MOST_IN_VAIN = 20;

/** Fixes in the order of the text that can be applied at once: each unless it meets one that is taken already. */
function batchOf(findings: readonly ReportedFinding[], choose: FixChoice, most: number): Batch {
  const edits: TextEdit[] = [];
  const others: OtherFileEdit[] = [];
  const fixes: BatchedFix[] = [];
  const taken = new TakenPlaces();
  let inVain = 0;
  for (const finding of findings) {
    if (fixes.length >= most || inVain > fixes.length + MOST_IN_VAIN) break;
    const fix = choose(finding);
    const made = fix?.edits();
    if (!fix || !made || made.edits.length + (made.others?.length ?? 0) === 0) continue;
    if (!taken.take(made.edits)) {
      inVain++;
      continue;
    }
    edits.push(...made.edits);
    others.push(...(made.others ?? []));
    fixes.push({ finding, isSafe: fix.safety === "safe", isElsewhere: made.edits.length === 0 });
  }
  return { fixes, edits, others };
}

interface Confirmed {
  readonly state: State;
  readonly applied: number;
}

/** The state after the batch, and after what it made room for; undefined if that does not confirm the batch. */
function confirmed(before: State, batch: Batch, context: CheckContext, choose: FixChoice): Confirmed | undefined {
  const applied = batch.fixes.length;
  if (batch.edits.length === 0) return { state: before, applied };
  const after = afterBatch(before, batch, context);
  if (confirms(before, batch, after, context)) return { state: after, applied };
  // What it brought to light may be mended as well: entries in the wrong order, once none is missing.
  const known = new Set(before.checked.findings.map((finding) => keyOf(finding, before)));
  const fresh = after.checked.findings.filter((finding) => !known.has(keyOf(finding, after)));
  const following = batchOf(fresh, choose, batch.fixes.length);
  if (following.edits.length === 0 || following.others.length > 0) return undefined;
  const later = afterBatch(after, following, context);
  return confirms(before, batch, later, context)
    ? { state: later, applied: applied + following.fixes.length }
    : undefined;
}

function afterBatch({ document }: State, { edits }: Batch, context: CheckContext): State {
  const edit = differenceOf(document.text, applyEdits(document.text, edits));
  const next = edit ? editDocument(document, edit) : document;
  return { document: next, checked: checkDocument(next, context) };
}
