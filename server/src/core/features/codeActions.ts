import * as l10n from "@vscode/l10n";
import { applyFixes, certainFixOf, type FixChoice, safeFixOf } from "../check/applyFixes.ts";
import type { ReportedFinding } from "../check/reportedFinding.ts";
import { markAsSynced, markAsSyncedTitle } from "../conformance/score/syncMark.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import { soundEntry } from "../frontmatter/frontmatterEdits.ts";
import type { Fix, FixEdits } from "../rules/rule.ts";
import { minimalEdits } from "../text/minimalEdits.ts";
import { type Span, shiftSpan, textOf, touches } from "../text/span.ts";
import type { TextEdit } from "../text/textEdit.ts";
import { disabledInFile, disabledOnLine, suppressible } from "./disableRule.ts";
import type { FeatureInput } from "./feature.ts";

/** A fix as an editor lists it: what is needed to find it again, and no edit yet. */
export interface CodeAction {
  readonly title: string;
  readonly kind: CodeActionKind;
  readonly isPreferred: boolean;
  /** Undefined for an action on the whole document. */
  readonly finding: ReportedFinding | undefined;
  readonly key: ActionKey;
}

/** The kinds that the server gives; an editor may ask for one of them or for what they begin with. */
export const CODE_ACTION_KINDS = [
  "quickfix",
  "source.fixAll.perfdoc",
  "source.perfdoc.toc",
  "source.perfdoc.synced",
] as const;
export type CodeActionKind = (typeof CODE_ACTION_KINDS)[number];

/** Which action it is, in a form that survives the way to the editor and back. */
export type ActionKey =
  | { readonly action: "fix"; readonly rule: string; readonly span: Span; readonly title: string }
  | { readonly action: "fixAllOfRule" | "disableInFile" | "showRule"; readonly rule: string }
  | { readonly action: "disableOnLine"; readonly rule: string; readonly at: number }
  | { readonly action: "fixAll" }
  | { readonly action: "tableOfContents" }
  | { readonly action: "markAsSynced" };

const TOC_RULES: ReadonlySet<string> = new Set([
  "toc-missing",
  "toc-entry-missing",
  "toc-entry-stale",
  "toc-anchor",
  "toc-order",
]);

/**
 * The actions that apply to a range.
 * @param only The kinds that are asked for; all if undefined. `source` actions are given only when asked for.
 * @param showsRules True where the editor can show a rule's page.
 */
export function codeActions(
  input: FeatureInput,
  range: Span,
  only: readonly string[] | undefined,
  showsRules = false,
): readonly CodeAction[] {
  const wants = (kind: CodeActionKind) =>
    only?.some((one) => kind === one || kind.startsWith(`${one}.`)) ?? kind === "quickfix";
  const { findings } = input.checked;
  return [
    ...(wants("quickfix") ? quickFixes(input, range, showsRules) : []),
    ...(wants("source.fixAll.perfdoc") && findings.some(safeFixOf) ? [fixAll()] : []),
    ...(wants("source.perfdoc.toc") && findings.some(isOfToc) ? [tableOfContents()] : []),
    ...(wants("source.perfdoc.synced") && syncMarkFor(input) ? [synced()] : []),
  ];
}

function fixAll(): CodeAction {
  return wholeAction(l10n.t("Fix all that needs no choice"), "source.fixAll.perfdoc", { action: "fixAll" });
}

function tableOfContents(): CodeAction {
  return wholeAction(l10n.t("Regenerate the table of contents"), "source.perfdoc.toc", { action: "tableOfContents" });
}

function synced(): CodeAction {
  return wholeAction(markAsSyncedTitle(), "source.perfdoc.synced", { action: "markAsSynced" });
}

/** An action on more than one finding. */
function wholeAction(title: string, kind: CodeActionKind, key: ActionKey): CodeAction {
  return { title, kind, isPreferred: false, finding: undefined, key };
}

/** Undefined for what is no document of ours, and for one that is marked already. */
function syncMarkFor({ document: { frontmatter }, checked, context }: FeatureInput): FixEdits | undefined {
  const entry = soundEntry(frontmatter, "last-synced");
  const isDue = checked.kind !== "foreign" && entry !== undefined && entry.value.text !== context.today;
  return isDue ? markAsSynced(frontmatter.text, entry, context.today).edits() : undefined;
}

function isOfToc({ rule }: ReportedFinding): boolean {
  return TOC_RULES.has(rule.id);
}

function quickFixes({ document, checked }: FeatureInput, range: Span, showsRules: boolean): readonly CodeAction[] {
  const { findings } = checked;
  const here = findings.filter(({ span }) => touches(span, range));
  const own = here.flatMap((finding) => (finding.fixes ?? []).map((fix) => quickFix(finding, fix)));
  const rules = [...new Set(here.map(({ rule }) => rule.id))];
  const several = rules.filter((id) => findings.filter((one) => one.rule.id === id && certainFixOf(one)).length > 1);
  return [
    ...own,
    ...several.map((rule) => wholeAction(l10n.t("Fix all of {0}", rule), "quickfix", { action: "fixAllOfRule", rule })),
    ...rules
      .flatMap((id) => here.find(({ rule }) => rule.id === id) ?? [])
      .flatMap((finding) => [
        ...disablingActions(document, finding),
        ...(showsRules
          ? [
              actionFor(finding, l10n.t("Open the page of {0}", finding.rule.id), {
                action: "showRule",
                rule: finding.rule.id,
              }),
            ]
          : []),
      ]),
  ];
}

function disablingActions(document: PerfDocument, finding: ReportedFinding): readonly CodeAction[] {
  const { id: rule } = finding.rule;
  const { onLine, inFile } = suppressible(document, finding);
  return [
    ...(onLine
      ? [
          actionFor(finding, l10n.t("Disable {0} for this line", rule), {
            action: "disableOnLine",
            rule,
            at: finding.span.start,
          }),
        ]
      : []),
    ...(inFile
      ? [actionFor(finding, l10n.t("Disable {0} in this file", rule), { action: "disableInFile", rule })]
      : []),
  ];
}

function actionFor(finding: ReportedFinding, title: string, key: ActionKey): CodeAction {
  return { title, kind: "quickfix", isPreferred: false, finding, key };
}

function quickFix(finding: ReportedFinding, fix: Fix): CodeAction {
  const key = { action: "fix", rule: finding.rule.id, span: finding.span, title: fix.title } as const;
  return { ...actionFor(finding, fix.title, key), isPreferred: fix.isPreferred ?? false };
}

/** The action's edits in the document as it is now; undefined if what it fixes is gone. */
export function resolveCodeAction(input: FeatureInput, key: ActionKey): FixEdits | undefined {
  const { document, checked, context } = input;
  switch (key.action) {
    case "fix": {
      // Several findings of a rule may stand at one place: what is missing below a heading is marked there.
      const here = checked.findings.filter(
        ({ rule, span }) => rule.id === key.rule && span.start === key.span.start && span.end === key.span.end,
      );
      const fixes = here.flatMap((finding) => finding.fixes ?? []);
      const chosen = fixes.find(({ title }) => title === key.title)?.edits();
      return chosen && { ...chosen, edits: chosen.edits.flatMap((edit) => trimmed(document.text, edit)) };
    }
    case "disableOnLine":
      return { edits: disabledOnLine(input, key.rule, key.at) };
    case "disableInFile":
      return { edits: disabledInFile(document, key.rule) };
    case "showRule":
      return undefined;
    case "fixAllOfRule":
      return allFixed((finding) => (finding.rule.id === key.rule ? certainFixOf(finding) : undefined));
    case "fixAll":
      return allFixed(safeFixOf);
    case "tableOfContents":
      return allFixed((finding) => (isOfToc(finding) ? certainFixOf(finding) : undefined));
    case "markAsSynced":
      return syncMarkFor(input);
  }

  /** The same function as the command line's `--fix`, so that both write the same bytes. */
  function allFixed(choose: FixChoice): FixEdits {
    const fixed = applyFixes(document, context, choose);
    return { edits: minimalEdits(document.text, fixed.document.text), others: fixed.others };
  }
}

/** An edit as the fewest and smallest ones: what stays the same is not written anew. */
function trimmed(text: string, { span, newText }: TextEdit): readonly TextEdit[] {
  if (span.start === span.end || newText === "") return [{ span, newText }];
  return minimalEdits(textOf(text, span), newText).map((edit) => ({ ...edit, span: shiftSpan(edit.span, span.start) }));
}
