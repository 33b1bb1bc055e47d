import { inEveryPiece } from "../document/inEveryPart.ts";
import { shiftSpan } from "../text/span.ts";
import { shortened } from "../text/wording.ts";
import { defineRule } from "./rule.ts";

export const referenceUndefined = defineRule({
  scope: "document",
  meta: {
    id: "reference-undefined",
    group: "links",
    severity: "warning",
    appliesTo: "related",
    summary: "A link names a reference that the document does not define.",
    why: "Without its definition the link stays plain text with brackets.",
    isFixable: false,
  },
  check: ({ document: { outline } }) =>
    undefinedReferencesIn(outline).map(({ start, found: { span, label } }) => ({
      span: shiftSpan(span, start),
      message: `Nothing defines [${shortened(label)}]; expected a line \`[${shortened(label)}]: address\`.`,
    })),
});

const undefinedReferencesIn = inEveryPiece(({ undefinedReferences }) => undefinedReferences);
