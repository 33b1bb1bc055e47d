import { type FieldGap, fieldGaps } from "../conformance/gaps/fieldGaps.ts";
import { editForField } from "../conformance/gaps/gaps.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import type { Template } from "../template/template.ts";
import { type Span, shiftSpan } from "../text/span.ts";
import { allOf, shortened } from "../text/wording.ts";
import { defineRule, type Finding, fixOf, type SeverityByStatus } from "./rule.ts";

export const itemFieldMissing = defineRule({
  scope: "match",
  meta: {
    id: "item-field-missing",
    group: "structure",
    severity: { stub: "hint", draft: "hint", current: "warning" },
    appliesTo: "conforming",
    summary: "A field that the template has in an item, a section or another field is missing, or has no value.",
    why: "The fields are the questions that every reader asks; one that is left out is asked again each time.",
    isFixable: true,
  },
  check: ({ document, match, template }) => {
    return fieldGaps(document, match).map((gap) => findingFor(document, template, gap));
  },
});

/** A document of its authors' own shape may well end where they had said everything. */
const WITHOUT_END: SeverityByStatus = { stub: "hint", draft: "hint", current: "information" };

function findingFor(document: PerfDocument, template: Template, gap: FieldGap): Finding {
  return {
    span: spanOf(gap),
    ...(gap.kind === "no footer" && { severity: WITHOUT_END }),
    message: messageFor(gap),
    fixes: [fixOf(titleFor(gap), "adds", () => [editForField(gap, document, template)])],
  };
}

function spanOf(gap: FieldGap): Span {
  switch (gap.kind) {
    case "missing":
      return gap.owner.span;
    case "empty":
      return shiftSpan(gap.field.labelSpan, gap.at);
    case "no footer":
      return gap.span;
  }
}

function messageFor(gap: FieldGap): string {
  switch (gap.kind) {
    case "missing": {
      const { label } = gap.place.slot;
      return gap.owner.name === ""
        ? `"${label}" is missing at the end of the document; expected it as the template has it.`
        : `"${label}" is missing in "${shortened(gap.owner.name, 40)}"; expected that field.`;
    }
    case "empty":
      return `"${gap.slot.label}" has no value; expected one beside or below it.`;
    case "no footer":
      return `The document ends without ${allOf(gap.slots.map(({ label }) => `"${label}"`))}; expected them behind the last section.`;
  }
}

function titleFor(gap: FieldGap): string {
  switch (gap.kind) {
    case "missing":
      return `Insert "${gap.place.slot.label}"`;
    case "empty":
      return "Insert the template's text to be replaced";
    case "no footer":
      return "Insert the end of the document";
  }
}
