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
        message: `Synced on ${synced.value.text}, but the text is still the template's; expected \`never\`.`,
      },
    ];
  },
});
