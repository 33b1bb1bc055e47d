import * as l10n from "@vscode/l10n";
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
      message: l10n.t("Nothing defines [{0}]; expected a line `[{1}]: address`.", shortened(label), shortened(label)),
    })),
});

const undefinedReferencesIn = inEveryPiece(({ undefinedReferences }) => undefinedReferences);
