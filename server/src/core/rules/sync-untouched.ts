import * as l10n from "@vscode/l10n";
import { isUntouched } from "../conformance/score/untouched.ts";
import { soundEntry } from "../frontmatter/frontmatterEdits.ts";
import { isDay } from "../text/dates.ts";
import { defineRule } from "./rule.ts";

export const syncUntouched = defineRule({
  scope: "match",
  meta: {
    id: "sync-untouched",
    group: "frontmatter",
    severity: "warning",
    appliesTo: "conforming",
    summary: "`last-synced` is a date, but the text is still the template's.",
    why: "There is nothing yet that could have been checked against the code.",
    isFixable: false,
  },
  check: (input) => {
    const synced = soundEntry(input.document.frontmatter, "last-synced");
    if (!synced || !isDay(synced.value.text) || !isUntouched(input)) return [];
    return [
      {
        span: synced.value.span,
        message: l10n.t("Synced on {0}, but the text is still the template's; expected `never`.", synced.value.text),
      },
    ];
  },
});
