import { titleKey } from "../../conformance/match/titles.ts";
import type { Match } from "../../conformance/match.ts";
import type { PerfDocument } from "../../document/perfDocument.ts";
import { isMisspelt } from "../../text/misspelling.ts";
import { shiftSpan } from "../../text/span.ts";
import { defineRule, type Finding, fixOf } from "../rule.ts";
import { correctHeading, type NearMiss, nearMisses } from "./nearMisses.ts";

export const headingNearMiss = defineRule({
  scope: "match",
  meta: {
    id: "heading-near-miss",
    group: "structure",
    severity: "warning",
    appliesTo: "conforming",
    summary: "A section has nearly the template's title, or the title at another level.",
    why: "Links between documents and the readers' eyes look for the exact title at the usual level.",
    isFixable: true,
  },
  check: ({ document, match }) => nearMisses(match).map((miss) => findingFor(document, match, miss)),
});

function findingFor(document: PerfDocument, match: Match, miss: NearMiss): Finding {
  const { schema, section, start, hasTitle } = miss;
  const { text, level } = section.heading;
  return {
    span: shiftSpan(section.heading.textSpan, start + section.at),
    message: hasTitle
      ? `"${text}" is a heading of level ${level}; expected level ${schema.level}.`
      : `The section is called "${text}"; expected the template's title "${schema.title}".`,
    fixes: [
      // Another level may be what the rest of the document needs, another word what its author means.
      fixOf(
        hasTitle ? `Change the heading to level ${schema.level}` : `Change the title to "${schema.title}"`,
        !hasTitle && isMisspelt(titleKey(text), titleKey(schema.title)) ? "safe" : "unsafe",
        () => correctHeading(document, match, miss),
      ),
    ],
  };
}
