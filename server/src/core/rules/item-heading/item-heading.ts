import * as l10n from "@vscode/l10n";
import { inTopLevelSections } from "../../conformance/match/inTopLevelSections.ts";
import type { PerfDocument } from "../../document/perfDocument.ts";
import { shiftSpan } from "../../text/span.ts";
import { shortened } from "../../text/wording.ts";
import { defineRule, type Finding, fixOf } from "../rule.ts";
import { isMisnumbered, type NumberedItem, type NumberedItems, numberedItems, renumberEdits } from "./itemNumbers.ts";

export const itemHeading = defineRule({
  scope: "match",
  meta: {
    id: "item-heading",
    group: "structure",
    severity: "information",
    appliesTo: "conforming",
    summary: "An item's number is out of sequence, or its heading lacks its label, its number or its name.",
    why: "Texts and tickets name an item by its number; that works while there is one with it, and only one.",
    isFixable: true,
  },
  check: ({ document, match }) => {
    const disordered = sectionsOutOfOrder(match);
    const runs = disordered.flatMap(({ topLevel }) => numberedItems(topLevel));
    return runs.flatMap((items) => items.flatMap((item) => findingFor(document, items, item) ?? []));
  },
});

/** Those whose items something is to be said of. */
const sectionsOutOfOrder = inTopLevelSections((match) => {
  const runs = numberedItems({ start: 0, match });
  return runs.some((items) => items.some((one) => messageFor(items, one) !== undefined)) ? [match] : [];
});

function findingFor(document: PerfDocument, items: NumberedItems, one: NumberedItem): Finding | undefined {
  const message = messageFor(items, one);
  if (message === undefined) return undefined;
  return {
    span: spanFor(one),
    message,
    fixes: isMisnumbered(one)
      ? [
          // Texts and tickets name an item by the number that it has.
          fixOf(
            one.item
              ? l10n.t("Number each {0} in order", one.schema.label)
              : l10n.t("Insert the heading of the {0}", one.schema.label),
            one.item?.number === undefined || one.item.label === "" ? "adds" : "unsafe",
            () => renumberEdits(document, items),
          ),
        ]
      : [],
  };
}

/** The number where that is wrong, else the heading's text. */
function spanFor({ item, expected, start, span }: NumberedItem): Finding["span"] {
  const isWrongNumber = item?.numberSpan && item.label !== "" && item.number !== expected;
  return isWrongNumber && item.numberSpan ? shiftSpan(item.numberSpan, start) : span;
}

function messageFor(items: NumberedItems, { item, expected, schema }: NumberedItem): string | undefined {
  const { label, namePlaceholders } = schema;
  const form = namePlaceholders.length > 0 ? l10n.t("{0} {1}: name", label, expected) : `${label} ${expected}`;
  if (!item) return l10n.t('The fields of another {0} begin here; expected a heading "{1}" above them.', label, form);
  const title = () => shortened(item.section.heading.text, 40);
  if (item.label === "") return l10n.t('"{0}" does not say that it is a {1}; expected "{2}".', title(), label, form);
  if (item.number !== expected) {
    // An item without a heading has no number, and says itself that it lacks one.
    const without = items.filter((other) => !other.item && other.expected < expected).length;
    if (without > 0 && item.number === expected - without) return undefined;
    const isTwice = items.some((other) => other.item?.number === item.number && other.expected < expected);
    const [found, due] = [`${label} ${item.number}`, `${label} ${expected}`];
    return isTwice
      ? l10n.t("{0} stands twice; expected {1}.", found, due)
      : l10n.t("{0} is out of sequence; expected {1}.", found, due);
  }
  return item.nameState === "missing" ? l10n.t('"{0}" has no name; expected "{1}".', title(), form) : undefined;
}
