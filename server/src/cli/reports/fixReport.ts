import type { ReportedFinding } from "../../core/check/reportedFinding.ts";
import type { PerfDocument } from "../../core/document/perfDocument.ts";
import type { Fix } from "../../core/rules/rule.ts";
import { applyEdits, shiftEdit, sortEdits, type TextEdit } from "../../core/text/textEdit.ts";
import type { FixReport } from "./checkReport.ts";
import type { Ranges } from "./ranges.ts";

/** Units between the first and the last edit that one edit may write again. */
const MOST_BETWEEN = 4_000;

/** The fixes of a finding that reach no other file: the preferred one first, then those that are safer. */
export function fixesOf({ fixes }: ReportedFinding, document: PerfDocument, ranges: Ranges): readonly FixReport[] {
  return fixes
    .toSorted((a, b) => rankOf(a) - rankOf(b))
    .flatMap(({ title, edits: editsOf }) => {
      const { edits, others = [] } = editsOf();
      if (edits.length === 0 || others.length > 0) return [];
      const one = asOne(edits, document);
      const reported = ({ span, newText }: TextEdit) => ({ ...ranges.of(span), newText });
      return [{ title, edits: sortEdits(edits).map(reported), asOne: one && reported(one) }];
    });
}

function rankOf({ isPreferred, safety }: Fix): number {
  return isPreferred ? -1 : ["safe", "adds", "unsafe"].indexOf(safety);
}

function asOne(edits: readonly TextEdit[], document: PerfDocument): TextEdit | undefined {
  const start = Math.min(...edits.map(({ span }) => span.start));
  const end = Math.max(...edits.map(({ span }) => span.end));
  if (edits.length > 1 && end - start > MOST_BETWEEN) return undefined;
  const shifted = edits.map((edit) => shiftEdit(edit, -start));
  return { span: { start, end }, newText: applyEdits(document.textBetween(start, end), shifted) };
}
