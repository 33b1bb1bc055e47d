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
  if (isJunk) return `${subjectOf(remaining)} is still to be written (${found}); expected ${expectedFor(remaining)}.`;
  switch (of.kind) {
    case "title":
      return `The title still holds ${found}; expected the name of what is described.`;
    case "description":
      return `The description is still the template's; expected one sentence of your own.`;
    case "name":
      return `${found} was never replaced; expected the name of the ${of.item.label}.`;
    case "and so on":
      return `${found} stands for a further ${of.item.label}; expected its content, or no heading.`;
    case "slot":
      return of.slot.kind === "field"
        ? `"${of.label}" still holds the template's ${found}; expected ${expectedIn(of.slot)}.`
        : `${found} is the template's text; expected ${expectedIn(of.slot)}.`;
    case "elsewhere":
      return `The placeholder ${found} was never replaced; expected what it stands for.`;
  }
}

function subjectOf({ of }: RemainingPlaceholder): string {
  switch (of.kind) {
    case "title":
      return "The title";
    case "description":
      return "The description";
    case "name":
    case "and so on":
      return `The name of the ${of.item.label}`;
    case "slot":
      return of.label === "" ? "This" : `"${shortened(of.label, 40)}"`;
    case "elsewhere":
      return "This";
  }
}

function expectedFor({ of }: RemainingPlaceholder): string {
  switch (of.kind) {
    case "title":
      return "the name of what is described";
    case "description":
      return "one sentence of your own";
    case "slot":
      return expectedOrReason(of.slot);
    default:
      return "what it stands for";
  }
}

function expectedOrReason(slot: SlotSchema): string {
  const isQuantity = slot.kind === "field" && slot.value.kind === "quantity";
  return `${expectedIn(slot)}${isQuantity ? ", or why there is none" : ""}`;
}
