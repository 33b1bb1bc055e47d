import * as l10n from "@vscode/l10n";
import { slotGroups } from "../../conformance/match/presentSections.ts";
import type { SlotMatch } from "../../conformance/match.ts";
import type { Field } from "../../markdown/part.ts";
import { byNearness, nearest } from "../../text/nearWords.ts";
import { firstLineOf, type Span, shiftSpan, textOf } from "../../text/span.ts";
import { anyOf, shortened } from "../../text/wording.ts";
import { defineRule, type Finding, replacement } from "../rule.ts";
import { unknownChoice } from "./choices.ts";

export const itemFieldValue = defineRule({
  scope: "section",
  meta: {
    id: "item-field-value",
    group: "structure",
    severity: "warning",
    appliesTo: "conforming",
    summary: "A field with a fixed set of values holds another one.",
    why: "Documents are filtered and compared by these values; a word of one's own drops out of every list.",
    isFixable: true,
  },
  check: (input) =>
    slotGroups(input).flatMap(({ slots, section }) =>
      slots.flatMap(withChildren).flatMap((slot) => findingFor(slot, section.part.text) ?? []),
    ),
});

function withChildren(slot: SlotMatch): readonly SlotMatch[] {
  return [slot, ...slot.children.flatMap(withChildren)];
}

function findingFor({ schema, state, field, at }: SlotMatch, text: string): Finding | undefined {
  if (schema.kind !== "field" || schema.value.kind !== "alternatives" || schema.value.isOpen) return undefined;
  if (!field || field.value === "" || state !== "filled") return undefined;
  const { values } = schema.value;
  const unknown = unknownChoice(field.value, values);
  if (unknown === undefined) return undefined;
  const span = shiftSpan(placeOf(unknown, field, text), at);
  const meant = nearest(unknown, values);
  return {
    span,
    message: l10n.t('"{0}" is "{1}"; expected {2}.', field.label, shortened(unknown, 30), anyOf(values)),
    fixes: byNearness(unknown, values).map((word) =>
      replacement(l10n.t('Change to "{0}"', word), word === meant ? "safe" : "unsafe", span, word, word === meant),
    ),
  };
}

/** The unknown piece as written; the value's first line where markup stands in the piece. */
function placeOf(unknown: string, { valueSpan }: Field, text: string): Span {
  const index = textOf(text, valueSpan).indexOf(unknown);
  if (index < 0) return firstLineOf(text, valueSpan);
  return { start: valueSpan.start + index, end: valueSpan.start + index + unknown.length };
}
