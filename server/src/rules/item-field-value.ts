import { holdsAlternatives, unknownChoice } from "../conformance/choices.ts";
import type { SlotMatch } from "../conformance/match.ts";
import { demandingItems, presentSections } from "../conformance/walk.ts";
import type { FieldSlot } from "../template/template.ts";
import { type Span, shiftSpan } from "../text/span.ts";
import { anyOf, byNearness, nearest, shortened } from "../text/wording.ts";
import { defineRule, type Finding, type Fix } from "./rule.ts";

export const itemFieldValue = defineRule({
  scope: "section",
  meta: {
    id: "item-field-value",
    group: "structure",
    severity: "warning",
    appliesTo: "governed",
    summary: "A field with a fixed set of values holds another one.",
    why: "Documents are filtered and compared by these values; a word of one's own drops out of every list.",
    isFixable: true,
  },
  check: ({ match, section }) => {
    if (!match) return [];
    const slots = presentSections(match).flatMap(({ match: one }) => [
      ...one.slots,
      ...demandingItems(one).flatMap((item) => item.slots),
    ]);
    return slots.flatMap(withChildren).flatMap((slot) => findingFor(slot, textAt(section)) ?? []);
  },
});
