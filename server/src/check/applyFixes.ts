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
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const next = applyOnce(current, checked.findings.filter(wanted));
    // A text that comes back means that two fixes undo each other: what is there already is kept.
    if (next === undefined) break;
    const isNew = !seen.has(next.document.text);
    if (isNew || next.document.text === current.document.text) current = next;
    if (!isNew) break;
    seen.add(next.document.text);
    checked = checkDocument(current.document, context);
  }
  return syntaxFindings(checked) > syntaxFindings(before) ? untouched : current;
}

function syntaxFindings({ findings }: CheckedDocument): number {
  return findings.filter(({ rule }) => SYNTAX_RULES.has(rule.id)).length;
}

/** The fix that runs unattended: the preferred one if it is safe, else the first safe one. */
export function safeFixOf({ fixes = [] }: ReportedFinding): Fix | undefined {
  const safe = fixes.filter(({ safety }) => safety === "safe");
  return safe.find(({ isPreferred }) => isPreferred) ?? safe[0];
}

/** One pass: the fixes in the order of the text, each unless it meets one that is taken already. */
function applyOnce(
  { document, applied, others }: FixedDocument,
  findings: readonly ReportedFinding[],
): FixedDocument | undefined {
  const taken: TextEdit[] = [];
  const asked: OtherFileEdit[] = [];
  let count = 0;
  for (const finding of findings) {
    const fix = safeFixOf(finding)?.edits();
    if (!fix || fix.edits.length + (fix.others?.length ?? 0) === 0 || !fitsBeside(fix.edits, taken)) continue;
    taken.push(...fix.edits);
    asked.push(...(fix.others ?? []));
    count++;
  }
  if (count === 0) return undefined;
  const edit = differenceOf(document.text, applyEdits(document.text, taken));
  return {
    document: edit ? editDocument(document, edit) : document,
    applied: applied + count,
    others: [...others, ...asked],
  };
}

/** Edits that touch count as meeting: two insertions at one place have no order of their own. */
function fitsBeside(edits: readonly TextEdit[], taken: readonly TextEdit[]): boolean {
  const meets = (edit: TextEdit) =>
    taken.some(({ span }) => edit.span.start <= span.end && span.start <= edit.span.end);
  return areDisjoint(edits) && !edits.some(meets);
}
