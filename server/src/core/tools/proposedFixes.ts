import { applyFixes, certainFixOf, safeFixOf } from "../check/applyFixes.ts";
import type { ReportedFinding } from "../check/reportedFinding.ts";
import { editDocument } from "../document/perfDocument.ts";
import { isInside } from "../host/uri.ts";
import type { Fix, FixSafety, OtherFileEdit } from "../rules/rule.ts";
import { unifiedDiff } from "../tasks/unifiedDiff.ts";
import { minimalEdits } from "../text/minimalEdits.ts";
import { applyEdits, differenceOf, type TextEdit } from "../text/textEdit.ts";
import { linksElsewhere } from "../workspace/links/linksElsewhere.ts";
import type { DocumentAtHand } from "./checkedDocument.ts";
import { pathTo } from "./namedPlace.ts";
import { versionOf } from "./paging.ts";
import type { ToolContext } from "./tool.ts";

/** A fix that can be applied by its id, as long as the document is what it is now. */
export interface ProposedFix {
  readonly id: string;
  readonly title: string;
  /** Undefined for the fix of all that needs no choice. */
  readonly rule: string | undefined;
  readonly safety: FixSafety;
  readonly message: string;
  /** Where the finding begins, from 1. */
  readonly line: number;
  readonly plan: () => FixPlan;
}

/** What a fix does: to the document, and to other files. */
interface FixPlan {
  readonly edits: readonly TextEdit[];
  readonly others: readonly OtherFileEdit[];
}

/** What all ids of a document end in. */
export function versionOfIds({ document }: DocumentAtHand): string {
  return versionOf(document.text);
}

/** The fix of all that needs no choice, where there is one, and each fix of each finding, in the order of the text. */
export function proposedFixes(found: DocumentAtHand): readonly ProposedFix[] {
  const { document, checked } = found;
  const version = versionOfIds(found);
  const used = new Map<string, number>();
  const single = checked.findings.flatMap((finding) =>
    inOrder(finding).map((fix): ProposedFix => {
      const { line, character } = document.lines.positionAt(finding.span.start);
      const place = `${finding.rule.id}@${line + 1}:${character + 1}`;
      const turn = (used.get(place) ?? 0) + 1;
      used.set(place, turn);
      return {
        id: `${place}.${turn}-${version}`,
        title: fix.title,
        rule: finding.rule.id,
        safety: fix.safety,
        message: finding.message,
        line: line + 1,
        plan: () => ({ others: [], ...fix.edits() }),
      };
    }),
  );
  return checked.findings.some((finding) => safeFixOf(finding)) ? [allSafe(found, version), ...single] : single;
}

/** The one that needs no choice first. */
function inOrder(finding: ReportedFinding): readonly Fix[] {
  const first = certainFixOf(finding);
  return first ? [first, ...finding.fixes.filter((fix) => fix !== first)] : finding.fixes;
}

/** What `perfdoc check --fix` does to the document. */
function allSafe({ document, context }: DocumentAtHand, version: string): ProposedFix {
  return {
    id: `safe-${version}`,
    title: "Fix all that needs no choice",
    rule: undefined,
    safety: "safe",
    message: "Repairs what is written, loses nothing and adds nothing.",
    line: 1,
    plan: () => {
      const fixed = applyFixes(document, context);
      return { edits: minimalEdits(document.text, fixed.document.text), others: fixed.others };
    },
  };
}

/** The changes of files that a fix comes to, with the links that follow it; none of them out of the roots. */
export async function changesOf(
  { roots }: ToolContext,
  { workspace, document }: DocumentAtHand,
  fix: ProposedFix,
): Promise<readonly OtherFileEdit[]> {
  const { edits, others } = fix.plan();
  const edit = differenceOf(document.text, applyEdits(document.text, edits));
  const relinked = edit ? await linksElsewhere(workspace, document, editDocument(document, edit)) : [];
  const all: readonly OtherFileEdit[] = [
    ...(edit ? [{ kind: "edit", uri: document.uri, edits } as const] : []),
    ...others,
    ...relinked.map((one) => ({ kind: "edit", ...one }) as const),
  ];
  return all.filter(({ uri }) => roots.some((root) => isInside(root, uri)));
}

/** The changes as one unified diff. */
export async function diffOf(
  context: ToolContext,
  { workspace, document }: DocumentAtHand,
  changes: readonly OtherFileEdit[],
): Promise<string> {
  const texts = new Map<string, { readonly before: string | undefined; readonly after: string }>();
  for (const change of changes) {
    if (change.kind === "create") {
      texts.set(change.uri, { before: undefined, after: change.text });
      continue;
    }
    const known = texts.get(change.uri);
    const before = known?.before ?? (change.uri === document.uri ? document.text : await textAt(workspace, change.uri));
    if (before !== undefined)
      texts.set(change.uri, { before, after: applyEdits(known?.after ?? before, change.edits) });
  }
  return unifiedDiff([...texts].map(([uri, texts]) => ({ path: pathTo(context, uri), ...texts })));
}

async function textAt(workspace: DocumentAtHand["workspace"], uri: string): Promise<string | undefined> {
  const read = await workspace.read(uri);
  return read.kind === "document" ? read.document.text : undefined;
}
