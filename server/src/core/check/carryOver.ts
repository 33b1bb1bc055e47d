import { rules } from "../rules/index.ts";
import { type Span, shiftSpan } from "../text/span.ts";
import type { TextEdit } from "../text/textEdit.ts";
import { inTextOrder, type ReportedFinding } from "./reportedFinding.ts";

const BEYOND: ReadonlySet<string> = new Set(
  rules.filter(({ scope }) => scope === "workspace").map(({ meta }) => meta.id),
);

/** Those of the findings that took a look beyond the document: they cost more, and come after the others. */
export function beyondDocument(findings: readonly ReportedFinding[]): readonly ReportedFinding[] {
  return findings.filter(({ rule }) => BEYOND.has(rule.id));
}

/**
 * Findings moved along with an edit, until they are looked for again. What the edit touched is left out, and so are
 * fixes, since they were made for the text before.
 */
export function carriedOver(findings: readonly ReportedFinding[], edit: TextEdit): readonly ReportedFinding[] {
  return findings.flatMap(({ related, ...finding }) => {
    const span = spanAfter(finding.span, edit);
    if (!span) return [];
    const places = related.flatMap((place) => {
      const moved = place.uri === undefined ? spanAfter(place.span, edit) : place.span;
      return moved ? [{ ...place, span: moved }] : [];
    });
    return [{ ...finding, span, related: places, fixes: [] }];
  });
}

/** The findings of both, in the order of the text. */
export function mergeFindings(
  own: readonly ReportedFinding[],
  carried: readonly ReportedFinding[],
): readonly ReportedFinding[] {
  if (carried.length === 0) return own;
  return [...own, ...carried].sort(inTextOrder);
}

/** The span after an edit; undefined if that touched it. */
export function spanAfter(span: Span, edit: TextEdit): Span | undefined {
  if (span.end < edit.span.start) return span;
  if (span.start <= edit.span.end) return undefined;
  return shiftSpan(span, edit.newText.length - (edit.span.end - edit.span.start));
}
