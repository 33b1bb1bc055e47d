import * as l10n from "@vscode/l10n";
import { markAsSynced } from "../conformance/score/syncMark.ts";
import { isUntouched } from "../conformance/score/untouched.ts";
import { soundEntry } from "../frontmatter/frontmatterEdits.ts";
import type { FrontmatterEntry } from "../frontmatter/frontmatterModel.ts";
import { addDays, isDay } from "../text/dates.ts";
import { defineRule, type Finding } from "./rule.ts";

export const syncOverdue = defineRule({
  scope: "document",
  meta: {
    id: "sync-overdue",
    group: "frontmatter",
    severity: "information",
    appliesTo: "related",
    summary:
      "The document was updated after it was last checked against the code, or is current and was never checked.",
    why: "`last-synced` tells readers up to which day they may rely on what a document says about the code.",
    isFixable: true,
  },
  check: ({ document: { frontmatter }, conformance, today }) => {
    const textIn = (key: string) => soundEntry(frontmatter, key)?.value.text ?? "";
    const synced = soundEntry(frontmatter, "last-synced");
    if (!synced || textIn("status") === "archived" || (conformance && isUntouched(conformance))) return [];
    const message = messageFor(synced.value.text, textIn("status"), textIn("created"), textIn("updated"), today);
    return message === undefined ? [] : [findingFor(synced, message, today, frontmatter.text)];
  },
});

function messageFor(
  synced: string,
  status: string,
  created: string,
  updated: string,
  today: string,
): string | undefined {
  if (synced === "never") {
    return status === "current" ? l10n.t("The document is current and was never checked against the code.") : undefined;
  }
  // A date that lies before `created` or in the future is wrong by itself.
  const areSound = isDay(synced) && isDay(updated) && synced >= created && updated <= addDays(today, 1);
  return areSound && updated > synced
    ? l10n.t("Updated on {0}, after the last check against the code on {1}.", updated, synced)
    : undefined;
}

function findingFor(synced: FrontmatterEntry, message: string, today: string, text: string): Finding {
  return { span: synced.value.span, message, fixes: [markAsSynced(text, synced, today)] };
}
