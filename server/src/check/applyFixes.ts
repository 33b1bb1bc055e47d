import { editDocument, type PerfDocument } from "../document/perfDocument.ts";
import type { Fix, OtherFileEdit } from "../rules/rule.ts";
import { applyEdits, areDisjoint, differenceOf, type TextEdit } from "../text/textEdit.ts";
import { type CheckContext, type CheckedDocument, checkDocument, type ReportedFinding } from "./check.ts";

export interface FixedDocument {
  readonly document: PerfDocument;
  /** How many fixes were applied, over all passes. */
  readonly applied: number;
  /** What the applied fixes ask of other files. */
  readonly others: readonly OtherFileEdit[];
}

/** More passes than any document has needed: each fix of a pass may make room for others. */
const MOST_PASSES = 200;

/** Rules whose findings say that the document can no longer be read as its author meant it. */
const SYNTAX_RULES: ReadonlySet<string> = new Set(["frontmatter-syntax", "fence-unclosed"]);

/**
 * Applies every safe fix, pass by pass, until a pass finds none.
 * @param wanted Which findings to fix; all of them unless told otherwise.
 * @returns The document as it was, with nothing applied, if the result would parse worse.
 */
export function applyFixes(
  document: PerfDocument,
  context: CheckContext,
  wanted: (finding: ReportedFinding) => boolean = () => true,
): FixedDocument {
  const untouched: FixedDocument = { document, applied: 0, others: [] };
  const before = checkDocument(document, context);
  let current = untouched;
  let checked = before;
  const seen = new Set([document.text]);
  const futile = new Set<string>();
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const pending = checked.findings.filter((finding) => wanted(finding) && !futile.has(keyOf(finding)));
    const { edits, others, mended } = passOver(pending);
    if (mended.length === 0) break;
    const edit = differenceOf(current.document.text, applyEdits(current.document.text, edits));
    const next = edit ? editDocument(current.document, edit) : current.document;
    // A text that comes back means that two fixes undo each other: what is there already is kept.
    if (edit && seen.has(next.text)) break;
    seen.add(next.text);
    const after = checkDocument(next, context);
    // A fix after which its finding is there again would be applied for ever; one of another file is asked for once.
    const unmended = mended.filter((finding) => countOf(finding, after) >= countOf(finding, checked));
    for (const finding of unmended) futile.add(keyOf(finding));
    if (edit && unmended.length === mended.length) continue;
    current = { document: next, applied: current.applied + mended.length, others: [...current.others, ...others] };
    checked = after;
  }
  return syntaxFindings(checked) > syntaxFindings(before) ? untouched : current;
}

/** What makes a finding the same one before and after a pass, wherever it moves to. */
function keyOf({ rule, message }: ReportedFinding): string {
  return `${rule.id}: ${message}`;
}

function countOf(finding: ReportedFinding, { findings }: CheckedDocument): number {
  return findings.filter((other) => keyOf(other) === keyOf(finding)).length;
}

function syntaxFindings({ findings }: CheckedDocument): number {
  return findings.filter(({ rule }) => SYNTAX_RULES.has(rule.id)).length;
}

/** The fix that runs unattended: the preferred one if it is safe, else the first safe one. */
export function safeFixOf({ fixes = [] }: ReportedFinding): Fix | undefined {
  const safe = fixes.filter(({ safety }) => safety === "safe");
  return safe.find(({ isPreferred }) => isPreferred) ?? safe[0];
}

interface Pass {
  readonly edits: readonly TextEdit[];
  readonly others: readonly OtherFileEdit[];
  /** The findings whose fixes these are. */
  readonly mended: readonly ReportedFinding[];
}

/** One pass: the fixes in the order of the text, each unless it meets one that is taken already. */
function passOver(findings: readonly ReportedFinding[]): Pass {
  const edits: TextEdit[] = [];
  const others: OtherFileEdit[] = [];
  const mended: ReportedFinding[] = [];
  for (const finding of findings) {
    const fix = safeFixOf(finding)?.edits();
    if (!fix || fix.edits.length + (fix.others?.length ?? 0) === 0 || !fitsBeside(fix.edits, edits)) continue;
    edits.push(...fix.edits);
    others.push(...(fix.others ?? []));
    mended.push(finding);
  }
  return { edits, others, mended };
}

/** Edits that touch count as meeting: two insertions at one place have no order of their own. */
function fitsBeside(edits: readonly TextEdit[], taken: readonly TextEdit[]): boolean {
  const meets = (edit: TextEdit) =>
    taken.some(({ span }) => edit.span.start <= span.end && span.start <= edit.span.end);
  return areDisjoint(edits) && !edits.some(meets);
}
