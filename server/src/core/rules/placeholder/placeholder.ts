import * as l10n from "@vscode/l10n";
import { type RemainingPlaceholder, remainingPlaceholders } from "../../conformance/gaps/remainingPlaceholders.ts";
import { expectedIn } from "../../conformance/values/expectedWords.ts";
import type { SlotSchema } from "../../template/template.ts";
import { shiftSpan } from "../../text/span.ts";
import { shortened } from "../../text/wording.ts";
import { defineRule } from "../rule.ts";
import { placeholderFixes } from "./placeholderFixes.ts";

export const placeholder = defineRule({
  scope: "match",
  meta: {
    id: "placeholder",
    group: "structure",
    severity: { stub: "hint", draft: "hint", current: "warning" },
    appliesTo: "conforming",
    summary: "Text of the template stands where the author's own should.",
    why: "A placeholder looks like content from a distance, and the question that it asks stays unanswered.",
    isFixable: true,
  },
  check: ({ document, match, today }) => {
    const lines = new Set<number>();
    return remainingPlaceholders(document, match).flatMap(({ start, found }) => {
      const span = shiftSpan(found.span, start);
      const line = document.lines.lineAt(span.start);
      // A line that asks for several things is one that nobody has written yet.
      if (found.of.kind === "elsewhere" && lines.has(line)) return [];
      lines.add(line);
      return [{ span, message: messageFor(found), fixes: placeholderFixes(found, span, document, match, today) }];
    });
  },
});

function messageFor(remaining: RemainingPlaceholder): string {
  const { of, text, isJunk } = remaining;
  const found = `"${shortened(text, 40)}"`;
  if (isJunk)
    return l10n.t(
      "{0} is still to be written ({1}); expected {2}.",
      subjectOf(remaining),
      found,
      expectedFor(remaining),
    );
  switch (of.kind) {
    case "title":
      return l10n.t("The title still holds {0}; expected the name of what is described.", found);
    case "description":
      return l10n.t("The description is still the template's; expected one sentence of your own.");
    case "name":
      return l10n.t("{0} was never replaced; expected the name of the {1}.", found, of.item.label);
    case "and so on":
      return l10n.t("{0} stands for a further {1}; expected its content, or no heading.", found, of.item.label);
    case "slot":
      return of.slot.kind === "field"
        ? l10n.t('"{0}" still holds the template\'s {1}; expected {2}.', of.label, found, expectedIn(of.slot))
        : l10n.t("{0} is the template's text; expected {1}.", found, expectedIn(of.slot));
    case "elsewhere":
      return l10n.t("The placeholder {0} was never replaced; expected what it stands for.", found);
  }
}

function subjectOf({ of }: RemainingPlaceholder): string {
  switch (of.kind) {
    case "title":
      return l10n.t("The title");
    case "description":
      return l10n.t("The description");
    case "name":
    case "and so on":
      return l10n.t("The name of the {0}", of.item.label);
    case "slot":
      return of.label === "" ? l10n.t("This") : `"${shortened(of.label, 40)}"`;
    case "elsewhere":
      return l10n.t("This");
  }
}

function expectedFor({ of }: RemainingPlaceholder): string {
  switch (of.kind) {
    case "title":
      return l10n.t("the name of what is described");
    case "description":
      return l10n.t("one sentence of your own");
    case "slot":
      return expectedOrReason(of.slot);
    default:
      return l10n.t("what it stands for");
  }
}

function expectedOrReason(slot: SlotSchema): string {
  const isQuantity = slot.kind === "field" && slot.value.kind === "quantity";
  return isQuantity ? l10n.t("{0}, or why there is none", expectedIn(slot)) : expectedIn(slot);
}
