import * as l10n from "@vscode/l10n";
import { missingToc } from "../conformance/gaps/missingToc.ts";
import { insertToc } from "../conformance/toc/insertToc.ts";
import { shiftSpan } from "../text/span.ts";
import { defineRule, fixOf } from "./rule.ts";

export const tocMissing = defineRule({
  scope: "match",
  meta: {
    id: "toc-missing",
    group: "toc",
    severity: { stub: "hint", draft: "hint", current: "warning" },
    appliesTo: "conforming",
    summary: "The document has no table of contents, though its template has one.",
    why: "A performance document is read in pieces, by people who look for one section.",
    isFixable: true,
  },
  check: ({ document, match }) => {
    const wanted = missingToc(document, match);
    if (!wanted) return [];
    const place = match.tocHeading ?? match.title.heading ?? document.outline.headings[0];
    if (!place) return [];
    const message = match.tocHeading
      ? l10n.t('"{0}" lists no section; expected a link to each.', match.tocHeading.heading.text)
      : l10n.t("The document has no table of contents; expected one above the first section.");
    return [
      {
        span: shiftSpan(place.heading.textSpan, place.start),
        message,
        fixes: [fixOf(l10n.t("Generate the table of contents"), "adds", () => insertToc(document, match, wanted))],
      },
    ];
  },
});
