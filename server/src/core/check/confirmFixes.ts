import { statusOf } from "../conformance/match/documentKind.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import type { OtherFileEdit, Severity } from "../rules/rule.ts";
import { countsBy } from "../text/addTo.ts";
import type { Span } from "../text/span.ts";
import { sortEdits, type TextEdit } from "../text/textEdit.ts";
import type { CheckedDocument } from "./check.ts";
import type { CheckContext } from "./checkContext.ts";
import { keepsAnchors } from "./keptAnchors.ts";
import type { ReportedFinding } from "./reportedFinding.ts";
import { isAtLeast, SEVERITIES } from "./severity.ts";
import { addsNoTwinEntry } from "./twinEntries.ts";

/** A document with what is found in it. */
export interface State {
  readonly document: PerfDocument;
  readonly checked: CheckedDocument;
}

/** Fixes that are applied at once. */
export interface Batch {
  readonly fixes: readonly BatchedFix[];
  readonly edits: readonly TextEdit[];
  readonly others: readonly OtherFileEdit[];
}

export interface BatchedFix {
  readonly finding: ReportedFinding;
  readonly isSafe: boolean;
  /** It changes other files alone, so the document can't confirm it. */
  readonly isElsewhere: boolean;
}

/**
 * True if the document after a batch of fixes is what they promise: what they fix is gone, all can still be
 * read, and the table of contents has no entry twice.
 * Of safe ones it is asked as well that nothing more is found, and that every link leads where it led.
 */
export function confirms(before: State, batch: Batch, after: State, { facts }: CheckContext): boolean {
  if (before.document.text === after.document.text) return false;
  if (!addsNoTwinEntry(before.document, after.document)) return false;
  if (batch.fixes.every(({ isSafe }) => isSafe)) {
    return findsLess(before, batch, after) && keepsAnchors(before.document, after.document, facts);
  }
  const fixed = batch.fixes.flatMap(({ finding, isElsewhere }) => (isElsewhere ? [] : [finding]));
  return areGone(fixed, before, after) && canStillBeRead(before, after);
}

/**
 * True if what was fixed is gone, and at no severity more is found. A finding may only give way to another in the same
 * place: what is a number at last may be the wrong one.
 */
function findsLess(before: State, { fixes, edits }: Batch, after: State): boolean {
  if (!hasNoMore(before, after)) return false;
  const counts = countsBy(before.checked.findings, byRule);
  const fixed = new Set<string>();
  for (const { finding, isElsewhere } of fixes) {
    if (isElsewhere) continue;
    counts.set(byRule(finding), (counts.get(byRule(finding)) ?? 0) - 1);
    fixed.add(byRule(finding));
  }
  const now = countsBy(after.checked.findings, byRule);
  const risen = [...now.keys()].filter((rule) => (now.get(rule) ?? 0) > (counts.get(rule) ?? 0));
  if (risen.length === 0) return true;
  const isInPlace = changedPlaces(before.document, edits, after.document);
  return risen.every(
    (rule) =>
      !fixed.has(rule) &&
      after.checked.findings.filter((one) => byRule(one) === rule && !isInPlace(one.span)).length <=
        (counts.get(rule) ?? 0),
  );
}

const ALL: readonly Severity[] = ["hint"];

/** While the status stays, severities are compared; else only how much is found in all. */
function hasNoMore(before: State, after: State): boolean {
  const isSameStatus = statusOf(before.document.frontmatter) === statusOf(after.document.frontmatter);
  return (isSameStatus ? SEVERITIES : ALL).every((least) => {
    const [then, now] = [before, after].map(
      ({ checked }) => checked.findings.filter(({ severity }) => isAtLeast(severity, least)).length,
    );
    return (now ?? 0) <= (then ?? 0);
  });
}

/** A test whether a span lies on a line that the edits changed; the frontmatter counts as one line. */
function changedPlaces(
  before: PerfDocument,
  edits: readonly TextEdit[],
  { frontmatter, lines }: PerfDocument,
): (span: Span) => boolean {
  let moved = 0;
  const changed = new Set<number>();
  for (const { span, newText } of sortEdits(edits)) {
    const start = span.start + moved;
    if (span.start <= before.frontmatter.bodyStart) changed.add(-1);
    for (let line = lines.lineAt(start); line <= lines.lineAt(start + newText.length); line++) changed.add(line);
    moved += newText.length - (span.end - span.start);
  }
  return ({ start }) => changed.has(start < frontmatter.bodyStart ? -1 : lines.lineAt(start));
}

function byRule({ rule }: ReportedFinding): string {
  return rule.id;
}

/** What was added may lack something in turn: only what it fixes has to be gone. */
function areGone(fixed: readonly ReportedFinding[], before: State, after: State): boolean {
  const byMessage = ({ rule, message }: ReportedFinding) => `${rule.id}: ${message}`;
  const [then, now] = [countsBy(before.checked.findings, byMessage), countsBy(after.checked.findings, byMessage)];
  return [...countsBy(fixed, byMessage)].every(([key, count]) => (now.get(key) ?? 0) + count <= (then.get(key) ?? 0));
}

/** Rules whose findings say that the document can no longer be read as its author meant it. */
const SYNTAX_RULES: ReadonlySet<string> = new Set(["frontmatter-syntax", "fence-unclosed", "text-unread"]);

function canStillBeRead(before: State, after: State): boolean {
  const [then, now] = [before, after].map(
    ({ checked }) => checked.findings.filter(({ rule }) => SYNTAX_RULES.has(rule.id)).length,
  );
  return (now ?? 0) <= (then ?? 0);
}
