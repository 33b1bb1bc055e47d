import * as l10n from "@vscode/l10n";
import type { PerfDocument } from "../document/perfDocument.ts";
import { rules } from "../rules/index.ts";
import type { Finding, RuleMeta } from "../rules/rule.ts";
import { startOfLine } from "../text/lineEnds.ts";
import { suggestion } from "../text/nearWords.ts";
import type { Span } from "../text/span.ts";
import type { UnusedSuppression } from "./suppressions.ts";

/** No rule of its own: it is known only after all others have run. */
export const unusedSuppressionMeta: RuleMeta = {
  id: "unused-suppression",
  group: "structure",
  severity: "warning",
  appliesTo: "related",
  summary: "A `perfdoc-disable` comment suppresses nothing.",
  why: "A comment that outlived its finding would hide the next one of its kind.",
  isFixable: true,
};

/**
 * A finding for each suppression that did nothing.
 * @param judged The rules that ran: of another one it is not known whether it would have found something.
 */
export function unusedSuppressions(
  unused: readonly UnusedSuppression[],
  judged: ReadonlySet<string>,
  document: PerfDocument,
): readonly Finding[] {
  const known = new Set(rules.map(({ meta }) => meta.id));
  return unused
    .filter(({ rule }) => rule === undefined || judged.has(rule) || !known.has(rule))
    .map((one) => ({
      span: one.span,
      message: messageFor(one, known),
      tags: ["unnecessary"],
      fixes: [
        {
          title: l10n.t("Remove the suppression"),
          safety: "safe",
          isPreferred: true,
          edits: () => ({ edits: [{ span: removalOf(one, document.text), newText: "" }] }),
        },
      ],
    }));
}

function messageFor({ rule }: UnusedSuppression, known: ReadonlySet<string>): string {
  if (rule === undefined) return l10n.t("This comment suppresses nothing.");
  if (known.has(rule)) return l10n.t('Nothing of "{0}" is found here to suppress.', rule);
  return l10n.t('There is no rule "{0}"{1}', rule, suggestion(rule, [...known]));
}

/** The rule's name with its comma; the whole comment, with its line where nothing else is on it, if no other name is left. */
function removalOf({ directive, span }: UnusedSuppression, text: string): Span {
  if (directive.rules.length > 1) {
    const behind = /^\s*,?\s*(?!-)/.exec(text.slice(span.end, directive.span.end))?.[0] ?? "";
    const before = /,\s*$/.exec(text.slice(directive.span.start, span.start))?.[0] ?? "";
    const isLast = directive.rules.at(-1)?.span.start === span.start;
    return isLast
      ? { start: span.start - before.length, end: span.end }
      : { start: span.start, end: span.end + behind.length };
  }
  const lineStart = startOfLine(text, directive.span.start);
  const lineEnd = /^[ \t]*(?:\r\n|[\r\n]|$)/.exec(text.slice(directive.span.end))?.[0];
  const isAlone = lineEnd !== undefined && text.slice(lineStart, directive.span.start).trim() === "";
  return isAlone ? { start: lineStart, end: directive.span.end + lineEnd.length } : directive.span;
}
