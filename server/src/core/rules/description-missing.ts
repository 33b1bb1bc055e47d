import * as l10n from "@vscode/l10n";
import { headingPlace } from "../document/markedPlaces.ts";
import { defineRule } from "./rule.ts";

export const descriptionMissing = defineRule({
  scope: "match",
  meta: {
    id: "description-missing",
    group: "structure",
    severity: { stub: "hint", draft: "hint", current: "warning" },
    appliesTo: "conforming",
    summary: "No sentence below the title says what the document describes.",
    why: "Lists of documents show it, and it tells a reader in one sentence whether to read on.",
    isFixable: false,
  },
  check: ({ match }) => {
    const title = match.title.heading;
    if (!title || match.description?.state !== "missing") return [];
    return [
      {
        span: headingPlace(title.heading, title.start),
        message: l10n.t("No description follows the title; expected one sentence about what the document describes."),
      },
    ];
  },
});
