import { unreadFrom } from "../document/chunks.ts";
import { editDocument, type PerfDocument } from "../document/perfDocument.ts";
import type { Fix, OtherFileEdit } from "../rules/rule.ts";
import { applyEdits, differenceOf } from "../text/textEdit.ts";
import { checkDocument } from "./check.ts";
import type { CheckContext } from "./checkContext.ts";
import { type Batch, type BatchedFix, confirms, type State } from "./confirmFixes.ts";
import { batchOf } from "./fixBatch.ts";
import type { ReportedFinding } from "./reportedFinding.ts";

export interface FixedDocument {
  readonly document: PerfDocument;
  /** How many fixes were applied, over all passes. */
  readonly applied: number;
  /** What the applied fixes ask of other files. */
  readonly others: readonly OtherFileEdit[];
  /** There is more to fix than is done at once. */
  readonly isCutOff: boolean;
}

/** What is said of a document that is cut off. */
export const CUT_OFF =
  "Not all that can be fixed here was fixed: that would take too long, or make the document too long to be read.";

/** The fix of a finding that is to be applied; undefined for a finding that is left as it is. */
export type FixChoice = (finding: ReportedFinding) => Fix | undefined;

/** The fix that runs unattended: the preferred one if it is safe, else the first safe one. */
export const safeFixOf: FixChoice = ({ fixes }) => preferred(fixes.filter(({ safety }) => safety === "safe"));

/** The same, where no other file may be touched. */
export const safeFixInside: FixChoice = (finding) => {
  const fix = safeFixOf(finding);
  return fix === undefined || (fix.edits().others ?? []).length > 0 ? undefined : fix;
};

/** The fix that needs no choice once somebody has asked for it: it may add what the template has. */
export const certainFixOf: FixChoice = ({ fixes }) => preferred(fixes.filter(({ safety }) => safety !== "unsafe"));

function preferred(fixes: readonly Fix[]): Fix | undefined {
  return fixes.find(({ isPreferred }) => isPreferred) ?? fixes[0];
}

/** How often a document was checked to fix it, and how many units of text that touched: what tests count instead of time. */
export const fixCounter = { checks: 0, units: 0 };

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
  const attempts = new Attempts(context, choose);
  let current: State = { document, checked: checkDocument(document, context) };
  let applied = 0;
  const others: OtherFileEdit[] = [];
  const futile = new Futile();
  let most = Number.POSITIVE_INFINITY;
  for (;;) {
    const batch = batchOf(current.checked.findings, futile.except(choose, current), most);
    const isLast = batch.fixes.length === 0;
    if (isLast || attempts.areSpent) return { document: current.document, applied, others, isCutOff: !isLast };
    const next = attempts.confirmed(current, batch);
    if (next) {
      futile.add(
        batch.fixes.filter(({ isElsewhere }) => isElsewhere),
        current,
      );
      applied += next.applied;
      others.push(...batch.others);
      current = next.state;
      most *= 2;
    } else if (batch.fixes.length === 1) {
      futile.add(batch.fixes, current);
      most = 2;
    } else most = batch.fixes.length >> 1;
  }
}

/** Findings whose fixes are not tried again. */
class Futile {
  readonly #keys = new Set<string>();

  add(fixes: readonly BatchedFix[], state: State): void {
    for (const { finding } of fixes) this.#keys.add(keyOf(finding, state));
  }

  except(choose: FixChoice, state: State): FixChoice {
    if (this.#keys.size === 0) return choose;
    return (finding) => (this.#keys.has(keyOf(finding, state)) ? undefined : choose(finding));
  }
}

/** Units around a finding that tell it from others of its kind: a line may be as long as the document. */
const NEIGHBOURHOOD = 200;

/** What makes a finding the same one after an edit elsewhere. */
function keyOf({ rule, message, span }: ReportedFinding, { document }: State): string {
  const { lines } = document;
  const line = lines.lineAt(span.start);
  const start = Math.max(lines.startOfLine(line), span.start - NEIGHBOURHOOD);
  const end = Math.min(lines.startOfLine(line + 1), span.end + NEIGHBOURHOOD);
  return `${rule.id}: ${message}\n${document.textBetween(start, end)}`;
}

interface Confirmed {
  readonly state: State;
  readonly applied: number;
}

/** Batches tried on a document: so many units of text are looked at for that, and no more. */
class Attempts {
  readonly #context: CheckContext;
  readonly #choose: FixChoice;
  #checks = 0;
  #units = 0;

  constructor(context: CheckContext, choose: FixChoice) {
    this.#context = context;
    this.#choose = choose;
  }

  get areSpent(): boolean {
    return this.#checks >= MOST_CHECKS || this.#units >= MOST_UNITS;
  }

  /** The state after the batch, and after what it made room for; undefined if that does not confirm the batch. */
  confirmed(before: State, batch: Batch): Confirmed | undefined {
    const applied = batch.fixes.length;
    if (batch.edits.length === 0) return { state: before, applied };
    const after = this.#after(before, batch);
    if (confirms(before, batch, after, this.#context)) return { state: after, applied };
    // What it brought to light may be fixed as well: entries in the wrong order, once none is missing.
    const known = new Set(before.checked.findings.map((finding) => keyOf(finding, before)));
    const fresh = after.checked.findings.filter((finding) => !known.has(keyOf(finding, after)));
    const following = batchOf(fresh, this.#choose, batch.fixes.length);
    if (following.edits.length === 0 || following.others.length > 0) return undefined;
    const later = this.#after(after, following);
    return confirms(before, batch, later, this.#context)
      ? { state: later, applied: applied + following.fixes.length }
      : undefined;
  }

  #after({ document }: State, { edits }: Batch): State {
    const edit = differenceOf(document.text, applyEdits(document.text, edits));
    const next = edit ? editDocument(document, edit) : document;
    const touched = edit ? Math.max(edit.newText.length, edit.span.end - edit.span.start) : 0;
    const units = touched + Math.ceil(next.outline.end / SHARE_OF_UNTOUCHED);
    this.#checks++;
    // What has become too much to read shows nothing of what was fixed; to look for less that can be takes too long.
    this.#units += isUnread(next) && !isUnread(document) ? MOST_UNITS : units;
    fixCounter.checks++;
    fixCounter.units += units;
    return { document: next, checked: checkDocument(next, this.#context) };
  }
}

function isUnread({ chunks }: PerfDocument): boolean {
  return unreadFrom(chunks) !== undefined;
}

const MOST_CHECKS = 500;
const MOST_UNITS = 6_000_000;
/** What an edit does not touch is not parsed again, and few rules look at it: so much less it costs. */
const SHARE_OF_UNTOUCHED = 8;
