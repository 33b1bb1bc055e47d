import * as l10n from "@vscode/l10n";
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
      ? l10n.t('"{0}" is a heading of level {1}; expected level {2}.', text, level, schema.level)
      : l10n.t('The section is called "{0}"; expected the template\'s title "{1}".', text, schema.title),
    fixes: [
      // Another level may be what the rest of the document needs, another word what its author means.
      fixOf(
        hasTitle
          ? l10n.t("Change the heading to level {0}", schema.level)
          : l10n.t('Change the title to "{0}"', schema.title),
        !hasTitle && isMisspelt(titleKey(text), titleKey(schema.title)) ? "safe" : "unsafe",
        () => correctHeading(document, match, miss),
      ),
    ],
  };
}
