import { isUntouched } from "../conformance/score/untouched.ts";
import { soundEntries } from "../frontmatter/frontmatterEdits.ts";
import { isDay } from "../text/dates.ts";
import { defineRule } from "./rule.ts";

export const syncUntouched = defineRule({
  scope: "document",
  meta: {
    id: "sync-untouched",
    group: "frontmatter",
    severity: "warning",
    appliesTo: "conforming",
    summary: "`last-synced` is a date, but the text is still the template's.",
    why: "There is nothing yet that could have been checked against the code.",
    isFixable: false,
  },
  check: ({ document: { frontmatter }, conformance }) => {
    const synced = soundEntries(frontmatter).find(({ key }) => key === "last-synced");
    if (!synced || !conformance || !isDay(synced.value.text) || !isUntouched(conformance)) return [];
    return [
      {
        span: synced.value.span,
        message: `Synced on ${synced.value.text}, but the text is still the template's; expected \`never\`.`,
      },
    ];
  },
});
