import * as l10n from "@vscode/l10n";
import { blocksAfter } from "../conformance/edits/insertBlock.ts";
import { type EmptySection, emptySections, skeletonFor } from "../conformance/gaps/emptySections.ts";
import { headingPlace } from "../document/markedPlaces.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import type { Template } from "../template/template.ts";
import { anyOf } from "../text/wording.ts";
import { defineRule, type Finding, fixOf, type SeverityByStatus } from "./rule.ts";

export const sectionEmpty = defineRule({
  scope: "match",
  meta: {
    id: "section-empty",
    group: "structure",
    severity: { stub: "hint", draft: "hint", current: "warning" },
    appliesTo: "conforming",
    summary: "A section or an item has a heading, but not what belongs below it.",
    why: "A heading with nothing below it looks like an answer until somebody needs it.",
    isFixable: true,
  },
  check: ({ document, match, template }) =>
    emptySections(document, match).map((empty) => findingFor(document, template, empty)),
});

/** A paragraph may say all that there is to say. */
const IN_PROSE: SeverityByStatus = { stub: "hint", draft: "hint", current: "information" };

function findingFor(document: PerfDocument, template: Template, empty: EmptySection): Finding {
  const { section, start, contentEnd } = empty;
  return {
    span: headingPlace(section.heading, start + section.at),
    message: messageFor(empty),
    ...(empty.lacks === "items" && { severity: IN_PROSE }),
    fixes: [
      fixOf(l10n.t("Insert what the template has here"), "adds", () => [
        blocksAfter(document.text, contentEnd, skeletonFor(empty, template)),
      ]),
    ],
  };
}

function messageFor({ lacks, schema, section }: EmptySection): string {
  const title = section.heading.text;
  const isItem = schema.kind === "item";
  switch (lacks) {
    case "all":
      return isItem
        ? l10n.t('"{0}" is empty; expected the fields of a {1}.', title, schema.label)
        : l10n.t('The section "{0}" is empty; expected its content, or "Not applicable" with a reason.', title);
    case "text":
      return l10n.t('The section "{0}" has no text of its own; expected some above its subsections.', title);
    case "items": {
      const labels = isItem ? [] : schema.children.flatMap((child) => (child.kind === "item" ? [child.label] : []));
      return l10n.t(
        'The section "{0}" has no {1}; expected one, or "Not applicable" with a reason.',
        title,
        anyOf(labels),
      );
    }
  }
}
