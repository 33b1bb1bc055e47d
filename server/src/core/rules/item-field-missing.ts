import * as l10n from "@vscode/l10n";
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
        ? l10n.t('"{0}" is missing at the end of the document; expected it as the template has it.', label)
        : l10n.t('"{0}" is missing in "{1}"; expected that field.', label, shortened(gap.owner.name, 40));
    }
    case "empty":
      return l10n.t('"{0}" has no value; expected one beside or below it.', gap.slot.label);
    case "no footer":
      return l10n.t(
        "The document ends without {0}; expected them behind the last section.",
        allOf(gap.slots.map(({ label }) => `"${label}"`)),
      );
  }
}

function titleFor(gap: FieldGap): string {
  switch (gap.kind) {
    case "missing":
      return l10n.t('Insert "{0}"', gap.place.slot.label);
    case "empty":
      return l10n.t("Insert the template's text to be replaced");
    case "no footer":
      return l10n.t("Insert the end of the document");
  }
}
