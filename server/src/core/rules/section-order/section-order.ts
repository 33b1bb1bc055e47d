import * as l10n from "@vscode/l10n";
import type { Match } from "../../conformance/match.ts";
import type { PerfDocument } from "../../document/perfDocument.ts";
import { shiftSpan } from "../../text/span.ts";
import { defineRule, type Finding, fixOf } from "../rule.ts";
import { type MovedSection, movedSections, moveSection } from "./sectionOrder.ts";

export const sectionOrder = defineRule({
  scope: "match",
  meta: {
    id: "section-order",
    group: "structure",
    severity: "warning",
    appliesTo: "conforming",
    summary: "A section stands elsewhere than the template has it.",
    why: "Who has read one of these documents knows where to look in all of them, as long as their order is the same.",
    isFixable: true,
  },
  check: ({ document, match }) => {
    return movedSections(match).flatMap((moved) => findingFor(document, match, moved) ?? []);
  },
});

function findingFor(document: PerfDocument, match: Match, moved: MovedSection): Finding | undefined {
  const { section, schema } = moved.topLevel.match;
  const after = moved.after?.match.section;
  if (!section) return undefined;
  const [title, place] = [section.heading.text, after?.heading.text];
  return {
    span: shiftSpan(section.heading.textSpan, moved.topLevel.start + section.at),
    message:
      place === undefined
        ? l10n.t('"{0}" is out of order; expected it before all other sections.', title)
        : l10n.t('"{0}" is out of order; expected it after "{1}".', title, place),
    related:
      moved.after && after
        ? [
            {
              span: shiftSpan(after.heading.textSpan, moved.after.start + after.at),
              message: l10n.t("It belongs behind this section"),
            },
          ]
        : [],
    fixes: [
      // Text that says "above" or "below" may be wrong then.
      fixOf(
        place === undefined
          ? l10n.t('Move the section "{0}" to the top', schema.title)
          : l10n.t('Move the section "{0}" behind "{1}"', schema.title, place),
        "unsafe",
        () => moveSection(document, match, moved),
      ),
    ],
  };
}
